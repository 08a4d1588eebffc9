using KhachQuen.Platform;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>Errors as RFC 9457 for machines and as sentences for people (api.md, Habits).</summary>
public static class Problems
{
    public static bool IsExpected(Exception problem) => problem is Refused or NotFound or Forbidden or ChangedMeanwhile or DbUpdateConcurrencyException or BadHttpRequestException;

    public static async Task Answer(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()!.Error;
        switch (error)
        {
            case Refused refused: await Write(http, StatusCodes.Status422UnprocessableEntity, refused.Code, refused.Field, [.. refused.Args]); break;
            case NotFound: await Write(http, StatusCodes.Status404NotFound, "notFound"); break;
            case Forbidden: await Write(http, StatusCodes.Status403Forbidden, "forbidden"); break;
            case ChangedMeanwhile changed: await Write(http, StatusCodes.Status409Conflict, "changedMeanwhile", current: changed.Current); break;
            case DbUpdateConcurrencyException: await Write(http, StatusCodes.Status409Conflict, "changedMeanwhile"); break;
            case BadHttpRequestException bad: await Write(http, bad.StatusCode, bad.StatusCode == 413 ? "tooLarge" : "badRequest"); break;
            default: await Write(http, StatusCodes.Status500InternalServerError, "unexpected"); break;
        }
    }

    public static Task Write(HttpContext http, int status, string code, string? field = null, object[]? args = null, object? current = null)
    {
        var t = http.RequestServices.GetRequiredService<T>();
        var text = t["problem." + code, [.. (args ?? []).Select(a => a is Enum named ? t.Of(named) : a)]];
        var more = new Dictionary<string, object?> { ["code"] = code };
        if (field is not null) more["errors"] = new Dictionary<string, string[]> { [field] = [text] };
        if (current is not null) more["current"] = current;
        http.Response.Headers.CacheControl = "no-store";
        return Results.Problem(statusCode: status, title: http.RequestServices.GetRequiredService<T>()["problem.title." + status], detail: text, type: "about:blank", extensions: more).ExecuteAsync(http);
    }
}

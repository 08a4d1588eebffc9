using KhachQuen.Platform;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>Errors as RFC 9457 for machines and as sentences for people (api.md, Habits).</summary>
public static class Problems
{
    /// <summary>ENOSPC: what was sent is laid by in the machine's own folder before anybody reads it.</summary>
    private const int DiskFull = 28;

    public static bool IsExpected(Exception problem) => problem is Refused or KhachQuen.Platform.NotFound or Forbidden or ChangedMeanwhile or DbUpdateConcurrencyException or BadHttpRequestException;

    public static async Task Answer(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()!.Error;
        switch (error)
        {
            case Refused refused: await Write(http, StatusCodes.Status422UnprocessableEntity, refused.Code, refused.Field, [.. refused.Args]); break;
            case KhachQuen.Platform.NotFound: await Write(http, StatusCodes.Status404NotFound, "notFound"); break;
            case Forbidden: await Write(http, StatusCodes.Status403Forbidden, "forbidden"); break;
            case ChangedMeanwhile changed: await Write(http, StatusCodes.Status409Conflict, "changedMeanwhile", current: changed.Current, changed: await Changed(http, changed.Row)); break;
            case DbUpdateConcurrencyException problem: await Write(http, StatusCodes.Status409Conflict, "changedMeanwhile", changed: await Changed(http, Meanwhile.RowOf(problem))); break;
            case BadHttpRequestException bad: await Write(http, bad.StatusCode, bad.StatusCode == 413 ? "tooLarge" : "badRequest"); break;
            case StorageTrouble or IOException { HResult: DiskFull }: await Write(http, StatusCodes.Status503ServiceUnavailable, "storageTrouble"); break;
            default: await Write(http, StatusCodes.Status500InternalServerError, "unexpected"); break;
        }
    }

    /// <summary>What ended with a status and no word: an unknown address, a right that is missing, a form that has expired.</summary>
    public static Task Bare(HttpContext http) => Write(http, http.Response.StatusCode, http.Response.StatusCode switch
    {
        400 when http.Features.Get<Microsoft.AspNetCore.Antiforgery.IAntiforgeryValidationFeature>() is { IsValid: false } => "formExpired",
        401 => "unauthorized", 403 => "forbidden", 404 => "noPage", >= 500 => "unexpected", _ => "badRequest",
    });

    public static Task Write(HttpContext http, int status, string code, string? field = null, object[]? args = null, object? current = null, IReadOnlyList<string>? changed = null)
    {
        var texts = http.RequestServices.GetRequiredService<T>();
        var (title, text) = (TitleOf(status, texts), texts["problem." + code, [.. (args ?? []).Select(a => a is Enum named ? texts.Of(named) : a)]]);
        http.Response.Headers.CacheControl = "no-store";
        if (WantsPage(http.Request)) return new RazorComponentResult<App>(new { Problem = new ProblemShown(status, title, text) }) { StatusCode = status, PreventStreamingRendering = true }.ExecuteAsync(http);
        var more = new Dictionary<string, object?> { ["code"] = code };
        if (field is not null) more["errors"] = new Dictionary<string, string[]> { [field] = [text] };
        if (current is not null) more["current"] = current;
        if (changed is { Count: > 0 }) more["changed"] = changed;
        return Results.Problem(statusCode: status, title: title, detail: text, type: "about:blank", extensions: more).ExecuteAsync(http);
    }

    /// <summary>The names of what somebody else changed; not their values: those stand in <c>current</c> as far as the caller may see them.</summary>
    private static async Task<IReadOnlyList<string>> Changed(HttpContext http, RowSeen? row)
    {
        try { return [.. (await http.RequestServices.GetRequiredService<Meanwhile>().Of(row, http.ActorOrNull(), http.RequestAborted)).SelectMany(s => s.Fields).Distinct().Order(StringComparer.Ordinal)]; }
        catch (System.Data.Common.DbException) { return []; }
    }

    /// <summary>A browser that goes somewhere gets a page; a fragment or a program gets JSON (the client says it beside the field, or as a toast).</summary>
    private static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && (request.Headers.ContainsKey("HX-Boosted") || (!request.Headers.ContainsKey("HX-Request") && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)));

    private static string TitleOf(int status, T texts) => texts.Has("problem.title." + status) ? texts["problem.title." + status] : texts[status < 500 ? "problem.title.400" : "problem.title.500"];
}

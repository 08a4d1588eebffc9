using KhachQuen.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KhachQuen.Web.Shell;

/// <summary>A refused form of a page, shown again as it was filled in, the refusal beside its field. (Fragments' own forms get the refusal alone.)</summary>
/// <param name="Path">The address the form was sent to.</param>
public sealed record Refill(string Path, IFormCollection Values, string? Field, string Text);

public static class Refills
{
    private static readonly object Refused = new(), Secret = new();

    /// <summary>Form posts of pages: a refusal renders the page of the same address again, with status 422.</summary>
    public static RouteGroupBuilder ShowsRefusals(this RouteGroupBuilder group)
    {
        group.WithOrder(-1);    // a page answers its own address to POST too; the form's endpoint goes before it
        group.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            try { return await next(context); }
            catch (Refused problem) when (IsPage(http)) { return Again(http, problem.Field, "problem." + problem.Code, [.. problem.Args], 422); }
            catch (ChangedMeanwhile) when (IsPage(http)) { return Again(http, null, "problem.changedMeanwhile", [], 409); }
        });
        return group;
    }

    /// <summary>What is shown again in this answer, if a form was refused.</summary>
    public static Refill? Refill(this HttpContext http) => http.Items[Refused] as Refill;

    /// <summary>Answers with the page of this address, which shows a secret this once; never kept by a browser.</summary>
    public static IResult ShowOnce(this HttpContext http, object secret)
    {
        http.Items[Secret] = secret;
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<App>();
    }

    /// <summary>The secret to show in this answer.</summary>
    public static TSecret? Shown<TSecret>(this HttpContext http) where TSecret : class => http.Items[Secret] as TSecret;

    /// <summary>A form was taken: on to the page, with a line that says so.</summary>
    public static IResult Done(this HttpContext http, string path, string said)
    {
        if (http.IsHtmx()) http.Toast(said);
        return http.GoTo(path);
    }

    /// <summary>A form of a page, with scripts (the answer goes into #main) or without.</summary>
    private static bool IsPage(HttpContext http) => !http.IsHtmx() || http.Request.Headers.ContainsKey("HX-Boosted");

    private static RazorComponentResult<App> Again(HttpContext http, string? field, string text, object[] args, int status)
    {
        http.Items[Refused] = new Refill(http.Request.Path, http.Request.Form, field, http.RequestServices.GetRequiredService<T>()[text, args]);
        http.Response.Headers.CacheControl = "no-store";
        return new() { StatusCode = status };
    }
}

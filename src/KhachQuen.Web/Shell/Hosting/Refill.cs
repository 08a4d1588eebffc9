using KhachQuen.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>A form of a page that was not taken, shown again as it was filled in, what is wrong beside its field. (Fragments' own forms get the refusal alone.)</summary>
/// <param name="Path">The address the form was sent to.</param>
/// <param name="By">Who saved meanwhile.</param>
public sealed record Refill(string Path, IFormCollection Values, string? Field, string Text, FormShows Shows = FormShows.Sent, string? By = null);

public static class Refills
{
    private static readonly object Refused = new(), Secret = new();

    /// <summary>Form posts of pages: a refusal renders the page of the same address again, with status 422; of what changed meanwhile, both laid together, with 409 .</summary>
    public static RouteGroupBuilder ShowsRefusals(this RouteGroupBuilder group)
    {
        group.WithOrder(-1);    // a page answers its own address to POST too; the form's endpoint goes before it
        group.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (!IsPage(http) || !http.Request.HasFormContentType) return await next(context);
            try
            {
                if (!Decide(context)) return Again(http, null, http.Text("conflict.choose"), 422, FormShows.Undecided);
                var answer = await next(context);
                await http.RequestServices.GetRequiredService<FormDrafts>().Saved(http);
                return answer;
            }
            catch (Refused problem) { return Again(http, problem.Field, http.Text("problem." + problem.Code, [.. problem.Args]), 422); }
            catch (ChangedMeanwhile problem) { return await Together(http, problem.Row); }
            catch (DbUpdateConcurrencyException problem) { return await Together(http, Meanwhile.RowOf(problem)); }
            catch (KhachQuen.Platform.NotFound) when (Typed(http) is { Count: > 0 } typed) { return Gone(http, typed); }
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

    private static string Text(this HttpContext http, string key, params object[] args) => http.RequestServices.GetRequiredService<T>()[key, args];

    /// <summary>Puts what was chosen into the form before anybody reads it; false while a choice is missing.</summary>
    private static bool Decide(EndpointFilterInvocationContext context)
    {
        var (http, sent) = (context.HttpContext, context.HttpContext.Request.Form);
        var carried = FormCarried.Of(sent);
        if (carried.Clashes.Count == 0) return true;
        if (carried.Undecided(sent).Any()) return false;
        http.Request.Form = carried.Decided(sent, http.GetEndpoint()?.Metadata.GetMetadata<PartsOfForm>()?.Parts);
        for (var at = 0; at < context.Arguments.Count; at++) if (context.Arguments[at] is IFormCollection) context.Arguments[at] = http.Request.Form;
        return true;
    }

    private static async Task<IResult> Together(HttpContext http, RowSeen? row)
    {
        var (by, text) = await http.RequestServices.GetRequiredService<Meanwhile>().Said(row, unnamed: null, http);
        return Again(http, null, text, 409, FormShows.Merged, by);
    }

    private static RazorComponentResult<App> Again(HttpContext http, string? field, string text, int status, FormShows shows = FormShows.Sent, string? by = null)
    {
        http.Items[Refused] = new Refill(http.Request.Path, http.Request.Form, field, text, shows, by);
        http.Response.Headers.CacheControl = "no-store";
        return new() { StatusCode = status };
    }

    /// <summary>What was typed into a form that says how it stood: only what was changed, by the names of the page.</summary>
    private static IReadOnlyList<(string Label, string Text)> Typed(HttpContext http)
    {
        var form = http.Request.Form;
        return [.. FormCarried.Of(form).Base.Where(f => !ThreeWay.Alike(f.Value.Values, [.. form[f.Key].OfType<string>()])).Select(f => (f.Value.Label ?? f.Key, form[f.Key].ToString()))];
    }

    /// <summary>The row is not there any more, or not for this person: said, and what they had typed stays to be copied.</summary>
    private static RazorComponentResult<App> Gone(HttpContext http, IReadOnlyList<(string Label, string Text)> typed)
    {
        http.Response.Headers.CacheControl = "no-store";
        return new(new { Problem = new ProblemShown(404, http.Text("conflict.gone"), http.Text("conflict.gone.why")) { Typed = typed } }) { StatusCode = 404, PreventStreamingRendering = true };
    }
}

using KhachQuen.Platform;
using Microsoft.AspNetCore.Components;
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
        if (!http.IsHtmx()) return Results.LocalRedirect(path);
        http.Toast(said);
        http.Response.Headers["HX-Location"] = System.Text.Json.JsonSerializer.Serialize(new { path, target = "#main" });
        return Results.NoContent();
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

/// <summary>A form on a page: its fields as they are, or as they were sent when it was refused.</summary>
public abstract class FormPart : ComponentBase
{
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;

    /// <summary>The address the form is sent to.</summary>
    protected abstract string Action { get; }

    private Refill? Mine => Http.Refill() is { } refill && refill.Path == Action ? refill : null;

    protected string? Was(string name, string? otherwise) => Mine is { } refill ? refill.Values[name].ToString() : otherwise;
    protected bool WasOn(string name, bool otherwise) => Mine is { } refill ? refill.Values.ContainsKey(name) : otherwise;
    protected IReadOnlyCollection<string?> WereAll(string name, IReadOnlyCollection<string?> otherwise) => Mine is { } refill ? [.. refill.Values[name]] : otherwise;

    /// <summary>The refusal, where it is this field's.</summary>
    protected string? Wrong(string name) => Mine is { } refill && refill.Field == name ? refill.Text : null;

    /// <summary>The refusal, where it is none of these fields'.</summary>
    protected string? WrongBeside(params IReadOnlyCollection<string> fields) => Mine is { } refill && (refill.Field is null || !fields.Contains(refill.Field)) ? refill.Text : null;
}

/// <summary>Reading a posted form.</summary>
public static class Posted
{
    public static string? Text(this IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    public static Guid? Id(this IFormCollection form, string name) => Guid.TryParse(form[name].ToString(), out var id) ? id : null;
    public static bool On(this IFormCollection form, string name) => form.ContainsKey(name);
    public static IReadOnlyList<string> All(this IFormCollection form, string name) => [.. form[name].OfType<string>().Where(v => v.Length > 0)];
    public static long Version(this IFormCollection form) => long.TryParse(form["version"], out var version) ? version : throw new BadHttpRequestException("The form has no version");
    /// <summary>Ticked rows of a list, and no more of them than that.</summary>
    public static IReadOnlyList<Guid> Ids(this IFormCollection form, int atMost) => [.. form["ids"].Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty).Where(i => i != Guid.Empty).Take(atMost)];
    public static DateOnly? Day(this IFormCollection form, string name) => DateOnly.TryParseExact(form[name].ToString(), "yyyy-MM-dd", out var day) ? day : null;
}

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KhachQuen.Web.Shell;

public static class Forms
{
    /// <summary>The middleware only notes a bad antiforgery token; an endpoint that binds no form would run all the same. This stops it.</summary>
    public static RouteGroupBuilder ChecksForms(this RouteGroupBuilder group)
    {
        group.WithMetadata(new RequireAntiforgeryTokenAttribute());
        group.AddEndpointFilter((context, next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? new(Results.StatusCode(400)) : next(context));
        return group;
    }

    /// <summary>A component as the answer to htmx.</summary>
    public static RazorComponentResult<TComponent> Fragment<TComponent>(object parameters, int status = 200) where TComponent : IComponent =>
        new(parameters) { StatusCode = status, PreventStreamingRendering = true };

    public static bool IsHtmx(this HttpContext http) => http.Request.Headers.ContainsKey("HX-Request");

    /// <summary>Whether the page that asks is this one.</summary>
    public static bool IsOn(this HttpContext http, string path) => Uri.TryCreate(http.Request.Headers["HX-Current-URL"], UriKind.Absolute, out var at) && at.AbsolutePath == path;

    /// <summary>On to a page of ours, with scripts or without.</summary>
    public static IResult GoTo(this HttpContext http, string path)
    {
        if (!http.IsHtmx()) return Results.LocalRedirect(path);
        http.Response.Headers["HX-Location"] = System.Text.Json.JsonSerializer.Serialize(new { path, target = "#main", headers = new Dictionary<string, string> { ["HX-Target"] = "main" } });
        return Results.NoContent();
    }

    /// <summary>The answer goes elsewhere than asked.</summary>
    public static void Into(this HttpContext http, string target, string swap)
    {
        http.Response.Headers["HX-Retarget"] = target;
        http.Response.Headers["HX-Reswap"] = swap;
    }

    /// <summary>Shows a toast on the page that gets this answer. The key is a text key.</summary>
    public static void Toast(this HttpContext http, string text, string kind = "done", string? undo = null)
        => http.Trigger("kq:toast", new { text, kind, undo });

    /// <summary>An event the page hears with this answer, beside those said before.</summary>
    public static void Trigger(this HttpContext http, string name, object? detail = null)
    {
        var said = http.Response.Headers["HX-Trigger"].ToString() is { Length: > 0 } before ? System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object?>>(before)! : [];
        said[name] = detail ?? new { };
        http.Response.Headers["HX-Trigger"] = System.Text.Json.JsonSerializer.Serialize(said);     // ASCII: the serializer escapes the rest
    }
}

using System.Globalization;
using KhachQuen.Access;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Shell;

/// <summary>What a person chooses once: language, light or dark, density. Cookies, so that it holds before signing in too.</summary>
internal static class Choices
{
    public const string Theme = "kq-theme", Language = "kq-language", Density = "kq-density";

    public static void MapChoices(this RouteGroupBuilder pages)
    {
        pages.MapPost("/choose/language", SwapLanguage).OpenToAll("before signing in too");
        pages.MapPost("/choose/theme", ([FromForm] string? to, HttpContext http) => Choose(http, Theme, to == "dark" ? "dark" : "light")).OpenToAll("before signing in too");
        pages.MapPost("/choose/density", (HttpContext http) => Choose(http, Density, http.Request.Cookies[Density] == "roomy" ? "tight" : "roomy")).OpenToAll("before signing in too");
    }

    /// <summary>The other language; whoever is signed in finds it again on every device.</summary>
    private static async Task<IResult> SwapLanguage(SetOwnLanguage mine, HttpContext http, CancellationToken ct)
    {
        var language = CultureInfo.CurrentUICulture.Name == "en" ? "vi" : "en";
        if (http.ActorOrNull() is { IsViewing: false } actor) await mine.Handle(language, actor, ct);
        return Choose(http, Language, $"c={language}|uic={language}");
    }

    private static IResult Choose(HttpContext http, string cookie, string value)
    {
        http.Response.Cookies.Append(cookie, value, new() { IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) });
        var back = Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var referer) ? referer.PathAndQuery : "/";
        return Results.LocalRedirect(back);
    }
}

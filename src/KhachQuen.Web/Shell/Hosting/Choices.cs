using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Shell;

/// <summary>What a person chooses once: language, light or dark, density. Cookies, so that it holds before signing in too.</summary>
internal static class Choices
{
    public const string Theme = "kq-theme", Language = "kq-language", Density = "kq-density";

    public static void MapChoices(this RouteGroupBuilder pages)
    {
        pages.MapPost("/choose/language", (HttpContext http) => Choose(http, Language, CultureInfo.CurrentUICulture.Name == "en" ? "c=vi|uic=vi" : "c=en|uic=en")).OpenToAll("before signing in too");
        pages.MapPost("/choose/theme", ([FromForm] string? to, HttpContext http) => Choose(http, Theme, to == "dark" ? "dark" : "light")).OpenToAll("before signing in too");
        pages.MapPost("/choose/density", (HttpContext http) => Choose(http, Density, http.Request.Cookies[Density] == "roomy" ? "tight" : "roomy")).OpenToAll("before signing in too");
    }

    private static IResult Choose(HttpContext http, string cookie, string value)
    {
        http.Response.Cookies.Append(cookie, value, new() { IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) });
        var back = Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var referer) ? referer.PathAndQuery : "/";
        return Results.LocalRedirect(back);
    }
}

using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Access;

internal static class SignInRoutes
{
    public static void MapSignIn(this RouteGroupBuilder pages)
    {
        pages.MapPost("/sign-in", Enter).OpenToAll("signing in");
        pages.MapPost("/sign-in/code", EnterByCode).OpenToAll("signing in");
        pages.MapPost("/first-visit", Begin).OpenToAll("the first administrator; only while nobody is known");
        pages.MapPost("/sign-out", Leave).Needs(AccessPermissions.Self);
    }

    private static async Task<IResult> Enter([FromForm] string? user, [FromForm] string? password, [FromForm] string? returnUrl, SignIn signIn, SignInLimit limit, HttpContext http, CancellationToken ct)
    {
        if (!limit.Allows(http)) return Back("/sign-in", "wrong", "many", returnUrl);
        var (session, ticket) = await signIn.Handle(user ?? "", password ?? "", From(http), Device(http), ct);
        if (session is not null) return await Arrive(http, session, returnUrl, ct);
        if (ticket is not null)
        {
            http.Response.Cookies.Append(TicketCookie, ticket, TicketOptions(http));
            return Back("/sign-in/code", null, null, returnUrl);
        }
        limit.Wrong(http);
        return Back("/sign-in", "wrong", "1", returnUrl);
    }

    private static async Task<IResult> EnterByCode([FromForm] string? code, [FromForm] string? returnUrl, SignInByCode signIn, SignInLimit limit, HttpContext http, CancellationToken ct)
    {
        if (!limit.Allows(http)) return Back("/sign-in", "wrong", "many", returnUrl);
        var session = await signIn.Handle(http.Request.Cookies[TicketCookie], code ?? "", From(http), Device(http), ct);
        if (session is not null)
        {
            http.Response.Cookies.Delete(TicketCookie, TicketOptions(http));
            return await Arrive(http, session, returnUrl, ct);
        }
        limit.Wrong(http);
        return Back("/sign-in/code", "wrong", "1", returnUrl);
    }

    private static async Task<IResult> Begin(IFormCollection form, FirstVisit first, HttpContext http, CancellationToken ct)
    {
        var session = await first.Handle(new(form.Text("company") ?? "", form.Text("displayName") ?? "", form.Text("userName") ?? "", form["password"].ToString()), From(http), Device(http), ct);
        return await Arrive(http, session, null, ct);
    }

    /// <summary>Gives the browser its cookie, in the person's language. Who still has a password somebody else knows is led to a new one.</summary>
    internal static async Task<IResult> Arrive(HttpContext http, Session session, string? returnUrl, CancellationToken ct)
    {
        await http.SignInAsync(Doors.Cookie, Doors.PrincipalOf(session), new AuthenticationProperties { IsPersistent = true });
        await using var db = http.RequestServices.GetRequiredService<Database>().Open(Actor.System);
        var user = await db.Users.Get(session.UserId, ct);
        http.Speak(user.Language);
        if (user.PasswordIsTemporary) return Results.LocalRedirect("/me?password=temporary");
        var local = returnUrl is ['/', ..] && !returnUrl.StartsWith("//", StringComparison.Ordinal) && !returnUrl.StartsWith("/\\", StringComparison.Ordinal);
        return Results.LocalRedirect(local ? returnUrl! : "/");
    }

    private static async Task<IResult> Leave(EndSession end, EndViewAs back, Actor actor, HttpContext http, ActorDesk desk, CancellationToken ct)
    {
        if (http.SessionId() is { } session)
        {
            if (actor.IsViewing) await back.Handle(session, actor, ct);
            var myself = actor.ViewerId is { } viewer ? await desk.OfUser(viewer, ct) : actor;
            if (myself is not null) await end.Handle(session, myself with { From = actor.From }, ct);
        }
        await http.SignOutAsync(Doors.Cookie);
        return Results.LocalRedirect("/sign-in");
    }

    /// <summary>The language of the pages, until changed.</summary>
    internal static void Speak(this HttpContext http, string language) =>
        http.Response.Cookies.Append(Choices.Language, CookieRequestCultureProvider.MakeCookieValue(new(language)), new() { IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) });

    internal static string? From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();
    internal static string? Device(HttpContext http) => http.Request.Headers.UserAgent.ToString();

    private const string TicketCookie = "kq-ticket";
    private static CookieOptions TicketOptions(HttpContext http) => new() { IsEssential = true, HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromMinutes(5), Path = "/sign-in" };

    private static IResult Back(string page, string? name, string? value, string? returnUrl)
    {
        var query = QueryString.Empty;
        if (name is not null) query = query.Add(name, value!);
        if (!string.IsNullOrEmpty(returnUrl)) query = query.Add("ReturnUrl", returnUrl);
        return Results.LocalRedirect(page + query);
    }
}

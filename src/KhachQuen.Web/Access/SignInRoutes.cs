using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Access;

internal static class SignInRoutes
{
    public static void MapSignIn(this RouteGroupBuilder pages)
    {
        pages.MapPost("/sign-in", Enter).OpenToAll("signing in");
        pages.MapPost("/sign-out", Leave).Needs(AccessPermissions.Self);
    }

    private static async Task<IResult> Enter([FromForm] string? user, [FromForm] string? password, [FromForm] string? returnUrl, SignIn signIn, HttpContext http, CancellationToken ct)
    {
        var session = (await signIn.Handle(user ?? "", password ?? "", http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent.ToString(), ct)).Session;
        if (session is null) return Results.LocalRedirect("/sign-in?wrong=1" + (returnUrl is null ? "" : "&ReturnUrl=" + Uri.EscapeDataString(returnUrl)));
        await http.SignInAsync(Doors.Cookie, Doors.PrincipalOf(session), new AuthenticationProperties { IsPersistent = true });
        var local = returnUrl is ['/', ..] && !returnUrl.StartsWith("//", StringComparison.Ordinal) && !returnUrl.StartsWith("/\\", StringComparison.Ordinal);
        return Results.LocalRedirect(local ? returnUrl! : "/");
    }

    private static async Task<IResult> Leave(EndSession end, Actor actor, HttpContext http, CancellationToken ct)
    {
        if (Guid.TryParse(http.User.FindFirst(Doors.SessionClaim)?.Value, out var session)) await end.Handle(session, actor, ct);
        await http.SignOutAsync(Doors.Cookie);
        return Results.LocalRedirect("/sign-in");
    }
}

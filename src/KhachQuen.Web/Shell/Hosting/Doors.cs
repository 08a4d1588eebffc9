using System.Collections.Frozen;
using System.Security.Claims;
using System.Text.Encodings.Web;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace KhachQuen.Web.Shell;

/// <summary>Who the request is from: a signed-in session (cookie) or a token (API). Rights are never in the cookie; they are read through <see cref="ActorDesk"/>.</summary>
public static class Doors
{
    public const string Cookie = "cookie", Token = "token", SessionClaim = "sid";
    private static readonly object Key = new();
    private static readonly Actor Nobody = new() { Id = Guid.Empty, UserName = "", Name = "", Rights = FrozenDictionary<string, Scope>.Empty };

    public static Actor? ActorOrNull(this HttpContext http) => http.Items[Key] as Actor;
    public static Actor Actor(this HttpContext? http) => http?.ActorOrNull() ?? Nobody;

    /// <summary>The signed-in session the request came through; null for a token.</summary>
    public static Guid? SessionId(this HttpContext http) => Guid.TryParse(http.User.FindFirstValue(SessionClaim), out var session) ? session : null;

    internal static void Is(this HttpContext http, Actor actor) => http.Items[Key] = actor with { From = http.Connection.RemoteIpAddress?.ToString() };

    public static IServiceCollection AddDoors(this IServiceCollection services, bool https)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(sp => sp.GetRequiredService<IHttpContextAccessor>().HttpContext.Actor());
        services.AddAuthentication("door")
            .AddPolicyScheme("door", null, o => o.ForwardDefaultSelector = c => c.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || c.Request.Path == Metrics.Path ? Token : Cookie)
            .AddScheme<AuthenticationSchemeOptions, TokenDoor>(Token, null)
            .AddCookie(Cookie, o => CookieDoor(o, https));
        services.AddSingleton<Microsoft.AspNetCore.Authorization.IAuthorizationHandler, NeedsHandler>();
        services.AddAuthorization(o => o.FallbackPolicy = null);
        return services;
    }

    public static ClaimsPrincipal PrincipalOf(Session session) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, session.UserId.ToString()), new Claim(SessionClaim, session.Id.ToString())], Cookie));

    private static void CookieDoor(CookieAuthenticationOptions o, bool https)
    {
        o.Cookie.Name = https ? "__Host-kq" : "kq";
        o.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.ExpireTimeSpan = TimeSpan.FromHours(14);
        o.SlidingExpiration = true;
        o.LoginPath = "/sign-in";
        o.Events.OnValidatePrincipal = Recognise;
        o.Events.OnRedirectToLogin = c => Turn(c, StatusCodes.Status401Unauthorized);
        o.Events.OnRedirectToAccessDenied = c => { c.Response.StatusCode = StatusCodes.Status403Forbidden; return Task.CompletedTask; };
    }

    private static async Task Recognise(CookieValidatePrincipalContext context)
    {
        var desk = context.HttpContext.RequestServices.GetRequiredService<ActorDesk>();
        var known = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var user) & Guid.TryParse(context.Principal?.FindFirstValue(SessionClaim), out var session);
        var actor = known ? await desk.OfSession(user, session, context.HttpContext.RequestAborted) : null;
        if (actor is null) context.RejectPrincipal();
        else context.HttpContext.Is(actor);
    }

    private static Task Turn(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Headers.ContainsKey("HX-Request") || context.Request.Path.StartsWithSegments("/live", StringComparison.Ordinal))
        {
            context.Response.StatusCode = status;
            context.Response.Headers["HX-Redirect"] = "/sign-in";
        }
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}

internal sealed class TokenDoor(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ActorDesk desk)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        if (await desk.OfToken(header["Bearer ".Length..].Trim(), Context.RequestAborted) is not { } actor) return AuthenticateResult.Fail("unknown token");
        Context.Is(actor);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString())], Scheme.Name)), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problems.Write(Context, StatusCodes.Status401Unauthorized, "unauthorized");
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.Write(Context, StatusCodes.Status403Forbidden, "forbidden");
}

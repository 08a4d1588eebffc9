using System.Text.Json;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>
/// Where strangers leave their number: forms of web pages and webhooks. The answer is polite and always the same, whether the number is
/// known or not.
/// </summary>
internal static class CaptureRoutes
{
    private const int LargestForm = 64 * 1024, LargestHook = 1024 * 1024;
    /// <summary>A field people do not see; who fills it in is a program.</summary>
    public const string Trap = "website";

    public static void MapCapture(this RouteGroupBuilder open)
    {
        open.MapMethods("/forms/{key}", [HttpMethods.Options], Ask).OpenToAll("a browser asks before it sends a form from another site");
        open.MapPost("/forms/{key}", Form).OpenToAll("a visitor's form on the company's web pages");
        open.MapGet("/hooks/{key}", Verify).OpenToAll("Facebook asks whether the address is ours");
        open.MapPost("/hooks/{key}", Hook).OpenToAll("webhooks of landing pages and Facebook, known by their key");
    }

    private static async Task<IResult> Ask(string key, ReceiveLead receive, HttpContext http, CancellationToken ct)
    {
        if (await receive.Gate(key, ct) is not { Kind: GateKind.Form } gate || !Allows(gate, http)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        (http.Response.Headers.AccessControlAllowMethods, http.Response.Headers.AccessControlAllowHeaders, http.Response.Headers.AccessControlMaxAge) = ("POST", "content-type", "600");
        return Results.NoContent();
    }

    private static async Task<IResult> Form(string key, ReceiveLead receive, CaptureLimits limits, HttpContext http, CancellationToken ct)
    {
        if (await limits.Refuses(http, key)) return Results.Empty;
        if (await receive.Gate(key, ct) is not { Kind: GateKind.Form } gate) return Answer(http, StatusCodes.Status404NotFound, "closed");
        if (!Allows(gate, http)) return Answer(http, StatusCodes.Status403Forbidden, "elsewhere");
        var (sent, status) = await CaptureBody.Read(http, LargestForm, ct);
        if (sent is null) return Answer(http, status, "unreadable");
        if (sent.Any(f => f.Key.Equals(Trap, StringComparison.OrdinalIgnoreCase) && f.Value.Length > 0)) return Answer(http, StatusCodes.Status200OK, "thanks");
        var row = await receive.Take(gate, CaptureFields.Read(sent) with { SenderId = null }, From(http), PageOf(http), ct);
        return row.State == CaptureState.Taken ? Answer(http, StatusCodes.Status200OK, "thanks") : Answer(http, StatusCodes.Status422UnprocessableEntity, "phoneWrong");
    }

    private static async Task<IResult> Verify(string key, ReceiveLead receive, CaptureLimits limits, HttpContext http, CancellationToken ct)
    {
        if (await limits.Refuses(http, key)) return Results.Empty;
        var asked = http.Request.Query;
        return await receive.Gate(key, ct) is { Kind: GateKind.Facebook } gate && asked["hub.mode"] == "subscribe" && asked["hub.verify_token"] == gate.VerifyToken && asked["hub.challenge"].ToString() is { Length: > 0 and <= 200 } challenge
            ? Results.Text(challenge, "text/plain") : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>Whatever was kept is answered with 200, also what could not be taken: a sender that repeats it would only bring the same again.</summary>
    private static async Task<IResult> Hook(string key, ReceiveLead receive, GateSecrets secrets, CaptureLimits limits, HttpContext http, CancellationToken ct)
    {
        if (await limits.Refuses(http, key, byAddress: false)) return Results.Empty;
        if (await receive.Gate(key, ct) is not { Kind: GateKind.Hook or GateKind.Facebook } gate) return Results.StatusCode(StatusCodes.Status404NotFound);
        if (gate.Kind == GateKind.Hook)
        {
            var (sent, status) = await CaptureBody.Read(http, LargestHook, ct);
            if (sent is null) return Results.StatusCode(status);
            await receive.Take(gate, CaptureFields.Read(sent, gate.Map), From(http), null, ct);
            return Results.Json(new { ok = true });
        }
        if (await CaptureBody.Bytes(http, LargestHook, ct) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!FacebookLeads.IsSigned(body, http.Request.Headers["X-Hub-Signature-256"], secrets.Open(gate))) return Results.StatusCode(StatusCodes.Status403Forbidden);
        try
        {
            foreach (var lead in FacebookLeads.Read(body, gate.Map)) await receive.Take(gate, lead, From(http), null, ct);
        }
        catch (JsonException) { return Results.StatusCode(StatusCodes.Status400BadRequest); }
        return Results.Json(new { ok = true });
    }

    /// <summary>A browser names the site the form stands on; a program that names none keeps no secret of ours either.</summary>
    private static bool Allows(CaptureGate gate, HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0) return true;
        if (!gate.Allows(origin)) return false;
        http.Response.Headers.AccessControlAllowOrigin = gate.Origins.Length == 0 ? "*" : origin;
        http.Response.Headers.Vary = "Origin";
        return true;
    }

    private static IResult Answer(HttpContext http, int status, string said)
    {
        var texts = http.RequestServices.GetRequiredService<T>();
        var (title, text) = (texts[$"capture.{said}.title"], texts["capture." + said]);
        return http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? Forms.Fragment<CaptureAnswer>(new { Title = title, Text = text }, status)
            : Results.Json(new { ok = status == StatusCodes.Status200OK, title, message = text }, statusCode: status);
    }

    private static string? From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();

    /// <summary>Site and path the form stood on; what follows the question mark may be somebody's.</summary>
    private static string? PageOf(HttpContext http) => Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var page) && (page.Scheme is "http" or "https") && page.GetLeftPart(UriPartial.Path) is { Length: <= 300 } path ? path : null;
}

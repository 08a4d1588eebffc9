using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The caller's own matters on the wire.</summary>
internal static class MeApi
{
    public static void MapMe(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me");
        me.MapGet("", (GetMe use, Actor actor, CancellationToken ct) => use.Handle(actor, ct)).Needs(AccessPermissions.Self).WithSummary("User, roles, permissions with scopes, language, agent");
        me.MapPut("/language", async (LanguageBody body, SetOwnLanguage use, Actor actor, CancellationToken ct) => { await use.Handle(body.Language, actor, ct); return Results.NoContent(); })
            .Needs(AccessPermissions.Self).Produces(204).WithSummary("vi or en");
        // PUT, not POST: a wrong password must be counted even when the request is refused, outside any idempotent unit.
        me.MapPut("/password", async (PasswordBody body, ChangePassword use, Actor actor, CancellationToken ct) => { await use.Handle(body.Old, body.Password, null, actor, ct); return Results.NoContent(); })
            .Needs(AccessPermissions.Self).Produces(204).WithSummary("A new password, with the old one; ends the sessions");
        me.MapGet("/sessions", (bool? open, [AsParameters] ListArguments list, ListSessions use, Actor actor, CancellationToken ct) => use.Handle(open ?? true, list.Page, null, actor, ct))
            .Needs(AccessPermissions.Self).WithSummary("Where one is signed in");
        me.MapPost("/sessions/{id:guid}:end", async (Guid id, EndSession use, Actor actor, CancellationToken ct) => { await use.Handle(id, actor, ct); return Results.NoContent(); })
            .Needs(AccessPermissions.Self).Produces(204).WithSummary("Signs a device out");
        me.MapPost("/sessions:endOthers", async (EndOtherSessions use, Actor actor, CancellationToken ct) => { await use.Handle(null, actor, ct); return Results.NoContent(); })
            .Needs(AccessPermissions.Self).Produces(204).WithSummary("Signs every device out");
    }
}

internal sealed record LanguageBody(string Language);
internal sealed record PasswordBody(string Old, string Password);

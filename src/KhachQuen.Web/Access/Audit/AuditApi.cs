using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The audit on the wire.</summary>
internal static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder api) =>
        api.MapGet("/audit", ([AsParameters] AuditQuery query, [AsParameters] ListArguments list, ListAudit use, Actor actor, CancellationToken ct) => use.Handle(query.Filter, list.Page, actor, ct))
            .Needs(AccessPermissions.Audit).WithTags("Audit").WithSummary("Who did what, newest first");
}

internal sealed record AuditQuery(Guid? ActorId, string? UserName, string? Noun, Guid? NounId, string? Act, DateTime? From, DateTime? To, DateTime? UpdatedSince)
{
    public AuditFilter Filter => new(ActorId, UserName, Noun, NounId, Act, (From ?? UpdatedSince)?.ToUniversalTime(), To?.ToUniversalTime());
}

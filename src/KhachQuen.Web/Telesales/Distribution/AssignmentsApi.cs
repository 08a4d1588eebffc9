using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The fairness ledger on the wire .</summary>
internal static class AssignmentsApi
{
    public static void MapAssignments(this RouteGroupBuilder api)
    {
        var lines = api.MapGroup("").WithTags("Assignments");
        lines.MapGet("/assignments", ([AsParameters] AssignmentQuery query, [AsParameters] ListArguments list, ListAssignments use, Actor actor, CancellationToken ct) => use.Handle(query.Filter, list.Page, actor, ct)).Needs(LeadPermissions.Read).WithSummary("Who got which lead by which rule, newest first; without leads.assign one's own");
        lines.MapPost("/assignments/{batchId:guid}:undo", async (Guid batchId, UndoOperation use, Actor actor, CancellationToken ct) => (await use.Handle(batchId, actor, ct)).Heaps).Needs(LeadPermissions.Assign).WithSummary("Takes one handing-out back: reversed, kept, impossible");
    }
}

internal sealed record AssignmentQuery(Guid? UserId, Guid? TeamId, Guid? LeadId, string? Rule, Guid? BatchId, DateTime? From, DateTime? To)
{
    public AssignmentFilter Filter => new() { UserId = UserId, TeamId = TeamId, LeadId = LeadId, Rule = Rule, BatchId = BatchId, From = From?.ToUniversalTime(), To = To?.ToUniversalTime() };
}

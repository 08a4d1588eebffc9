using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>Many opportunities to one stage, as one act with one undo (F-10, F-32).</summary>
public sealed class MoveOpportunities(Database database, TimeProvider clock, WorkSignal signal) : ManyAct<Opportunity, string>(TheKind, OpportunityPermissions.Write, database, signal)
{
    internal const string TheKind = "opportunities.move";

    protected override async Task<object?> Check(Db db, string asked, CancellationToken ct) =>
        new { stage = ((await db.Settings<OpportunitySettings>(ct)).Stage(asked) is { Active: true } stage ? stage : throw new Refused("opportunity.stageUnknown", "stage")).Name };

    protected override Task One(Guid id, string asked, Actor doing, CancellationToken ct) => ManyOpportunities.Write(Database, id, doing, (db, opportunity) =>
    {
        Rule.Require(opportunity.Stage != asked || opportunity.State != OpportunityState.Active, "opportunity.stageThere");
        return EditOpportunity.Move(db, opportunity, asked, clock.Now(), ct);
    }, ct);

    protected override Task<Dictionary<Guid, string>> Names(Db db, Guid[] ids, CancellationToken ct) => ManyOpportunities.Names(db, ids, ct);
}

/// <summary>So many stars for many opportunities, as one act with one undo (F-10, F-30).</summary>
public sealed class RankOpportunities(Database database, TimeProvider clock, WorkSignal signal) : ManyAct<Opportunity, int>(TheKind, OpportunityPermissions.Write, database, signal)
{
    internal const string TheKind = "opportunities.priority";

    protected override Task<object?> Check(Db db, int asked, CancellationToken ct) => Task.FromResult<object?>(new { stars = OpenOpportunity.Stars(asked) });

    protected override Task One(Guid id, int asked, Actor doing, CancellationToken ct) => ManyOpportunities.Write(Database, id, doing, async (db, opportunity) =>
    {
        Rule.Require(opportunity.Priority != asked || opportunity.State != OpportunityState.Active, "opportunity.priorityThere");
        opportunity.Edit(opportunity.Terms with { Priority = OpenOpportunity.Stars(asked) }, await EditOpportunity.NameOf(db, opportunity.CustomerId, ct), clock.Now());
    }, ct);

    protected override Task<Dictionary<Guid, string>> Names(Db db, Guid[] ids, CancellationToken ct) => ManyOpportunities.Names(db, ids, ct);
}

/// <param name="Reason">A code of the company's list.</param>
public sealed record OpportunitiesLost(string? Reason, string? Note);

/// <summary>Many opportunities given up for one reason, as one act with one undo (F-10, F-33).</summary>
public sealed class LoseOpportunities(Database database, LoseOpportunity one, WorkSignal signal) : ManyAct<Opportunity, OpportunitiesLost>(TheKind, OpportunityPermissions.Write, database, signal)
{
    internal const string TheKind = "opportunities.lose";

    protected override async Task<object?> Check(Db db, OpportunitiesLost asked, CancellationToken ct)
    {
        var reason = (await db.Settings<OpportunitySettings>(ct)).LostReasons.FirstOrDefault(r => r.Code == asked.Reason);
        Rule.Require(reason is { Active: true }, "opportunity.lostReasonMissing", "lostReason");
        return new { reason = reason!.Name };
    }

    protected override Task One(Guid id, OpportunitiesLost asked, Actor doing, CancellationToken ct) => one.Handle(id, null, asked.Reason, asked.Note, doing, ct);

    protected override Task<Dictionary<Guid, string>> Names(Db db, Guid[] ids, CancellationToken ct) => ManyOpportunities.Names(db, ids, ct);
}

/// <summary>What acts on many opportunities share.</summary>
internal static class ManyOpportunities
{
    public static ImagedOperation Undo(string kind) => new(kind, OpportunityPermissions.Write, typeof(Opportunity), Against: MovedOn);

    public static Task<Dictionary<Guid, string>> Names(Db db, Guid[] ids, CancellationToken ct) =>
        db.Opportunities.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);

    /// <summary>One of many, each in a transaction of its own.</summary>
    public static async Task Write(Database database, Guid id, Actor doing, Func<Db, Opportunity, Task> act, CancellationToken ct)
    {
        await using var db = database.Open(doing);
        await using var transaction = await db.Begin(ct);
        var opportunity = await db.ToWrite(id, null, doing, ct);
        await act(db, opportunity);
        await db.SaveOpportunity(opportunity, doing, ct);
        await transaction.Commit(ct);
    }

    /// <summary>A closed one does not come back to life where its customer has another salesperson, or is somebody's branch by now (F-31).</summary>
    private static async Task<Dictionary<Guid, string>> MovedOn(Db db, Guid[] ids, CancellationToken ct)
    {
        var gone = from o in db.Rows<Opportunity>()
                   where EF.Parameter(ids).Contains(o.Id) && o.State == OpportunityState.Lost && !db.Rows<Customer>().Any(c => c.Id == o.CustomerId && c.OwnerId == o.OwnerId && c.ParentId == null)
                   select o.Id;
        return (await gone.ToListAsync(ct)).ToDictionary(id => id, _ => "opportunity.customerMovedOn");
    }
}

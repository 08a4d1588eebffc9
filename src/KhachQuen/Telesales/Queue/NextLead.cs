using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>
/// Hands an agent the next lead: own due callbacks, oldest first; own new ones, newest first; when both are empty,
/// one from the team's pool, claimed for good and entered in the ledger. What was handed out is not handed out again for a while,
/// so that no two callers, and no two tabs, hold the same one (T-10).
/// </summary>
public sealed class NextLead(Database database, TimeProvider clock)
{
    /// <summary>How long a lead that was handed out but not worked stays off the turn.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromMinutes(15);

    public async Task<LeadView?> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var lead = await Own(db, actor, ct) ?? await FromPool(db, actor, ct);
        if (lead is null) return null;
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return LeadView.For(lead, actor);
    }

    private async Task<Lead?> Own(Db db, Actor actor, CancellationToken ct)
    {
        var now = clock.Now();
        var free = now - Held;
        var mine = db.Rows<Lead>().Where(l => l.OwnerId == actor.Id && (l.ServedAt == null || l.ServedAt < free));
        var due = mine.Where(l => l.NextActionAt != null && l.NextActionAt <= now && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact)).OrderBy(l => l.NextActionAt).Select(l => l.Id);
        var fresh = mine.Where(l => l.Stage == LeadStage.New && l.NextActionAt == null).OrderByDescending(l => l.Id).Select(l => l.Id);
        var id = await db.Dialect.LockFirst(db, due, ct) ?? await db.Dialect.LockFirst(db, fresh, ct);
        if (id is null) return null;
        // Not a fact about the lead: no version, no audit, or every open form of it would be stale.
        await db.Rows<Lead>().Where(l => l.Id == id).ExecuteUpdateAsync(s => s.SetProperty(l => l.ServedAt, now), ct);
        return await db.Rows<Lead>().SingleAsync(l => l.Id == id, ct);
    }

    private async Task<Lead?> FromPool(Db db, Actor actor, CancellationToken ct)
    {
        if (actor.TeamId is not { } team) return null;
        var pullable = db.Sources.Where(s => s.AllowsPull && s.Active).Select(s => s.Code);
        var pool = db.Rows<Lead>().Where(l => l.TeamId == team && l.OwnerId == null && l.FloatedAt == null && l.Stage == LeadStage.New && l.DuplicateOfId == null && pullable.Contains(l.FirstSource)).OrderByDescending(l => l.Id).Select(l => l.Id);
        if (await db.Dialect.LockFirst(db, pool, ct) is not { } id) return null;
        var lead = await db.Rows<Lead>().SingleAsync(l => l.Id == id, ct);
        if (lead.OwnerId is not null) return null;
        lead.GiveTo(actor.Id, actor.TeamId, "pulled", actor.Name, clock.Now());
        lead.Served(clock.Now());
        db.Add(Sharing.LineOf(db, lead, "pulled"));
        return lead;
    }
}

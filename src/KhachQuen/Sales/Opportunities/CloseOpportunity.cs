using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The sale was made.</summary>
public sealed class WinOpportunity(Database database, TimeProvider clock)
{
    public async Task<OpportunityView> Handle(Guid id, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var opportunity = await db.ToWrite(id, version, actor, ct);
        opportunity.Win(clock.Now());
        await db.SaveOpportunity(opportunity, actor, ct);
        await transaction.Commit(ct);
        return OpportunityView.For(opportunity, actor);
    }
}

/// <summary>"Đánh dấu thất bại" with its reason (F-33). Its customer stays, unless the company wants otherwise (F-44).</summary>
public sealed class LoseOpportunity(Database database, CustomerMoves moves, TimeProvider clock)
{
    public async Task<OpportunityView> Handle(Guid id, long? version, string? reason, string? note, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var opportunity = await db.ToWrite(id, version, actor, ct);
        opportunity.Lose((await db.Settings<OpportunitySettings>(ct)).LostReasons.FirstOrDefault(r => r.Code == reason), note, clock.Now());
        await db.SaveOpportunity(opportunity, actor, ct);
        if (opportunity.Class == OpportunityClass.Main && (await db.Settings<EvidenceSettings>(ct)).DetachWhenLostByHand) await Detach(db, opportunity.CustomerId, ct);
        await transaction.Commit(ct);
        return OpportunityView.For(opportunity, actor);
    }

    private async Task Detach(Db db, Guid customer, CancellationToken ct)
    {
        var open = await db.Rows<Opportunity>().Where(o => o.CustomerId == customer && o.State == OpportunityState.Active).ToListAsync(ct);
        await Detaching.Of(db, moves, [customer], open, null, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>A lost one is taken up again; what was stays in its story (F-34).</summary>
public sealed class ReopenOpportunity(Database database, TimeProvider clock)
{
    public async Task<OpportunityView> Handle(Guid id, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var opportunity = await db.ToWrite(id, version, actor, ct);
        opportunity.Reopen(await db.Rows<Customer>().AsNoTracking().Get(opportunity.CustomerId, ct), clock.Now());
        await db.SaveOpportunity(opportunity, actor, ct);
        await transaction.Commit(ct);
        return OpportunityView.For(opportunity, actor);
    }
}

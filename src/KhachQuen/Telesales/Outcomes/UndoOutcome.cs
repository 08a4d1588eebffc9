using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>A wrong outcome is taken back: within some minutes by its agent, later by the team lead with a reason; its order is withdrawn .</summary>
public sealed class UndoOutcome(Database database, TimeProvider clock)
{
    public async Task<LeadView> Handle(Guid leadId, Guid attemptId, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var lead = await db.Leads.Get(leadId, ct);
        var attempt = await db.AttemptsOf(leadId).Get(attemptId, ct);
        attempt.Undo(actor, actor.May(LeadPermissions.Assign, lead), reason, (await db.Settings<TelesalesSettings>(ct)).UndoMinutes, clock.Now());
        var later = await db.AttemptsOf(leadId).AnyAsync(a => a.UndoneAt == null && a.Id != attemptId && a.ThenOf != attemptId && a.At > attempt.At, ct);
        Rule.Require(!later, "outcome.notTheLast");
        await UndoTheRestOfTheCall(db, leadId, attempt, actor, ct);
        if (attempt.OrderId is { } orderId) await WithdrawOrder.Within(db, orderId, reason, clock.Now(), ct);
        lead.PutBack(attempt.LeadBefore, attempt.Code, reason);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return LeadView.For(lead, actor);
    }

    /// <summary>"Connected" and what followed it are one call: both go.</summary>
    private async Task UndoTheRestOfTheCall(Db db, Guid leadId, Attempt attempt, Actor actor, CancellationToken ct)
    {
        var others = await db.AttemptsOf(leadId).Where(a => a.UndoneAt == null && (a.ThenOf == attempt.Id || a.Id == attempt.ThenOf)).ToListAsync(ct);
        foreach (var other in others) other.Undo(actor, leads: true, attempt.UndoReason ?? attempt.Code, minutes: 0, clock.Now());
    }
}

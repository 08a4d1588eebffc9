using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Takes one handing-out back: what nobody has worked on since returns to where it came from, the rest stays .</summary>
public sealed class UndoDistribution(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Within = TimeSpan.FromDays(30);
    private static readonly string[] Undoable = [.. ShareRules.Dealt, ShareRules.ByHand, ShareRules.LastHolder];

    public async Task<UndoHeaps> Handle(Guid batchId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Assign);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var since = clock.Now() - Within;
        var lines = await db.Assignments.Where(a => a.BatchId == batchId && a.At >= since && Undoable.Contains(a.Rule)).ToListAsync(ct);
        if (lines.Count == 0) throw new NotFound();
        Rule.Require(!await db.Rows<Assignment>().AnyAsync(a => a.BatchId == batchId && a.Rule == ShareRules.Undone, ct), "distribution.alreadyUndone");
        Guid[] ids = [.. lines.Select(l => l.LeadId)];
        var leads = await db.LeadsToAssign.Where(l => EF.Parameter(ids).Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var before = await Holders(db, lines, ct);
        var (back, ordered) = (new List<Assignment>(), 0);
        foreach (var line in lines)
        {
            if (leads.GetValueOrDefault(line.LeadId) is not { } lead) continue;
            if (lead.Stage is LeadStage.Ordered or LeadStage.Converted) ordered++;
            else if (lead.OwnerId == line.UserId && (lead.LastOutcomeAt is null || lead.LastOutcomeAt < line.At) && lead.ReceivedAt == line.At && GiveBack(db, lead, line, before)) back.Add(line);
        }
        await Sharing.GiveBack(db, [.. back.Where(l => ShareRules.Dealt.Contains(l.Rule))], ct, together: true);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return new(back.Count, lines.Count - back.Count - ordered, ordered);
    }

    private static async Task<Dictionary<Guid, User>> Holders(Db db, List<Assignment> lines, CancellationToken ct)
    {
        Guid[] ids = [.. lines.Select(l => l.FromUserId).OfType<Guid>().Distinct()];
        return await db.Users.Where(u => EF.Parameter(ids).Contains(u.Id) && u.Active).ToDictionaryAsync(u => u.Id, ct);
    }

    /// <summary>To whoever held it; to the team's pool where nobody did. Not to somebody who has left.</summary>
    private static bool GiveBack(Db db, Lead lead, Assignment line, Dictionary<Guid, User> before)
    {
        if (line.FromUserId is not { } holder) lead.PutInPool(line.FromTeamId);
        else if (before.GetValueOrDefault(holder) is { } user) lead.GiveTo(user.Id, user.TeamId, ShareRules.Undone, user.DisplayName, db.Clock.Now());
        else return false;
        db.Add(Sharing.LineOf(db, lead, ShareRules.Undone, line.RuleVersion, null, line.BatchId, line.UserId, line.TeamId));
        return true;
    }
}

using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>Tells salespeople and their team leads what the check of a date closed (F-43): each of them once, with the count.</summary>
internal sealed class EvidenceNotices(Database database, TeamLeads leads)
{
    public async Task Tell(JobTurn turn, DateTime due, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        await using var transaction = await db.Begin(ct);
        await turn.Hold(db, ct);
        var lost = await db.Rows<Opportunity>().Where(o => o.LostByCheckOn == turn.Date && o.OwnerId != null).GroupBy(o => new { o.OwnerId, o.TeamId }).Select(g => new { g.Key.OwnerId, g.Key.TeamId, Count = g.Count() }).ToListAsync(ct);
        var cause = $"evidence-check:{turn.Date:yyyy-MM-dd}";
        foreach (var mine in lost.GroupBy(l => l.OwnerId!.Value)) await Once(db, mine.Key, "evidence.lostMine", mine.Sum(m => m.Count), cause, turn.Date, due, ct);
        var above = new Dictionary<Guid, int>();
        foreach (var team in lost.Where(l => l.TeamId is not null).GroupBy(l => l.TeamId!.Value))
            foreach (var lead in await leads.Of(db, team.Key, ct)) above[lead] = above.GetValueOrDefault(lead) + team.Sum(t => t.Count);
        foreach (var (lead, count) in above) await Once(db, lead, "evidence.lostTeams", count, cause + ":team", turn.Date, due, ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
    }

    private static Task Once(Db db, Guid user, string kind, int count, string cause, DateOnly date, DateTime at, CancellationToken ct) =>
        db.Notify(user, kind, new { count, date = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }, "/opportunities?state=lost&lostReason=noEvidence", cause, at, ct);
}

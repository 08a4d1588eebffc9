using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>
/// A new lead of a hot source that its holder did not call in time goes on to somebody else who is there: by turns of its own, never back to
/// whom it was taken from; when everybody has had it, to the team's pool. The time counts while the holder is ready.
/// </summary>
public sealed class RecallLeads(Database database, TimeProvider clock, CompanyCalendar calendar) : ISweep
{
    private const int AtOnce = 200;

    public string Name => "recall-leads";
    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task Sweep(CancellationToken ct) => await Once(ct);

    /// <summary>One look at all hot leads that wait. Returns how many were given on.</summary>
    public async Task<int> Once(CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        var settings = await db.Settings<TelesalesSettings>(ct);
        if (settings.RecallAfterMinutes == 0) return 0;
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "sweep:recall-leads", ct);
        var limit = TimeSpan.FromMinutes(settings.RecallAfterMinutes);
        var waiting = await Waiting(db, limit, ct);
        var late = await Late(db, waiting, limit, ct);
        var moved = 0;
        foreach (var team in late.GroupBy(l => l.TeamId!.Value)) moved += await GiveOn(db, team.Key, [.. team], ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return moved;
    }

    /// <summary>Hot, held, never called, older than the limit by the plain clock. Not what an agent has on the screen.</summary>
    private async Task<List<Lead>> Waiting(Db db, TimeSpan limit, CancellationToken ct)
    {
        var (now, hot) = (clock.Now(), db.Sources.Where(s => s.Hot).Select(s => s.Code));
        var (before, since, served) = (now - limit, now.AddDays(-7), now - NextLead.Held);
        return await db.Rows<Lead>()
            .Where(l => l.Stage == LeadStage.New && l.LastOutcome == null && l.OwnerId != null && l.TeamId != null && l.DuplicateOfId == null && l.ReceivedAt <= before && l.ReceivedAt > since)      // index "untouched"
            .Where(l => hot.Contains(l.LastSource) && (l.ServedAt == null || l.ServedAt < served) && l.NextActionAt == null)
            .Where(l => !db.Rows<Call>().Any(c => c.AboutId == l.Id && c.StartedAt >= l.ReceivedAt))      // index (AboutId, StartedAt)
            .OrderBy(l => l.ReceivedAt).Take(AtOnce * 10).ToListAsync(ct);
    }

    /// <summary>Of those the ones whose holder was ready for so long.</summary>
    private async Task<List<Lead>> Late(Db db, List<Lead> waiting, TimeSpan limit, CancellationToken ct)
    {
        if (waiting.Count == 0) return [];
        Guid[] holders = [.. waiting.Select(l => l.OwnerId!.Value).Distinct()];
        var (now, since, company) = (clock.Now(), waiting.Min(l => l.ReceivedAt), await calendar.Today(ct));
        var people = await db.Users.AsNoTracking().Where(u => EF.Parameter(holders).Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var hours = await Presence.Hours(db, holders, company.DayOf(since), company.DayOf(now), ct);
        var spans = (await db.Rows<ReadySpan>().AsNoTracking().Where(s => EF.Parameter(holders).Contains(s.UserId) && s.Kind == ReadyKind.TakesData && (s.To == null || s.To > since)).ToListAsync(ct)).ToLookup(s => s.UserId);
        var unplanned = new PersonHours([], [], company);
        return [.. waiting.Where(l => people.GetValueOrDefault(l.OwnerId!.Value) is { } holder && hours.GetValueOrDefault(holder.Id, unplanned).ReadyTime(ReadyTimes.Of(holder, spans[holder.Id]), l.ReceivedAt, now) >= limit).Take(AtOnce)];
    }

    private static async Task<int> GiveOn(Db db, Guid team, List<Lead> leads, CancellationToken ct)
    {
        var (there, away) = await Presence.OfTeam(db, team, ct);
        Guid[] ids = [.. leads.Select(l => l.Id)];
        var had = (await db.Rows<Assignment>().AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.LeadId) && a.Rule == ShareRules.Recalled && a.FromUserId != null).Select(a => new { a.LeadId, a.FromUserId }).ToListAsync(ct)).ToLookup(a => a.LeadId, a => a.FromUserId);
        var (group, today, moved) = (Sharing.GroupOf(ShareRules.Recalled, [team]), CompanyTime.DayOf(db.Clock.Now()), 0);
        await db.Rows<ShareTally>().Where(t => t.Group == group && t.Day == today).LoadAsync(ct);
        foreach (var lead in leads)
        {
            var (holder, at) = (lead.OwnerId, db.Clock.Now());
            var others = there.Where(u => u.Id != holder && !had[lead.Id].Contains(u.Id)).ToList();
            if (others.Count == 0 && !there.Any(u => u.Id != holder)) continue;      // nobody else is there: it stays where it is
            if (Next(db, others, group, today) is { } next) Sharing.Give(db, lead, next, ShareRules.Recalled, 1, SkippedView.Said(away), null);
            else
            {
                lead.PutInPool(team);
                db.Add(Sharing.LineOf(db, lead, ShareRules.Recalled, fromUser: holder, fromTeam: team, at: at));
            }
            moved++;
        }
        return moved;
    }

    /// <summary>Whoever got fewest of these today; turns of their own, so that the even rule's counts stay as they are.</summary>
    private static User? Next(Db db, List<User> others, string group, DateOnly today)
    {
        if (others.Count == 0) return null;
        var tallies = db.ChangeTracker.Entries<ShareTally>().Select(e => e.Entity).Where(t => t.Group == group && t.Day == today).ToDictionary(t => t.UserId);
        var turn = EvenShare.Among([.. others.Select(o => new Receiver(o.Id, tallies.GetValueOrDefault(o.Id)?.Count ?? 0))], 1, Random.Shared)[0];
        if (!tallies.TryGetValue(turn, out var tally)) db.Add(tally = new ShareTally { Group = group, Day = today, UserId = turn });
        tally.Count++;
        return others.Single(o => o.Id == turn);
    }
}

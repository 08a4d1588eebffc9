using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Takes turns in a group of equal receivers and writes the ledger. Works inside the caller's transaction.</summary>
public static class Sharing
{
    /// <summary>Who gets each of <paramref name="items"/> leads. Competing batches of a group wait for each other.</summary>
    public static async Task<IReadOnlyList<Guid>> Turns(Db db, IReadOnlyCollection<User> receivers, int items, CancellationToken ct)
    {
        await db.Dialect.Lock(db, "share:" + GroupOf(receivers.Select(r => r.TeamId)), ct);
        var standing = await Stand(db, receivers, ct);
        var turns = EvenShare.Among(standing.Receivers, items, Random.Shared);
        var got = turns.CountBy(u => u).ToDictionary();
        foreach (var receiver in standing.Receivers)
        {
            if (!standing.Tallies.TryGetValue(receiver.UserId, out var tally)) db.Add(tally = new ShareTally { Group = standing.Group, Day = standing.Day, UserId = receiver.UserId });
            (tally.Count, tally.LastBatch) = (receiver.Today + got.GetValueOrDefault(receiver.UserId), standing.LastBatch + 1);
        }
        return turns;
    }

    /// <summary>Where a group of receivers stands before a batch: who had how many turns today, late comers lifted, yesterday's remainder.</summary>
    internal sealed record Standing(string Group, DateOnly Day, int LastBatch, IReadOnlyDictionary<Guid, ShareTally> Tallies, IReadOnlyList<Receiver> Receivers);

    internal static async Task<Standing> Stand(Db db, IReadOnlyCollection<User> receivers, CancellationToken ct)
    {
        var group = GroupOf(receivers.Select(r => r.TeamId));
        var today = CompanyTime.DayOf(db.Clock.Now());
        var tallies = await db.Rows<ShareTally>().Where(t => t.Group == group && t.Day == today).ToDictionaryAsync(t => t.UserId, ct);
        var carried = await Carried(db, group, today, ct);
        var lastBatch = tallies.Count == 0 ? 0 : tallies.Values.Max(t => t.LastBatch);
        var present = receivers.Select(r => tallies.TryGetValue(r.Id, out var t) ? (r.Id, t.Count, t.LastBatch, carried.GetValueOrDefault(r.Id)) : (r.Id, 0, 0, carried.GetValueOrDefault(r.Id))).ToList();
        return new(group, today, lastBatch, tallies, EvenShare.Lifted(present, lastBatch));
    }

    /// <summary>Turns that came to nothing because their leads were withdrawn: the next batches make up for them.</summary>
    /// <param name="db">In the caller's transaction.</param>
    /// <param name="even">Lines of the even rule.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="together">They were shared out as one batch, maybe over several teams; otherwise each team's by itself.</param>
    public static async Task GiveBack(Db db, IReadOnlyCollection<Assignment> even, CancellationToken ct, bool together = false)
    {
        foreach (var team in even.Where(l => l.UserId is not null).GroupBy(l => GroupOf(together ? even.Select(e => e.TeamId) : [l.TeamId])))
        {
            await db.Dialect.Lock(db, "share:" + team.Key, ct);
            foreach (var person in team.GroupBy(l => (Day: CompanyTime.DayOf(l.At), l.UserId!.Value)))
                if (await db.Rows<ShareTally>().SingleOrDefaultAsync(t => t.Group == team.Key && t.Day == person.Key.Day && t.UserId == person.Key.Value, ct) is { } tally)
                    tally.Count = Math.Max(0, tally.Count - person.Count());
        }
    }

    /// <summary>Gives one lead and writes its line.</summary>
    public static void Give(Db db, Lead lead, User to, string rule, int ruleVersion, string? skipped, Guid? batchId)
    {
        var (at, fromUser, fromTeam) = (db.Clock.Now(), lead.OwnerId, lead.TeamId);
        lead.GiveTo(to.Id, to.TeamId, rule, to.DisplayName, at);
        db.Add(LineOf(db, lead, rule, ruleVersion, skipped, batchId, fromUser, fromTeam, at));
    }

    /// <summary>The ledger line of a lead as it now stands.</summary>
    public static Assignment LineOf(Db db, Lead lead, string rule, int ruleVersion = 1, string? skipped = null, Guid? batchId = null, Guid? fromUser = null, Guid? fromTeam = null, DateTime? at = null) => new()
    {
        Id = Keys.New(at ?? db.Clock.Now()), LeadId = lead.Id, UserId = lead.OwnerId, TeamId = lead.TeamId, FromUserId = fromUser, FromTeamId = fromTeam, At = at ?? db.Clock.Now(),
        Rule = rule, RuleVersion = ruleVersion, ByActorId = db.Actor.Id, Skipped = skipped, BatchId = batchId,
    };

    /// <summary>Present: active, with "nhận data" on (until the roster of X-31).</summary>
    public static IQueryable<User> Present(Db db) => db.Users.Where(u => u.Active && u.ReceivesData);

    /// <summary>Equal receivers are those of the same teams: their counts are compared with each other and with nobody else's.</summary>
    private static string GroupOf(IEnumerable<Guid?> teams) =>
        string.Join('+', teams.Select(t => t?.ToString("N")[^12..] ?? "none").Distinct().Order());

    /// <summary>Whom the last uneven day left one ahead.</summary>
    private static async Task<Dictionary<Guid, int>> Carried(Db db, string group, DateOnly today, CancellationToken ct)
    {
        var last = await db.Rows<ShareTally>().Where(t => t.Group == group && t.Day < today).MaxAsync(t => (DateOnly?)t.Day, ct);
        if (last is null) return [];
        var then = await db.Rows<ShareTally>().AsNoTracking().Where(t => t.Group == group && t.Day == last).ToListAsync(ct);
        var least = then.Min(t => t.Count);
        return then.ToDictionary(t => t.UserId, t => t.Count > least ? 1 : 0);
    }
}

using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Takes turns in a group of equal receivers and writes the ledger. Works inside the caller's transaction.</summary>
public static class Sharing
{
    /// <summary>Who gets each of the leads by the rule; null where it suits nobody. Competing batches of a group wait for each other.</summary>
    public static async Task<IReadOnlyList<Guid?>> Turns(Db db, IReadOnlyCollection<User> receivers, IReadOnlyList<Lead> leads, SharingMode mode, CancellationToken ct)
    {
        var group = GroupOf(ShareRules.Of(mode), receivers.Select(r => r.TeamId));
        await db.Dialect.Lock(db, "share:" + group, ct);
        var standing = await Stand(db, group, receivers, ct);
        var turns = mode == SharingMode.Even
            ? [.. EvenShare.Among(standing.Receivers, leads.Count, Random.Shared).Select(u => (Guid?)u)]
            : FitShare.Among(await Fits(db, standing.Receivers, ct), await AsksOf(db, leads, ct), mode, TimeOnly.FromDateTime(CompanyTime.Local(db.Clock.Now())), Random.Shared);
        var got = turns.OfType<Guid>().CountBy(u => u).ToDictionary();
        foreach (var receiver in standing.Receivers)
        {
            if (!standing.Tallies.TryGetValue(receiver.UserId, out var tally)) db.Add(tally = new ShareTally { Group = standing.Group, Day = standing.Day, UserId = receiver.UserId });
            (tally.Count, tally.LastBatch) = (receiver.Today + got.GetValueOrDefault(receiver.UserId), standing.LastBatch + 1);
        }
        return turns;
    }

    /// <summary>What each of them is good for.</summary>
    internal static async Task<IReadOnlyList<(Receiver, Fit)>> Fits(Db db, IReadOnlyCollection<Receiver> receivers, CancellationToken ct)
    {
        Guid[] ids = [.. receivers.Select(r => r.UserId)];
        var profiles = await db.Rows<ReceiverProfile>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.AsFit(), ct);
        return [.. receivers.Select(r => (r, profiles.GetValueOrDefault(r.UserId, Fit.Any)))];
    }

    /// <summary>What each lead asks: its product's group with those above it, its province.</summary>
    internal static async Task<IReadOnlyList<Asks>> AsksOf(Db db, IReadOnlyList<Lead> leads, CancellationToken ct)
    {
        Guid[] products = [.. leads.Select(l => l.ProductId).OfType<Guid>().Distinct()];
        var groups = await db.Rows<Product>().AsNoTracking().Where(p => EF.Parameter(products).Contains(p.Id) && p.GroupId != null).ToDictionaryAsync(p => p.Id, p => p.GroupId!.Value, ct);
        var above = groups.Count == 0 ? [] : await db.ProductGroups.AsNoTracking().ToDictionaryAsync(g => g.Id, g => g.ParentId, ct);
        return [.. leads.Select(l => new Asks(l.ProductId is { } product && groups.TryGetValue(product, out var group) ? [.. Chain(group, above)] : [], l.Region))];
    }

    private static IEnumerable<Guid> Chain(Guid group, Dictionary<Guid, Guid?> above)
    {
        for (Guid? next = group; next is { } id; next = above.GetValueOrDefault(id)) yield return id;
    }

    /// <summary>Where a group of receivers stands before a batch: who had how many turns today, late comers lifted, yesterday's remainder.</summary>
    internal sealed record Standing(string Group, DateOnly Day, int LastBatch, IReadOnlyDictionary<Guid, ShareTally> Tallies, IReadOnlyList<Receiver> Receivers);

    internal static Task<Standing> Stand(Db db, SharingMode mode, IReadOnlyCollection<User> receivers, CancellationToken ct) =>
        Stand(db, GroupOf(ShareRules.Of(mode), receivers.Select(r => r.TeamId)), receivers, ct);

    internal static async Task<Standing> Stand(Db db, string group, IReadOnlyCollection<User> receivers, CancellationToken ct)
    {
        var today = CompanyTime.DayOf(db.Clock.Now());
        var tallies = await db.Rows<ShareTally>().Where(t => t.Group == group && t.Day == today).ToDictionaryAsync(t => t.UserId, ct);
        var carried = await Carried(db, group, today, ct);
        var lastBatch = tallies.Count == 0 ? 0 : tallies.Values.Max(t => t.LastBatch);
        var present = receivers.Select(r => tallies.TryGetValue(r.Id, out var t) ? (r.Id, t.Count, t.LastBatch, carried.GetValueOrDefault(r.Id)) : (r.Id, 0, 0, carried.GetValueOrDefault(r.Id))).ToList();
        return new(group, today, lastBatch, tallies, EvenShare.Lifted(present, lastBatch));
    }

    /// <summary>Turns that came to nothing because their leads were withdrawn: the next batches make up for them.</summary>
    /// <param name="db">In the caller's transaction.</param>
    /// <param name="dealt">Lines of the rules that take turns.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="together">They were shared out as one batch, maybe over several teams; otherwise each team's by itself.</param>
    public static async Task GiveBack(Db db, IReadOnlyCollection<Assignment> dealt, CancellationToken ct, bool together = false)
    {
        foreach (var team in dealt.Where(l => l.UserId is not null).GroupBy(l => GroupOf(l.Rule, together ? dealt.Select(e => e.TeamId) : [l.TeamId])))
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

    /// <summary>Equal receivers are those of the same teams by the same rule: their counts are compared with each other and with nobody else's.</summary>
    internal static string GroupOf(string rule, IEnumerable<Guid?> teams) =>
        (rule == ShareRules.Even ? "" : rule + ":") + string.Join('+', teams.Select(t => t?.ToString("N")[^12..] ?? "none").Distinct().Order());

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

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>What somebody would get: so few to so many, the lot decides between.</summary>
public sealed record ShareExpected(Guid UserId, string Name, int Least, int Most);

/// <param name="Leads">Would be given.</param>
/// <param name="Skipped">Would be passed over: ordered, duplicates, without a last holder.</param>
/// <param name="NotPresent">Chosen, but not taking data now.</param>
public sealed record DistributionPreview(int Leads, int Skipped, IReadOnlyList<ShareExpected> People, IReadOnlyList<SkippedView> NotPresent)
{
    public int Least => People.Count == 0 ? 0 : People.Min(p => p.Least);
    public int Most => People.Count == 0 ? 0 : People.Max(p => p.Most);
}

/// <summary>Before handing out: who would get how much. Writes nothing.</summary>
public sealed class PreviewDistribution(Database database)
{
    public async Task<DistributionPreview> Handle(DistributionInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Assign);
        DistributeLeads.Check(input);
        await using var db = database.Open(actor);
        var wanted = DistributeLeads.Wanted(db, input, actor).AsNoTracking();
        var found = await wanted.CountAsync(ct);
        Rule.Require(found <= DistributeLeads.AtMost, "distribution.tooMany", "leadIds", DistributeLeads.AtMost);
        var givable = wanted.Where(l => l.Stage != LeadStage.Ordered && l.Stage != LeadStage.Converted && l.DuplicateOfId == null);
        var leads = await givable.CountAsync(ct);
        var skipped = (input.LeadIds?.Count ?? found) - leads;
        if (input.Mode == DistributionMode.LastHolder) return await ToLastHolders(db, await givable.Select(l => l.Phone).ToListAsync(ct), skipped, ct);
        var act = new DistributeLeads.Act(db, Guid.Empty);
        var receivers = await DistributeLeads.ReceiversOf(act, input, actor, presentOnly: input.Mode != DistributionMode.ByHand, ct);
        if (input.Mode == DistributionMode.ByHand)
        {
            Rule.Require(receivers.Count == 1, "distribution.oneReceiver", "userNames");
            return new(leads, skipped, [new(receivers[0].Id, receivers[0].DisplayName, leads, leads)], act.Skipped);
        }
        var (bounds, unsuited) = await Bounds(db, receivers, givable, leads, DistributeLeads.TurnsOf(input.Mode), ct);
        return new(leads - unsuited, skipped + unsuited, [.. receivers.OrderBy(r => r.DisplayName).Select(r => new ShareExpected(r.Id, r.DisplayName, bounds[r.Id].Least, bounds[r.Id].Most))], act.Skipped);
    }

    /// <summary>How few and how many each may get; and how many leads suit nobody. Where the lot decides it is drawn a few times.</summary>
    private static async Task<(IReadOnlyDictionary<Guid, (int Least, int Most)> Bounds, int Unsuited)> Bounds(Db db, List<User> receivers, IQueryable<Lead> givable, int leads, SharingMode mode, CancellationToken ct)
    {
        var standing = (await Sharing.Stand(db, mode, receivers, ct)).Receivers;
        if (mode == SharingMode.Even) return (EvenShare.Bounds(standing, leads), 0);
        var (fits, asks) = (await Sharing.Fits(db, standing, ct), await Sharing.AsksOf(db, await givable.ToListAsync(ct), ct));
        var time = TimeOnly.FromDateTime(CompanyTime.Local(db.Clock.Now()));
        var draws = Enumerable.Range(0, 5).Select(seed => FitShare.Among(fits, asks, mode, time, new Random(seed))).ToList();
        var counts = draws.ConvertAll(d => d.OfType<Guid>().CountBy(u => u).ToDictionary());
        return (standing.ToDictionary(r => r.UserId, r => (counts.Min(c => c.GetValueOrDefault(r.UserId)), counts.Max(c => c.GetValueOrDefault(r.UserId)))), draws[0].Count(d => d is null));
    }

    private static async Task<DistributionPreview> ToLastHolders(Db db, List<string> phones, int skipped, CancellationToken ct)
    {
        var holders = await DistributeLeads.LastHolders(db, [.. phones.Distinct()], ct);
        var held = phones.Where(holders.ContainsKey).GroupBy(p => holders[p].Id).Select(g => new ShareExpected(g.Key, holders[g.First()].DisplayName, g.Count(), g.Count())).OrderBy(p => p.Name).ToList();
        var given = held.Sum(p => p.Most);
        return new(given, skipped + phones.Count - given, held, []);
    }
}

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
        var act = new DistributeLeads.Act(db, Guid.Empty);
        var leads = await DistributeLeads.LeadsOf(act, input, actor, ct);
        var skipped = act.Skipped.Count;
        if (input.Mode == DistributionMode.LastHolder) return await ToLastHolders(db, leads, skipped, ct);
        var receivers = await DistributeLeads.ReceiversOf(act, input, actor, presentOnly: input.Mode == DistributionMode.Even, ct);
        var absent = act.Skipped.Skip(skipped).ToList();
        if (input.Mode == DistributionMode.ByHand) return new(leads.Count, skipped, [.. receivers.Take(1).Select(r => new ShareExpected(r.Id, r.DisplayName, leads.Count, leads.Count))], absent);
        var bounds = EvenShare.Bounds((await Sharing.Stand(db, receivers, ct)).Receivers, leads.Count);
        return new(leads.Count, skipped, [.. receivers.OrderBy(r => r.DisplayName).Select(r => new ShareExpected(r.Id, r.DisplayName, bounds[r.Id].Least, bounds[r.Id].Most))], absent);
    }

    private static async Task<DistributionPreview> ToLastHolders(Db db, List<Lead> leads, int skipped, CancellationToken ct)
    {
        var holders = await DistributeLeads.LastHolders(db, [.. leads.Select(l => l.Phone).Distinct()], ct);
        var held = leads.Where(l => holders.ContainsKey(l.Phone)).GroupBy(l => holders[l.Phone]).Select(g => new ShareExpected(g.Key.Id, g.Key.DisplayName, g.Count(), g.Count())).OrderBy(p => p.Name).ToList();
        var given = held.Sum(p => p.Most);
        return new(given, skipped + leads.Count - given, held, []);
    }
}

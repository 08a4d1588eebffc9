using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Gives the leads of a batch to people, by what the import says or by the rule of each lead's product or source, and writes the ledger .</summary>
internal sealed class ImportShare(Db db, LeadImport plan, Guid importId, List<Assignment> ledger)
{
    private readonly DateTime at = db.Clock.Now();

    /// <summary>New numbers.</summary>
    public async Task Out(IReadOnlyList<(Lead Lead, Source Source)> leads, CancellationToken ct)
    {
        if (leads.Count == 0) return;
        if (plan.Sharing == ImportSharing.Even) await Deal(leads, new(SharingMode.Even, plan.TeamId!.Value, 1), ct);
        else if (plan.Sharing == ImportSharing.Pool) Pool(leads, plan.TeamId);
        else if (plan.Sharing == ImportSharing.BySource)
        {
            var products = await ShareTerms.OfProducts(db, ct);
            foreach (var byRule in leads.GroupBy(l => l.Lead.ProductId is { } product && products.TryGetValue(product, out var own) ? (product, own) : (Guid.Empty, ShareTerms.Of(l.Source))))
                await ByRule([.. byRule], byRule.Key.Item2, ct);
        }
    }

    /// <summary>Numbers of people who have bought: to whoever holds them, or to the pool of the source's team .</summary>
    public async Task ToHolders(IReadOnlyList<(Lead Lead, Source Source)> leads, CancellationToken ct)
    {
        if (leads.Count == 0) return;
        var holders = await DistributeLeads.LastHolders(db, [.. leads.Where(l => l.Source.DuplicatePolicy == DuplicatePolicy.LastHolder).Select(l => l.Lead.Phone)], ct);
        foreach (var (lead, source) in leads)
            if (holders.GetValueOrDefault(lead.Phone) is { } holder) Give(lead, holder, "lastHolder", source.RuleVersion, null);
            else lead.PutInPool(source.TeamId);
    }

    private async Task ByRule(IReadOnlyList<(Lead Lead, Source Source)> leads, ShareTerms terms, CancellationToken ct)
    {
        if (terms.Sharing == SharingMode.LastHolder)
        {
            var holders = await DistributeLeads.LastHolders(db, [.. leads.Select(l => l.Lead.Phone)], ct);
            foreach (var (lead, _) in leads)
                if (holders.GetValueOrDefault(lead.Phone) is { } holder) Give(lead, holder, "lastHolder", terms.RuleVersion, null);
            leads = [.. leads.Where(l => l.Lead.OwnerId is null)];
        }
        if (terms is { Sharing: not SharingMode.ByHand, TeamId: not null }) await Deal(leads, terms.Sharing == SharingMode.LastHolder ? terms with { Sharing = SharingMode.Even } : terms, ct);
        else Pool(leads, terms.TeamId);
    }

    private async Task Deal(IReadOnlyList<(Lead Lead, Source Source)> leads, ShareTerms terms, CancellationToken ct)
    {
        if (leads.Count == 0) return;
        var (team, mode) = (terms.TeamId!.Value, terms.Sharing);
        var (there, away) = await Presence.OfTeam(db, team, ct);
        if (there.Count == 0)
        {
            Pool(leads, team);
            return;
        }
        var receivers = there.ToDictionary(u => u.Id);
        var skipped = SkippedView.Said(away);
        var turns = await Sharing.Turns(db, there, [.. leads.Select(l => l.Lead)], mode, ct);
        foreach (var ((lead, _), turn) in leads.Zip(turns))
            if (turn is { } to) Give(lead, receivers[to], ShareRules.Of(mode), terms.RuleVersion, skipped);
            else lead.PutInPool(team);
    }

    private static void Pool(IEnumerable<(Lead Lead, Source Source)> leads, Guid? team)
    {
        foreach (var (lead, _) in leads) lead.PutInPool(team);
    }

    private void Give(Lead lead, User to, string rule, int ruleVersion, string? skipped)
    {
        lead.GiveTo(to.Id, to.TeamId, rule, to.DisplayName, at);
        ledger.Add(Sharing.LineOf(db, lead, rule, ruleVersion, skipped, importId));
    }
}

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Gives the leads of a batch to people, by what the import says or by the rule of each lead's source, and writes the ledger .</summary>
internal sealed class ImportShare(Db db, LeadImport plan, Guid importId, List<Assignment> ledger)
{
    private readonly DateTime at = db.Clock.Now();

    /// <summary>New numbers.</summary>
    public async Task Out(IReadOnlyList<(Lead Lead, Source Source)> leads, CancellationToken ct)
    {
        if (leads.Count == 0) return;
        if (plan.Sharing == ImportSharing.Even) await Deal(leads, plan.TeamId!.Value, SharingMode.Even, ct);
        else if (plan.Sharing == ImportSharing.Pool) Pool(leads, plan.TeamId);
        else if (plan.Sharing == ImportSharing.BySource)
            foreach (var bySource in leads.GroupBy(l => l.Source.Code)) await ByRule([.. bySource], bySource.First().Source, ct);
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

    private async Task ByRule(IReadOnlyList<(Lead Lead, Source Source)> leads, Source source, CancellationToken ct)
    {
        if (source.Sharing == SharingMode.LastHolder)
        {
            var holders = await DistributeLeads.LastHolders(db, [.. leads.Select(l => l.Lead.Phone)], ct);
            foreach (var (lead, _) in leads)
                if (holders.GetValueOrDefault(lead.Phone) is { } holder) Give(lead, holder, "lastHolder", source.RuleVersion, null);
            leads = [.. leads.Where(l => l.Lead.OwnerId is null)];
        }
        if (source is { Sharing: not SharingMode.ByHand, TeamId: { } team }) await Deal(leads, team, source.Sharing == SharingMode.LastHolder ? SharingMode.Even : source.Sharing, ct);
        else Pool(leads, source.TeamId);
    }

    private async Task Deal(IReadOnlyList<(Lead Lead, Source Source)> leads, Guid team, SharingMode mode, CancellationToken ct)
    {
        if (leads.Count == 0) return;
        var (there, away) = await Presence.OfTeam(db, team, ct);
        if (there.Count == 0)
        {
            Pool(leads, team);
            return;
        }
        var receivers = there.ToDictionary(u => u.Id);
        var (skipped, byRule) = (SkippedView.Said(away), plan.Sharing == ImportSharing.BySource);
        var turns = await Sharing.Turns(db, there, [.. leads.Select(l => l.Lead)], mode, ct);
        foreach (var ((lead, source), turn) in leads.Zip(turns))
            if (turn is { } to) Give(lead, receivers[to], ShareRules.Of(mode), byRule ? source.RuleVersion : 1, skipped);
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

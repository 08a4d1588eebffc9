using System.Text.Json;
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
        if (plan.Sharing == ImportSharing.Even) await Evenly(leads, plan.TeamId!.Value, ct);
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
        if (source is { Sharing: not SharingMode.ByHand, TeamId: { } team }) await Evenly(leads, team, ct);
        else Pool(leads, source.TeamId);
    }

    private async Task Evenly(IReadOnlyList<(Lead Lead, Source Source)> leads, Guid team, CancellationToken ct)
    {
        if (leads.Count == 0) return;
        var members = await db.Users.Where(u => u.TeamId == team && u.Active).ToListAsync(ct);
        var receivers = members.Where(u => u.ReceivesData).ToDictionary(u => u.Id);
        if (receivers.Count == 0)
        {
            Pool(leads, team);
            return;
        }
        var skipped = members.Where(u => !u.ReceivesData).Select(u => new SkippedView(null, u.Id, "notReceiving")).ToList() is { Count: > 0 } passed ? JsonSerializer.Serialize(passed) : null;
        var turns = await Sharing.Turns(db, receivers.Values, leads.Count, ct);
        var byRule = plan.Sharing == ImportSharing.BySource;
        foreach (var ((lead, source), turn) in leads.Zip(turns)) Give(lead, receivers[turn], "even", byRule ? source.RuleVersion : 1, skipped);
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

using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>A batch of an import on arrival: which numbers are known, who gets the new ones. The rules of <see cref="Arrival"/>, for many at once.</summary>
internal sealed class LeadBatch(Db db, LeadImport plan, Guid importId)
{
    /// <summary>An earlier lead of a number.</summary>
    private sealed record Known(Guid Id, string Phone, LeadStage Stage, Guid? OwnerId, Guid? TeamId)
    {
        public bool HasBought => Stage is LeadStage.Ordered or LeadStage.Converted;
    }

    private readonly List<(LeadRow Row, Lead Lead)> fresh = [], buyers = [];
    private readonly List<(LeadRow Row, Known Of)> known = [];
    private readonly List<(LeadRow Row, string Phone)> again = [];
    private List<LeadRow> notTaken = [];

    public int KnownCount => known.Count;
    public int RepeatedCount => again.Count;

    /// <summary>Writes the leads, their ledger lines and one audit line. The caller commits.</summary>
    public async Task<WorkStep> Write(IReadOnlyList<LeadRow> rows, CancellationToken ct)
    {
        var phones = PhonesOf(rows);
        await db.Dialect.Lock(db, "leads.import", ct);                                 // two imports at once: the second sees what the first brought
        await db.Dialect.Lock(db, [.. phones.Select(p => "phone:" + p)], ct);          // and so does a lead that comes in by itself (CreateLead)
        var earlier = await Earlier(phones, ct);
        Sort(rows, earlier, _ => false);
        var ledger = new List<Assignment>();
        var sharing = new ImportShare(db, plan, importId, ledger);
        await sharing.ToHolders(buyers.ConvertAll(b => (b.Lead, b.Row.Source!)), ct);
        await sharing.Out(fresh.ConvertAll(f => (f.Lead, f.Row.Source!)), ct);
        var linked = plan.Known == KnownNumbers.Link ? Link(ledger) : [];
        await db.AddMany<Lead>([.. fresh.Concat(buyers).Select(f => f.Lead), .. linked.Select(l => l.Lead)], "imported", importId, ct);
        await LeadsCameAgain.Write(db, [.. linked.Where(l => l.Earlier is not null).Select(l => (l.Earlier!.Value, l.Lead))], importId, ct);
        await db.Dialect.BulkInsert(db, ledger, ct);
        if (plan.Known == KnownNumbers.Update) notTaken = await LeadUpdates.Write(db, known.ConvertAll(k => (k.Row, k.Of.Id)), importId, ct);
        TellScreens(linked.Select(l => l.Lead));
        return Step(rows);
    }

    /// <summary>What would come of it (dry run). The numbers of earlier batches are in <paramref name="seen"/>, 16 bytes each.</summary>
    public async Task<WorkStep> Look(IReadOnlyList<LeadRow> rows, HashSet<long> seen, CancellationToken ct)
    {
        Sort(rows, await Earlier(PhonesOf(rows), ct), phone => seen.Contains(Number(phone)));
        foreach (var (_, lead) in fresh.Concat(buyers)) seen.Add(Number(lead.Phone));
        return Step(rows);
    }

    /// <summary>Puts each row on its heap, in the order of the file: the first of equal numbers is the lead, the others repeat it.</summary>
    private void Sort(IReadOnlyList<LeadRow> rows, Dictionary<string, Known> earlier, Func<string, bool> seenBefore)
    {
        var inThisBatch = new HashSet<string>(StringComparer.Ordinal);
        var at = db.Clock.Now();
        foreach (var row in rows.Where(r => r.Lead is not null))
        {
            var phone = row.Lead!.Phone.E164;
            if (inThisBatch.Contains(phone) || seenBefore(phone)) again.Add((row, phone));
            else if (earlier.GetValueOrDefault(phone) is { HasBought: false } open) known.Add((row, open));
            else
            {
                // who has bought is no duplicate; the source's policy says whose the new lead is.
                var bought = earlier.ContainsKey(phone) && row.Source!.DuplicatePolicy != DuplicatePolicy.NewLead;
                (bought ? buyers : fresh).Add((row, new Lead(row.Lead, at)));
                inThisBatch.Add(phone);
            }
        }
    }

    /// <summary>Repeated numbers become leads linked to the earlier one, which is told .</summary>
    private List<(Lead Lead, Guid? Earlier)> Link(List<Assignment> ledger)
    {
        var at = db.Clock.Now();
        var first = fresh.Concat(buyers).ToDictionary(f => f.Lead.Phone, f => f.Lead);
        var linked = new List<(Lead Lead, Guid? Earlier)>();
        foreach (var (row, of) in known)
        {
            var lead = new Lead(row.Lead!, at);
            lead.LinkTo(of.Id, of.OwnerId, of.TeamId);
            linked.Add((lead, of.Id));
        }
        foreach (var (row, phone) in again)
        {
            var lead = new Lead(row.Lead!, at);
            lead.LinkTo(first[phone]);
            first[phone].CameAgain(lead);
            linked.Add((lead, null));
        }
        ledger.AddRange(linked.Select(l => Sharing.LineOf(db, l.Lead, "duplicate", batchId: importId)));
        return linked;
    }

    /// <summary>One query for all numbers of the batch; of several leads of a number the newest counts.</summary>
    private async Task<Dictionary<string, Known>> Earlier(string[] phones, CancellationToken ct)
    {
        var found = await db.Rows<Lead>().Where(l => EF.Parameter(phones).Contains(l.Phone) && l.DuplicateOfId == null).OrderBy(l => l.Id)
            .Select(l => new Known(l.Id, l.Phone, l.Stage, l.OwnerId, l.TeamId)).ToListAsync(ct);
        var newest = new Dictionary<string, Known>(StringComparer.Ordinal);
        foreach (var lead in found) newest[lead.Phone] = lead;
        return newest;
    }

    private WorkStep Step(IReadOnlyList<LeadRow> rows)
    {
        var rejected = rows.Where(r => r.Lead is null).ToList();
        var warned = fresh.Concat(buyers).Where(f => f.Row.Problems.Count > 0).ToList();
        var notes = rejected.ConvertAll(r => WorkRow.Of(importId, r.Sheet, RowFate.Rejected, r.Problems));
        notes.AddRange(warned.Select(w => WorkRow.Of(importId, w.Row.Sheet, RowFate.Warned, w.Row.Problems)));
        var updated = plan.Known == KnownNumbers.Update ? known.Count - notTaken.Count : 0;
        IEnumerable<LeadRow> skipped = plan.Known switch { KnownNumbers.Skip => known.Select(k => k.Row).Concat(again.Select(a => a.Row)), KnownNumbers.Update => notTaken.Concat(again.Select(a => a.Row)), _ => [] };
        notes.AddRange(skipped.Select(Skipped));
        return new(rows.Count, Created: fresh.Count + buyers.Count, Updated: updated, Duplicates: known.Count - updated + again.Count, Rejected: rejected.Count, Warned: warned.Count) { Notes = notes };
    }

    private WorkRow Skipped(LeadRow row) =>
        WorkRow.Of(importId, row.Sheet, RowFate.Duplicate, [new(LeadColumns.Phone, LeadColumns.Phone, row.Lead!.Phone.Display, "import.knownNumber")]);

    /// <summary>Everyone who got something, once each; holders of repeated numbers too.</summary>
    private void TellScreens(IEnumerable<Lead> linked)
    {
        foreach (var holder in fresh.Concat(buyers).Select(f => f.Lead).Concat(linked).GroupBy(l => (l.OwnerId, l.TeamId)))
            db.WillTell(new LiveChange("lead", holder.First().Id, [.. new[] { holder.Key.OwnerId, holder.Key.TeamId }.OfType<Guid>()]));
    }

    private static string[] PhonesOf(IReadOnlyList<LeadRow> rows) => [.. rows.Where(r => r.Lead is not null).Select(r => r.Lead!.Phone.E164).Distinct()];

    private static long Number(string phone) => long.Parse(phone.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}

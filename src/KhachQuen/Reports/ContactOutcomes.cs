using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Reports;

/// <summary>"Khách nói gì?": the leads of those days by their last result, each once; the columns are the company's own catalogue.</summary>
public sealed class ContactOutcomes : Report
{
    public const string Leads = "leads";

    public override string Name => "contact-outcomes";
    public override IReadOnlyList<string> Rights => LeadFilter.ReportRights;
    public override string Rows => LeadPermissions.Read;
    public override IReadOnlyList<ReportBy> Bys => Enum.GetValues<ReportBy>();
    public override IReadOnlyList<LeadDate> Dates => Enum.GetValues<LeadDate>();

    internal override async Task<ReportView> Read(Db db, ReportAsked asked, CancellationToken ct)
    {
        var leads = LeadTally.Leads(db, asked);
        var marked = leads.Select(l => new Marked<string> { Lead = l, Mark = l.FloatedAt != null ? LeadOutcomes.Floated : l.LastOutcome ?? LeadFilter.NoOutcome });
        var tallies = await LeadTally.Of(marked, asked, ct);
        var columns = await Columns(db, tallies, ct);
        var names = await Names(db, asked.By, ct);
        var rows = tallies.GroupBy(t => t.Key).Select(line => new ReportRow(line.Key.Length == 0 ? null : line.Key, names.GetValueOrDefault(line.Key), Values(columns, line, line.Sum(t => t.Count)), ReportKeys.Opens(asked.By, line.Key, LeadTally.Names(asked.Date))));
        var total = new ReportRow(null, null, Values(columns, tallies, await leads.LongCountAsync(ct)), Asking());
        return new(Name, asked.From, asked.To, asked.By, asked.Date, columns, Ordered(rows, asked.By, Leads), total, "/leads", LeadTally.Opens(this, db, asked));
    }

    /// <summary>The outcomes that occur, in the catalogue's order; what the catalogue no longer has comes last.</summary>
    private static async Task<IReadOnlyList<ReportColumn>> Columns(Db db, IReadOnlyList<Tally<string>> tallies, CancellationToken ct)
    {
        var seen = tallies.Select(t => t.Mark).ToHashSet();
        var catalogue = (await db.Outcomes.AsNoTracking().OrderBy(o => o.Stage).ThenBy(o => o.Key).Select(o => new { o.Code, o.Label, o.LabelEn }).ToListAsync(ct)).DistinctBy(o => o.Code).Where(o => seen.Contains(o.Code)).ToList();
        string[] special = [LeadFilter.NoOutcome, LeadOutcomes.Floated];
        var unknown = seen.Except(catalogue.Select(o => o.Code)).Except(special).Order(StringComparer.Ordinal);
        return
        [
            new(Leads, ReportKind.Count, Opens: Asking()), .. Special(LeadFilter.NoOutcome), .. catalogue.Select(o => Column(o.Code, o.Label, o.LabelEn)),
            .. unknown.Select(code => Column(code, code, code)), .. Special(LeadOutcomes.Floated),
        ];

        IEnumerable<ReportColumn> Special(string code) => seen.Contains(code) ? [Column(code, null, null)] : [];
    }

    private static ReportColumn Column(string code, string? label, string? labelEn) => new("outcome." + code, ReportKind.Count, label, labelEn, Asking(("outcome", code)));

    private static Dictionary<string, decimal?> Values(IReadOnlyList<ReportColumn> columns, IEnumerable<Tally<string>> tallies, long all)
    {
        var counts = tallies.GroupBy(t => "outcome." + t.Mark).ToDictionary(g => g.Key, g => (decimal?)g.Sum(t => t.Count));
        return columns.ToDictionary(c => c.Key, c => (decimal?)(c.Key == Leads ? all : counts.GetValueOrDefault(c.Key) ?? 0));
    }
}

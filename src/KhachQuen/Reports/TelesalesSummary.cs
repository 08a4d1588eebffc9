using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Reports;

/// <summary>
/// "Data đi về đâu?": received = not yet worked + not connected + connected + wrong + no need + duplicate + floating + closed otherwise, each lead once by its present state;
/// beside it how many ordered.
/// </summary>
public sealed class TelesalesSummary : Report
{
    public const string Received = "received", Sold = "sold", Conversion = "conversion";
    private const int SoldMark = 100;

    private static readonly IReadOnlyList<LeadHeap> Heaps = Enum.GetValues<LeadHeap>();

    public override string Name => "telesales-summary";
    public override IReadOnlyList<string> Rights => LeadFilter.ReportRights;
    public override string Rows => LeadPermissions.Read;
    public override IReadOnlyList<ReportBy> Bys => Enum.GetValues<ReportBy>();
    public override IReadOnlyList<LeadDate> Dates => Enum.GetValues<LeadDate>();

    private static readonly IReadOnlyList<ReportColumn> Columns =
    [
        new(Received, ReportKind.Count, Opens: Asking()), .. Heaps.Select(h => new ReportColumn(Of(h), ReportKind.Count, Opens: Asking(("heap", Of(h))))),
        new(Sold, ReportKind.Count, Opens: Asking(("sold", "yes"))), new(Conversion, ReportKind.Percent),
    ];

    internal override async Task<ReportView> Read(Db db, ReportAsked asked, CancellationToken ct)
    {
        var leads = LeadTally.Leads(db, asked);
        var marked = leads.Select(LeadHeaps.Of).Select(h => new Marked<int> { Lead = h.Lead, Mark = (int)h.Heap + (h.Lead.Stage == LeadStage.Ordered ? SoldMark : 0) });
        var tallies = await LeadTally.Of(marked, asked, ct);
        var names = await Names(db, asked.By, ct);
        var rows = tallies.GroupBy(t => t.Key).Select(line => new ReportRow(line.Key.Length == 0 ? null : line.Key, names.GetValueOrDefault(line.Key), Values(line, line.Sum(t => t.Count)), ReportKeys.Opens(asked.By, line.Key, LeadTally.Names(asked.Date))));
        var total = new ReportRow(null, null, Values(tallies, await leads.LongCountAsync(ct)), Asking());
        return new(Name, asked.From, asked.To, asked.By, asked.Date, Columns, Ordered(rows, asked.By, Received), total, "/leads", LeadTally.Opens(this, db, asked));
    }

    private static Dictionary<string, decimal?> Values(IEnumerable<Tally<int>> tallies, long received)
    {
        var values = new Dictionary<string, decimal?> { [Received] = received };
        foreach (var heap in Heaps) values[Of(heap)] = tallies.Where(t => t.Mark % SoldMark == (int)heap).Sum(t => t.Count);
        values[Sold] = tallies.Where(t => t.Mark >= SoldMark).Sum(t => t.Count);
        values[Conversion] = Percent(values[Sold], received);
        return values;
    }

    private static string Of(LeadHeap heap) => new Named<LeadHeap>(heap).ToString();
}

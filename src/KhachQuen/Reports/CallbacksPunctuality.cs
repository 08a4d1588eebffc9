using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Reports;

/// <summary>"Ai đang gọi lại muộn?": callbacks due in those days: dialled on time, dialled late, not dialled at all. One nobody made counts against punctuality, or the surest way to 100 % were not to call.</summary>
public sealed class CallbacksPunctuality : Report
{
    public const string Dialled = "dialled", OnTime = "onTime", Late = "late", Missed = "missed", Punctual = "punctual";
    private static readonly string[] Counts = [OnTime, Late, Missed];

    public override string Name => "callbacks-punctuality";
    public override IReadOnlyList<string> Rights => [ReportPermissions.Read];
    public override string Rows => LeadPermissions.Read;
    public override IReadOnlyList<ReportBy> Bys => [ReportBy.Agent, ReportBy.Team, ReportBy.Hour, ReportBy.Day];

    private static IReadOnlyList<ReportColumn> Columns(bool narrow, ReportAsked asked) =>
    [
        new(Dialled, ReportKind.Count, Opens: Asking()), new(OnTime, ReportKind.Count, Opens: Asking(("late", "no"))), new(Late, ReportKind.Count, Opens: Asking(("late", "yes"))),
        new(Missed, ReportKind.Count, Opens: Asking(("folder", "all"), ("overdue", "yes"), ("dueFrom", ReportKeys.Iso(asked.From)), ("dueTo", ReportKeys.Iso(asked.To)), ("reach", narrow ? "reports" : null)), List: "/leads"),
        new(Punctual, ReportKind.Percent),
    ];

    internal override async Task<ReportView> Read(Db db, ReportAsked asked, CancellationToken ct)
    {
        var (begins, ends) = (asked.Begins, asked.Ends);
        var grace = (await db.Settings<TelesalesSettings>(ct)).OnTimeMinutes;
        var calls = db.CallbackCalls.AsNoTracking().Where(c => c.DueAt >= begins && c.DueAt < ends);       // index DueAt
        var missed = new LeadFilter { Reported = true, DueFrom = begins, DueTo = ends, Overdue = true }.On(db, db.Leads.AsNoTracking(), db.Actor);     // index NextActionAt
        List<Tally<string>> tallies = [.. await Dials(calls, grace, asked, ct), .. await Undialled(missed, asked, ct)];
        var names = await Names(db, asked.By, ct);
        var rows = tallies.GroupBy(t => t.Key).Select(line => new ReportRow(line.Key.Length == 0 ? null : line.Key, names.GetValueOrDefault(line.Key), Values(line), ReportKeys.Opens(asked.By, line.Key, ("dueFrom", "dueTo", "dueHour"))));
        var total = new ReportRow(null, null, Values(tallies), Asking());
        return new(Name, asked.From, asked.To, asked.By, asked.Date, Columns(IsNarrower(db.Actor), asked), Ordered(rows, asked.By, Dialled), total, "/reports/callbacks", Asking(("dueFrom", ReportKeys.Iso(asked.From)), ("dueTo", ReportKeys.Iso(asked.To))));
    }

    private static Task<List<Tally<string>>> Dials(IQueryable<Call> calls, int grace, ReportAsked asked, CancellationToken ct)
    {
        var judged = calls.Select(c => new { Call = c, Mark = c.StartedAt <= c.DueAt!.Value.AddMinutes(grace) ? OnTime : Late });
        return asked.By switch
        {
            ReportBy.Agent => LeadTally.Count(judged.Select(j => new Keyed<Guid?, string> { Key = j.Call.OwnerId, Mark = j.Mark }), ReportKeys.Of, ct),
            ReportBy.Team => LeadTally.Count(judged.Select(j => new Keyed<Guid?, string> { Key = j.Call.TeamId, Mark = j.Mark }), ReportKeys.Of, ct),
            _ => LeadTally.Count(judged.Select(j => new Keyed<int, string> { Key = j.Call.DueAt!.Value.DayOfYear * 24 + j.Call.DueAt.Value.Hour, Mark = j.Mark }), ReportKeys.OfHour(asked), ct),
        };
    }

    private static async Task<IEnumerable<Tally<string>>> Undialled(IQueryable<Lead> leads, ReportAsked asked, CancellationToken ct)
    {
        var tallies = asked.By switch
        {
            ReportBy.Agent => await LeadTally.Count(leads.Select(l => new Keyed<Guid?, LeadStage> { Key = l.OwnerId, Mark = l.Stage }), ReportKeys.Of, ct),
            ReportBy.Team => await LeadTally.Count(leads.Select(l => new Keyed<Guid?, LeadStage> { Key = l.TeamId, Mark = l.Stage }), ReportKeys.Of, ct),
            _ => await LeadTally.Count(leads.Select(l => new Keyed<int, LeadStage> { Key = l.NextActionAt!.Value.DayOfYear * 24 + l.NextActionAt.Value.Hour, Mark = l.Stage }), ReportKeys.OfHour(asked), ct),
        };
        return tallies.Select(t => new Tally<string>(t.Key, Missed, t.Count));
    }

    private static Dictionary<string, decimal?> Values(IEnumerable<Tally<string>> tallies)
    {
        var values = Counts.ToDictionary(c => c, c => (decimal?)tallies.Where(t => t.Mark == c).Sum(t => t.Count));
        values[Dialled] = values[OnTime] + values[Late];
        values[Punctual] = Percent(values[OnTime], values[Dialled] + values[Missed]);
        return values;
    }
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Reports;

/// <summary>A lead with the heap, outcome … a report puts it on.</summary>
internal sealed class Marked<TMark>
{
    public required Lead Lead { get; init; }
    public required TMark Mark { get; init; }
}

internal sealed class Keyed<TKey, TMark>
{
    public required TKey Key { get; init; }
    public required TMark Mark { get; init; }
}

/// <summary>How many of a line lie on one heap.</summary>
internal sealed record Tally<TMark>(string Key, TMark Mark, long Count);

/// <summary>Counts leads by line and mark, in one question to the database.</summary>
internal static class LeadTally
{
    /// <summary>The leads of those days, as far as sight and the actor's reports let see.</summary>
    public static IQueryable<Lead> Leads(Db db, ReportAsked asked) => new LeadFilter
    {
        Reported = true,
        CreatedFrom = asked.Date == LeadDate.Received ? asked.Begins : null, CreatedTo = asked.Date == LeadDate.Received ? asked.Ends : null,      // index CreatedAt
        ReceivedFrom = asked.Date == LeadDate.Assigned ? asked.Begins : null, ReceivedTo = asked.Date == LeadDate.Assigned ? asked.Ends : null,    // index ReceivedAt
        WorkedFrom = asked.Date == LeadDate.Worked ? asked.Begins : null, WorkedTo = asked.Date == LeadDate.Worked ? asked.Ends : null,
        OrderedFrom = asked.Date == LeadDate.Ordered ? asked.Begins : null, OrderedTo = asked.Date == LeadDate.Ordered ? asked.Ends : null,
    }.On(db, db.Leads.AsNoTracking(), db.Actor);

    /// <summary>The same question to the list of leads.</summary>
    public static Dictionary<string, string> Opens(Report report, Db db, ReportAsked asked)
    {
        var (from, to, _) = Names(asked.Date);
        return Report.Asking(("folder", "all"), (from, ReportKeys.Iso(asked.From)), (to, ReportKeys.Iso(asked.To)), ("hourOf", asked.By == ReportBy.Hour ? new Named<LeadDate>(asked.Date).ToString() : null), ("reach", report.IsNarrower(db.Actor) ? "reports" : null));
    }

    public static (string From, string To, string Hour) Names(LeadDate date) => date switch
    {
        LeadDate.Assigned => ("receivedFrom", "receivedTo", "hour"),
        LeadDate.Worked => ("workedFrom", "workedTo", "hour"),
        LeadDate.Ordered => ("orderedFrom", "orderedTo", "hour"),
        _ => ("createdFrom", "createdTo", "hour"),
    };

    public static Task<List<Tally<TMark>>> Of<TMark>(IQueryable<Marked<TMark>> leads, ReportAsked asked, CancellationToken ct) => asked.By switch
    {
        ReportBy.Agent => Count(leads.Select(m => new Keyed<Guid?, TMark> { Key = m.Lead.OwnerId, Mark = m.Mark }), ReportKeys.Of, ct),
        ReportBy.Team => Count(leads.Select(m => new Keyed<Guid?, TMark> { Key = m.Lead.TeamId, Mark = m.Mark }), ReportKeys.Of, ct),
        ReportBy.Product => Count(leads.Select(m => new Keyed<Guid?, TMark> { Key = m.Lead.ProductId, Mark = m.Mark }), ReportKeys.Of, ct),
        ReportBy.Source => Count(leads.Select(m => new Keyed<string, TMark> { Key = m.Lead.FirstSource, Mark = m.Mark }), source => source, ct),
        _ => Count(Timed(leads, asked.Date), ReportKeys.OfHour(asked), ct),
    };

    private static IQueryable<Keyed<int, TMark>> Timed<TMark>(IQueryable<Marked<TMark>> leads, LeadDate date) => date switch
    {
        LeadDate.Assigned => leads.Select(m => new Keyed<int, TMark> { Key = m.Lead.ReceivedAt.DayOfYear * 24 + m.Lead.ReceivedAt.Hour, Mark = m.Mark }),
        LeadDate.Worked => leads.Select(m => new Keyed<int, TMark> { Key = m.Lead.LastOutcomeAt!.Value.DayOfYear * 24 + m.Lead.LastOutcomeAt.Value.Hour, Mark = m.Mark }),
        _ => leads.Select(m => new Keyed<int, TMark> { Key = m.Lead.CreatedAt.DayOfYear * 24 + m.Lead.CreatedAt.Hour, Mark = m.Mark }),
    };

    internal static async Task<List<Tally<TMark>>> Count<TKey, TMark>(IQueryable<Keyed<TKey, TMark>> rows, Func<TKey, string> text, CancellationToken ct)
    {
        var counted = await rows.GroupBy(k => new { k.Key, k.Mark }).Select(g => new { g.Key.Key, g.Key.Mark, Count = g.LongCount() }).ToListAsync(ct);
        return [.. counted.GroupBy(c => (Key: text(c.Key), c.Mark)).Select(g => new Tally<TMark>(g.Key.Key, g.Key.Mark, g.Sum(c => c.Count)))];
    }
}

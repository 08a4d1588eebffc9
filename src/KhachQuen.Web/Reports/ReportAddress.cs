using System.Globalization;
using KhachQuen.Platform;
using KhachQuen.Reports;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Reports;

/// <summary>A usual span of days, with the key that chooses it.</summary>
public sealed record ReportSpan(string Name, string Key, DateOnly From, DateOnly To)
{
    public static IReadOnlyList<ReportSpan> Of(DateOnly today) =>
    [
        new("today", "1", today, today), new("yesterday", "2", today.AddDays(-1), today.AddDays(-1)), new("week", "3", today.AddDays(-(((int)today.DayOfWeek + 6) % 7)), today),
        new("month", "4", new(today.Year, today.Month, 1), today), new("lastMonth", "5", new DateOnly(today.Year, today.Month, 1).AddMonths(-1), new DateOnly(today.Year, today.Month, 1).AddDays(-1)),
    ];
}

/// <summary>What a report's address asks for; what cannot be read is as if it were not there.</summary>
public sealed record ReportAddress : ListAsked
{
    private readonly DateOnly today;

    public ReportAddress(string? query, DateOnly today) : base(query) => this.today = today;

    /// <summary>The question, as far as the report has such lines and dates.</summary>
    public ReportAsked Of(Report report)
    {
        var month = ReportSpan.Of(today).Single(s => s.Name == "month");
        var (from, to) = (Day("from") ?? month.From, Day("to") ?? (Day("from") is { } only && only > today ? only : today));
        if (from > to) (from, to) = (to, from);
        var by = Enum<ReportBy>("by") is { } named && report.Bys.Contains(named) ? named : report.Bys[0];
        var date = Enum<LeadDate>("date") is { } dated && report.Dates.Contains(dated) ? dated : LeadDate.Received;
        return new(from, to, by, date);
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The same question with other days.</summary>
    public static string Path(Report report, ReportAsked asked, DateOnly from, DateOnly to) => $"/reports/{report.Name}" + ViewTabs.Query(
        ("from", Iso(from)), ("to", Iso(to)), ("by", new Named<ReportBy>(asked.By).ToString()), ("date", report.Dates.Count == 0 ? null : new Named<LeadDate>(asked.Date).ToString()));
}

using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Reports;

/// <summary>A report the product knows: who reads it, what its lines may be, how it is counted.</summary>
public abstract class Report
{
    public abstract string Name { get; }
    /// <summary>One of these opens it; it reaches as far as the widest of them.</summary>
    public abstract IReadOnlyList<string> Rights { get; }
    /// <summary>The right over the rows it counts.</summary>
    public abstract string Rows { get; }
    public abstract IReadOnlyList<ReportBy> Bys { get; }
    public virtual IReadOnlyList<LeadDate> Dates => [];

    internal abstract Task<ReportView> Read(Db db, ReportAsked asked, CancellationToken ct);

    /// <summary>Every report, in the order of the working day.</summary>
    public static readonly IReadOnlyList<Report> All = [new TelesalesSummary(), new ContactOutcomes(), new CallbacksPunctuality(), new OrdersReport()];

    public bool IsFor(Actor actor) => Rights.Any(actor.May) && actor.May(Rows);

    /// <summary>Whether the list behind must be told to show no more than the report reaches.</summary>
    internal bool IsNarrower(Actor actor) => actor.ScopeOf(ReportPermissions.Widest(actor, Rights)) < actor.ScopeOf(Rows);

    internal void Check(ReportAsked asked)
    {
        Rule.Require(asked.To >= asked.From && asked.Days <= 3 * 366, "report.periodInvalid", "to");
        Rule.Require(Bys.Contains(asked.By), "report.byUnknown", "by", string.Join(", ", Bys.Select(b => new Named<ReportBy>(b).ToString())));
        Rule.Require(Dates.Count == 0 || Dates.Contains(asked.Date), "report.dateUnknown", "date", string.Join(", ", Dates.Select(d => new Named<LeadDate>(d).ToString())));
        Rule.Require(asked.By != ReportBy.Day || asked.Days <= ReportKeys.MostDays, "report.tooManyDays", "by", ReportKeys.MostDays);
        Rule.Require(asked.Date != LeadDate.Ordered || asked.By is not (ReportBy.Hour or ReportBy.Day), "report.orderedByNobody", "by");
    }

    /// <summary>What the lines' keys are called.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> Names(Db db, ReportBy by, CancellationToken ct) => by switch
    {
        ReportBy.Agent => (await db.Users.Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct)).ToDictionary(u => u.Id.ToString(), u => u.DisplayName),
        ReportBy.Team => (await db.Teams.Select(t => new { t.Id, t.Name }).ToListAsync(ct)).ToDictionary(t => t.Id.ToString(), t => t.Name),
        ReportBy.Product => (await db.Products.Select(p => new { p.Id, p.Name }).ToListAsync(ct)).ToDictionary(p => p.Id.ToString(), p => p.Name),
        ReportBy.Source => await db.Sources.Select(s => new { s.Code, s.Name }).ToDictionaryAsync(s => s.Code, s => s.Name, ct),
        ReportBy.Hour => Enumerable.Range(0, 24).ToDictionary(h => h.ToString("00", CultureInfo.InvariantCulture), h => $"{h:00}:00–{h:00}:59"),
        _ => new Dictionary<string, string>(),
    };

    /// <summary>Lines in the order they are read: hours and days as they pass, all else the largest first.</summary>
    internal static IReadOnlyList<ReportRow> Ordered(IEnumerable<ReportRow> rows, ReportBy by, string first) =>
        [.. by is ReportBy.Hour or ReportBy.Day ? rows.OrderBy(r => r.Key, StringComparer.Ordinal) : rows.OrderByDescending(r => r.Values[first]).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal)];

    internal static decimal? Percent(decimal? part, decimal? whole) => whole is > 0 ? Math.Round(100m * (part ?? 0) / whole.Value, 1) : null;

    internal static Dictionary<string, string> Asking(params IEnumerable<(string Name, string? Value)> parts) => parts.Where(p => p.Value is not null).ToDictionary(p => p.Name, p => p.Value!);
}

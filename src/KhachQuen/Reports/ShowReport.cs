using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Reports;

/// <summary>Who may read numbers asks for a report of some days. It counts the rows the reader sees, no farther than their right to reports reaches.</summary>
public sealed class ShowReport(Database database)
{
    public async Task<ReportView> Handle(string name, ReportAsked asked, Actor actor, CancellationToken ct = default)
    {
        var report = ReportSight.Require(actor, name);
        report.Check(asked);
        await using var db = database.Open(actor);
        return await report.Read(db, asked, ct);
    }
}

/// <summary>A report as it is offered.</summary>
public sealed record ReportOffer(string Name, IReadOnlyList<ReportBy> By, IReadOnlyList<Telesales.LeadDate> Dates);

/// <summary>Who opens which report (access.md, column "reports").</summary>
public static class ReportSight
{
    /// <summary>Any of these opens the list of reports.</summary>
    public static readonly string[] Others = [ReportPermissions.Money, ReportPermissions.Shipping, ReportPermissions.Campaigns, ReportPermissions.Sharing];

    /// <summary>The reports somebody may read.</summary>
    public static IReadOnlyList<ReportOffer> Offered(Actor actor)
    {
        RequireAny(actor);
        return [.. Report.All.Where(r => r.IsFor(actor)).Select(r => new ReportOffer(r.Name, r.Bys, r.Dates))];
    }

    public static void RequireAny(Actor actor)
    {
        if (!actor.May(ReportPermissions.Read) && !Others.Any(actor.May)) throw new Forbidden(ReportPermissions.Read);
    }

    public static Report Require(Actor actor, string name)
    {
        RequireAny(actor);
        var report = Report.All.FirstOrDefault(r => r.Name == name) ?? throw new NotFound();
        if (!report.IsFor(actor)) throw new NotFound();      // as if it were not there: the list does not offer it either
        return report;
    }
}

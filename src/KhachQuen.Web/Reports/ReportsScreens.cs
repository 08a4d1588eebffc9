using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Reports;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Reports;

/// <summary>Reports: their list, their pages, their numbers on the wire.</summary>
public sealed class ReportsScreens : Screens
{
    public override IReadOnlyList<MenuItem> Menu => [new("/reports", "reports.title", "report-analytics", ReportPermissions.Read, "mine", 25) { OrAnyOf = ReportSight.Others }];

    public override IReadOnlyList<PageItem> Pages => [new("/reports/callbacks", "callbackCalls.title", "phone-check", ReportPermissions.Read)];

    public override void Add(IServiceCollection services) => services.AddSingleton<IPaletteSource, ReportPalette>().AddSingleton<ReportSheets>();

    public override void MapPages(RouteGroupBuilder pages) => pages.MapReportPages();

    public override void MapApi(RouteGroupBuilder api) => api.MapReports();
}

/// <summary>The reports one may read, by their names (Ctrl K).</summary>
internal sealed class ReportPalette(T texts) : IPaletteSource
{
    public Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct) => Task.FromResult<IReadOnlyList<PaletteItem>>(
        [.. Report.All.Where(r => r.IsFor(actor)).Select(r => (r.Name, Title: texts["report." + r.Name])).Where(r => Words.Fit(r.Title, text)).Select(r => new PaletteItem("palette.pages", r.Title, "/reports/" + r.Name, "report-analytics"))]);
}

using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Reports;
using KhachQuen.Telesales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Reports;

/// <summary>Reports as files, further rows of what stands behind them, and on the wire (api.md, reports).</summary>
internal static class ReportRoutes
{
    public static void MapReportPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/reports/{name}/export", async (string name, ShowReport show, ReportSheets sheets, CompanyClock clock, Actor actor, [AsParameters] ExportArguments asked, HttpContext http, CancellationToken ct) =>
            sheets.Of(await show.Handle(name, new ReportAddress(http.Request.QueryString.Value, clock.Today).Of(ReportSight.Require(actor, name)), actor, ct), asked.Kind, http)).Needs(ReportPermissions.Read, ReportSight.Others);
        pages.MapGet("/reports/callbacks/rows", async (ListCallbackCalls use, PeopleNames names, Actor actor, HttpContext http, CancellationToken ct) =>
            new CallbacksAsked(http.Request.QueryString.Value) is var asked ? Forms.Fragment<CallbackTable>(new { Rows = await use.Handle(asked.Filter, new(asked.Sort, asked.After), actor, ct), People = await names.Known(ct), RowsOnly = true }) : null!).Needs(ReportPermissions.Read);
        pages.MapGet("/reports/callbacks/export", (ListCallbackCalls use, PeopleNames names, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            exporter.Send(Callbacks(new CallbacksAsked(http.Request.QueryString.Value).Filter, use, names), asked, http)).Needs(KhachQuen.Contacts.LeadPermissions.Export);
    }

    public static void MapReports(this RouteGroupBuilder api)
    {
        var reports = api.MapGroup("").WithTags("Reports");
        reports.MapGet("/reports", (Actor actor) => new Page<ReportOffer>(ReportSight.Offered(actor), null)).Needs(ReportPermissions.Read, ReportSight.Others).WithSummary("The reports the caller may read");
        reports.MapGet("/reports/{name}", Show).Needs(ReportPermissions.Read, ReportSight.Others).Produces<ReportView>().WithSummary("Rows and total of a report; Accept: text/csv or ?format=csv|xlsx answers a file");
        reports.MapGet("/callback-calls", ([AsParameters] CallbackCallFilter filter, [AsParameters] ListArguments list, ListCallbackCalls use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(ReportPermissions.Read).WithSummary("Callbacks that were dialled, by when they were due, by page");
        reports.MapGet("/callback-calls/export", ([AsParameters] CallbackCallFilter filter, [AsParameters] ExportArguments asked, ListCallbackCalls use, PeopleNames names, Exporter exporter, HttpContext http) => exporter.Send(Callbacks(filter, use, names), asked, http)).Needs(KhachQuen.Contacts.LeadPermissions.Export).IsExport("Callbacks that were dialled");
    }

    private static async Task<IResult> Show(string name, DateOnly? from, DateOnly? to, Named<ReportBy>? by, Named<LeadDate>? date, string? format, ShowReport use, ReportSheets sheets, CompanyClock clock, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (report, until) = (ReportSight.Require(actor, name), to ?? (from > clock.Today ? from.Value : clock.Today));
        var view = await use.Handle(name, new(from ?? new(until.Year, until.Month, 1), until, by?.Value ?? report.Bys[0], date?.Value ?? LeadDate.Received), actor, ct);
        if (format is not null) return sheets.Of(view, new ExportArguments(format, null, null).Kind, http);
        return http.Request.Headers.Accept.ToString().StartsWith(ContentTypes.Csv, StringComparison.OrdinalIgnoreCase) ? sheets.Of(view, SheetKind.Csv, http) : Results.Ok(view);
    }

    private static ListExport<(CallbackCallView Call, string? Person)> Callbacks(CallbackCallFilter filter, ListCallbackCalls use, PeopleNames names) => new("callbacks", "call", KhachQuen.Contacts.LeadPermissions.Export,
    [
        new("due", "callbackCalls.due", c => CompanyTime.Local(c.Call.DueAt)), new("dialled", "callbackCalls.dialled", c => CompanyTime.Local(c.Call.StartedAt)), new("late", "callbackCalls.late", c => c.Call.LateMinutes),
        new("lead", "callbackCalls.lead", c => c.Call.Lead), new("person", "callbackCalls.person", c => c.Person),
    ], async (page, actor, ct) =>
    {
        var known = await names.Known(ct);
        return (await use.Handle(filter, page, actor, ct)).Map(c => (c, known.Person(c.OwnerId)));
    }) { Read = ReportPermissions.Read };
}

/// <summary>Which callbacks the address asks for.</summary>
public sealed record CallbacksAsked : ListAsked
{
    public CallbacksAsked(string? query = null) : base(query) => Filter = new()
    {
        DueFrom = Day("dueFrom"), DueTo = Day("dueTo"), DueHour = int.TryParse(this["dueHour"], out var hour) && hour is >= 0 and < 24 ? hour : null, OwnerId = Id("ownerId"), TeamId = Id("teamId"), WithoutTeam = this["teamId"] == "none" ? true : null,
        Late = this["late"] switch { "yes" => true, "no" => false, _ => null },
    };

    public CallbackCallFilter Filter { get; }
    public string? Sort => SortOf(["dueAt", "startedAt"]);
}

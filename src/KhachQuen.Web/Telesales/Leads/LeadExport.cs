using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>Leads and each of their folders as a file. The first columns bear the headings the import knows, so that what goes out comes in again (T-25).</summary>
public sealed class LeadExport(ListLeads leads, LeadNames names, T texts)
{
    public ListExport<LeadRow> Of(LeadFilter filter) => new("leads", "lead", LeadPermissions.Export, Fields, async (page, actor, ct) => await LeadRow.Page(await leads.Handle(filter, page, actor, ct), names, actor, ct)) { Read = LeadPermissions.Read };

    private IReadOnlyList<ExportField<LeadRow>> Fields =>
    [
        new("phone", "import.field.phone", r => r.Lead.Phone), new("name", "import.field.name", r => r.Lead.Name), new("source", "import.field.source", r => r.FirstSource), new("product", "import.field.product", r => r.Product),
        new("leftOn", "import.field.leftOn", r => r.Lead.LeftOn), new("province", "import.field.province", r => r.Lead.Region is { } code ? Provinces.ByCodeOrNull(code)?.Name ?? code : null), new("note", "import.field.note", r => r.Lead.Note),
        new("email", "import.field.email", r => r.Lead.Email), new("taxCode", "import.field.taxCode", r => r.Lead.TaxCode), new("citizenId", "import.field.citizenId", r => r.Lead.CitizenId),
        new("basis", "import.field.basis", r => texts["lead.basis." + r.Lead.Basis]), new("priority", "import.field.priority", r => r.Lead.Priority.ToString(CultureInfo.InvariantCulture)),
        new("stage", "leads.stage", r => texts["state.leadStage." + FolderTabs.Camel(r.Lead.Stage)]), new("owner", "leads.owner", r => r.Owner), new("attempts", "leads.attempts", r => r.Lead.Attempts), new("outcome", "leads.outcome", r => r.Outcome?.Label),
        new("nextActionAt", "leads.next", r => Local(r.Lead.NextActionAt)), new("received", "leads.received", r => Local(r.Lead.ReceivedAt)), new("worked", "leads.worked", r => Local(r.Lead.LastOutcomeAt)), new("created", "leads.created", r => Local(r.Lead.CreatedAt)),
        new("id", "export.id", r => r.Lead.Id.ToString()),
    ];

    private static DateTime? Local(DateTime? at) => at is { } moment ? CompanyTime.Local(moment) : null;
}

/// <summary>The imports, the ledger and the leads on their way out.</summary>
internal static class LeadExports
{
    public static void MapLeadExports(this RouteGroupBuilder pages)
    {
        pages.MapGet("/leads/export", (LeadExport leads, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            LeadAsked.Of(http.Request) is var list ? exporter.Send(leads.Of(list.Filter), asked with { Sort = list.Sort }, http) : null!).Needs(LeadPermissions.Export);
        pages.MapGet("/fairness/export", (ListAssignments use, CompanyClock clock, T texts, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            exporter.Send(Assignments(FairnessAsked.Of(http.Request, clock.Today).Filter, use, texts), asked, http)).Needs(LeadPermissions.Export);
        pages.MapGet("/leads/imports/export", (ListImports use, LeadNames names, T texts, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) => exporter.Send(Imports(use, names, texts), asked, http)).Needs(LeadPermissions.Export).Needs(LeadPermissions.Import);
    }

    public static void MapLeadExportsApi(this RouteGroupBuilder api)
    {
        var files = api.MapGroup("").WithTags("Exports").Needs(LeadPermissions.Export);
        files.MapGet("/leads/export", ([AsParameters] LeadQuery query, [AsParameters] ExportArguments asked, LeadExport leads, Exporter exporter, HttpContext http) => exporter.Send(leads.Of(query.Filter), asked, http)).IsExport("Leads the caller may see and export");
        files.MapGet("/assignments/export", ([AsParameters] AssignmentQuery query, [AsParameters] ExportArguments asked, ListAssignments use, T texts, Exporter exporter, HttpContext http) => exporter.Send(Assignments(query.Filter, use, texts), asked, http)).IsExport("The fairness ledger");
    }

    private static ListExport<AssignmentView> Assignments(AssignmentFilter filter, ListAssignments use, T texts) => new("assignments", "assignment", LeadPermissions.Export,
    [
        new("at", "fairness.at", a => CompanyTime.Local(a.At)), new("lead", "fairness.lead", a => a.LeadName), new("to", "fairness.to", a => a.UserName), new("rule", "fairness.why", a => texts["fairness.rule." + a.Rule]),
        new("by", "fairness.by", a => a.ByName ?? texts["fairness.system"]), new("skipped", "fairness.skipped", a => string.Join(" · ", a.Skipped.Select(s => $"{s.Name}: {texts["share.reason." + s.Reason]}"))), new("leadId", "export.id", a => a.LeadId.ToString()),
    ], (page, actor, ct) => use.Handle(filter, page, actor, ct)) { Read = LeadPermissions.Read };

    private static ListExport<(ImportLine Line, string? By)> Imports(ListImports use, LeadNames names, T texts) => new("imports", "work", LeadPermissions.Export,
    [
        new("file", "import.list.file", i => i.Line.FileName), new("state", "import.list.state", i => texts["state.job." + (i.Line.Reversed == WorkState.Succeeded ? "undone" : ImportWords.State(i.Line.State))]), new("total", "import.tally.total", i => i.Line.Total),
        new("created", "import.tally.new", i => i.Line.Created), new("duplicates", "import.list.known", i => i.Line.Duplicates), new("rejected", "import.tally.wrong", i => i.Line.Rejected),
        new("by", "import.list.by", i => i.By), new("at", "import.list.at", i => CompanyTime.Local(i.Line.CreatedAt)),
    ], async (page, actor, ct) =>
    {
        var known = await names.Known(ct);
        return (await use.Handle(page, actor, ct)).Map(i => (i, known.Person(i.OwnerId)));
    }) { Read = LeadPermissions.Read };
}

using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Opportunities as files .</summary>
internal static class OpportunityExport
{
    public static void MapOpportunityExport(this RouteGroupBuilder pages) => pages.MapGet("/opportunities/export", async (OpportunitySheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http, CancellationToken ct) =>
        OpportunityAsked.Of(http.Request) is var list ? await exporter.Send(await sheets.All(list.Filter, ct), asked with { Sort = list.Sort }, http) : null!).Needs(OpportunityPermissions.Export);

    public static void MapOpportunityExportApi(this RouteGroupBuilder api) => api.MapGroup("").WithTags("Exports").MapGet("/opportunities/export", async ([AsParameters] OpportunityFilter filter, [AsParameters] ExportArguments asked, OpportunitySheets sheets, Exporter exporter, HttpContext http, CancellationToken ct) =>
        await exporter.Send(await sheets.All(filter, ct), asked, http)).Needs(OpportunityPermissions.Export).IsExport("Opportunities the caller may see and export");
}

/// <summary>The columns of the list as a file.</summary>
public sealed class OpportunitySheets(ListOpportunities opportunities, OpportunityNames names, T texts)
{
    public async Task<ListExport<OpportunityRow>> All(OpportunityFilter filter, CancellationToken ct)
    {
        var pipeline = await names.Pipeline(ct);
        return new("opportunities", "opportunity", OpportunityPermissions.Export,
        [
            new("name", "opportunities.name", r => r.Opportunity.Name), new("customer", "opportunities.customer", r => r.Customer), new("phone", "leads.phone", r => r.Opportunity.Phone), new("service", "opportunities.service", r => r.Service),
            new("class", "opportunities.class", r => texts.Of(r.Opportunity.Class)), new("state", "orders.state", r => texts.Of(r.Opportunity.State)), new("stage", "opportunities.stage", r => pipeline.Stage(r.Opportunity.Stage)), new("revenue", "opportunities.revenue", r => r.Opportunity.ExpectedRevenue),
            new("probability", "opportunities.probability", r => r.Opportunity.Probability), new("priority", "opportunities.priority", r => r.Opportunity.Priority), new("evidence", "opportunities.evidence", r => texts.Of(r.Opportunity.EvidenceState)), new("review", "opportunities.review", r => texts.Of(r.Opportunity.EvidenceReview)),
            new("lost", "opportunities.lostReason", r => pipeline.Reason(r.Opportunity.LostReason, texts)), new("note", "leads.note", r => r.Opportunity.LostNote), new("salesperson", "opportunities.salesperson", r => r.Salesperson), new("created", "opportunities.opened", r => CompanyTime.Local(r.Opportunity.CreatedAt)),
            new("closed", "opportunities.closed", r => r.Opportunity.ClosedAt is { } at ? CompanyTime.Local(at) : null), new("id", "export.id", r => r.Opportunity.Id.ToString()),
        ], async (page, actor, token) => await names.Page(await opportunities.Handle(filter, page, actor, token), actor, token)) { Read = OpportunityPermissions.Read };
    }
}

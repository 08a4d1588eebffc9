using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Finance;

/// <summary>Commission lines as a file: everybody's of a month, or one person's .</summary>
internal static class CommissionExport
{
    public static void MapCommissionExport(this RouteGroupBuilder pages)
    {
        pages.MapGet("/commissions/export", (string? month, TimeProvider clock, ListCommissions use, PeopleNames names, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            exporter.Send(Of(new() { Month = CommissionFilter.Write(CommissionForm.Month(month, clock)) }, use, names), asked, http)).Needs(MoneyPermissions.Export);
        pages.MapGet("/commissions/{ownerId:guid}/export", (Guid ownerId, string? month, TimeProvider clock, ListCommissions use, PeopleNames names, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            exporter.Send(Of(new() { OwnerId = ownerId, Month = CommissionFilter.Write(CommissionForm.Month(month, clock)) }, use, names), asked, http)).Needs(MoneyPermissions.Export);
    }

    public static void MapCommissionExportApi(this RouteGroupBuilder api) =>
        api.MapGet("/commissions/export", ([AsParameters] CommissionFilter filter, [AsParameters] ExportArguments asked, ListCommissions use, PeopleNames names, Exporter exporter, HttpContext http) => exporter.Send(Of(filter, use, names), asked, http))
            .Needs(MoneyPermissions.Export).WithTags("Exports").IsExport("Commission lines the caller may see and export");

    private static ListExport<(CommissionView Line, string? Person)> Of(CommissionFilter filter, ListCommissions use, PeopleNames names) => new("commissions", "commissionLine", MoneyPermissions.Export,
    [
        new("person", "commissions.person", r => r.Person), new("month", "commissions.month", r => CommissionFilter.Write(r.Line.Month)), new("order", "orders.number", r => r.Line.OrderNumber), new("base", "commissions.base", r => r.Line.Base),
        new("percent", "export.percent", r => r.Line.BasisPoints / 100m), new("amount", "commissions.amount", r => r.Line.Amount), new("at", "export.at", r => CompanyTime.Local(r.Line.At)), new("reversal", "export.reversal", r => r.Line.ReversalOf is null ? null : "x"),
        new("rule", "export.rule", r => r.Line.RuleVersion),
    ], async (page, actor, ct) =>
    {
        var known = await names.Known(ct);
        return (await use.Handle(filter, page, actor, ct)).Map(l => (l, known.Person(l.OwnerId)));
    }) { Read = MoneyPermissions.Read };
}

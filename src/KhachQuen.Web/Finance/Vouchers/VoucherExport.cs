using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Finance;

/// <summary>Receipts, payments and what is to be refunded as files .</summary>
internal static class VoucherExport
{
    public static void MapVoucherExport(this RouteGroupBuilder all)
    {
        var pages = all.MapGroup("").Needs(MoneyPermissions.Export);
        pages.MapGet("/receipts/export", (VoucherSheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            VoucherAsked.Of(http.Request) is var list ? exporter.Send(sheets.Vouchers(list.Kind, list.Filter), asked with { Sort = list.Sort }, http) : null!);
        pages.MapGet("/receipts/refunds/export", (VoucherSheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) => exporter.Send(sheets.RefundsDue(), asked with { Sort = null }, http));
    }

    public static void MapVoucherExportApi(this RouteGroupBuilder all)
    {
        var api = all.MapGroup("").WithTags("Exports").Needs(MoneyPermissions.Export);
        api.MapGet("/receipts/export", ([AsParameters] VoucherFilter filter, [AsParameters] ExportArguments asked, VoucherSheets sheets, Exporter exporter, HttpContext http) => exporter.Send(sheets.Vouchers(VoucherKind.Receipt, filter), asked, http)).IsExport("Receipts the caller may see and export");
        api.MapGet("/payments/export", ([AsParameters] VoucherFilter filter, [AsParameters] ExportArguments asked, VoucherSheets sheets, Exporter exporter, HttpContext http) => exporter.Send(sheets.Vouchers(VoucherKind.Refund, filter), asked, http)).IsExport("Payments the caller may see and export");
        api.MapGet("/refunds-due/export", ([AsParameters] ExportArguments asked, VoucherSheets sheets, Exporter exporter, HttpContext http) => exporter.Send(sheets.RefundsDue(), asked, http)).IsExport("Orders with money that is to go back");
    }
}

/// <summary>The columns of the module's lists as files.</summary>
public sealed class VoucherSheets(ListVouchers vouchers, ListRefundsDue refunds, PeopleNames names, T texts)
{
    public ListExport<VoucherRow> Vouchers(VoucherKind? kind, VoucherFilter filter) => new(kind == VoucherKind.Refund ? "payments" : "receipts", "voucher", MoneyPermissions.Export,
    [
        new("number", "receipts.number", r => r.Voucher.Number), new("kind", "receipts.kind", r => texts.Of(r.Voucher.Kind)), new("state", "orders.state", r => texts.Of(r.Voucher.State)), new("order", "shipments.order", r => r.Voucher.OrderNumber), new("amount", "receipts.amount", r => r.Voucher.Amount),
        new("method", "receipts.method", r => texts.Of(r.Voucher.Method)), new("paidOn", "receipts.paidOn", r => r.Voucher.PaidOn), new("reference", "receipts.reference", r => r.Voucher.Reference), new("note", "leads.note", r => r.Voucher.Note), new("reason", "orders.reason", r => r.Voucher.Reason ?? r.Voucher.Refusal),
        new("by", "receipts.by", r => r.By), new("decidedBy", "receipts.decidedBy", r => r.DecidedBy), new("decidedAt", "receipts.decidedAt", r => r.Voucher.DecidedAt is { } at ? CompanyTime.Local(at) : null), new("created", "orders.created", r => CompanyTime.Local(r.Voucher.CreatedAt)), new("id", "export.id", r => r.Voucher.Id.ToString()),
    ], async (page, actor, ct) => await VoucherRow.Page(await vouchers.Handle(kind, filter, page, actor, ct), names, ct)) { Read = MoneyPermissions.Read };

    public ListExport<RefundRow> RefundsDue() => new("refunds-due", "orderAccount", MoneyPermissions.Export,
    [
        new("order", "shipments.order", r => r.Due.OrderNumber), new("state", "orders.state", r => texts.Of(r.Due.State)), new("received", "money.received", r => r.Due.Received), new("refunded", "money.refunded", r => r.Due.Refunded), new("toRefund", "money.toRefund", r => r.Due.ToRefund),
        new("waiting", "money.waiting", r => r.Due.Waiting), new("owner", "orders.owner", r => r.Owner), new("since", "money.since", r => CompanyTime.Local(r.Due.Since)),
    ], async (page, actor, ct) => await RefundRow.Page(await refunds.Handle(page, actor, ct), names, ct)) { Read = MoneyPermissions.Read };
}

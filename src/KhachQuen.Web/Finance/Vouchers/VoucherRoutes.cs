using System.Globalization;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Finance;

/// <summary>The fragments of the list of vouchers, of one voucher and of an order's money; its forms stand in <see cref="VoucherActs"/>.</summary>
internal static class VoucherRoutes
{
    public static void MapVoucherPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/receipts/rows", Rows).Needs(MoneyPermissions.Read);
        pages.MapGet("/receipts/rows/{id:guid}", Row).Needs(MoneyPermissions.Read);
        pages.MapPost("/receipts/fresh", async (long since, IFormCollection form, ListVouchers use, Actor actor, HttpContext http, CancellationToken ct) =>
            VoucherAsked.Of(http.Request) is var asked ? Results.Text(string.Join(' ', await use.New(asked.Kind, asked.Filter, form.Ids(500), Posted.Moment(since), actor, ct))) : null!).Needs(MoneyPermissions.Read);
        pages.MapGet("/receipts/refunds/rows", async (string? after, ListRefundsDue use, PeopleNames names, Actor actor, CancellationToken ct) => Forms.Fragment<RefundGrid>(new { Rows = await RefundRow.Page(await use.Handle(new(After: after), actor, ct), names, ct), RowsOnly = true })).Needs(MoneyPermissions.Read);
        pages.MapGet("/counts/voucher-tabs", async (VoucherTabs tabs, Actor actor, CancellationToken ct) => Forms.Fragment<TabCounts>(new { Counts = await tabs.Counts(actor, ct) })).Needs(MoneyPermissions.Read);
        pages.MapGet("/counts/receipts", async (CountVouchers count, Actor actor, CancellationToken ct) => Results.Text(actor.May(MoneyPermissions.Approve) && await count.Mine(actor, ct) is > 0 and var mine ? mine.ToString(CultureInfo.InvariantCulture) : "")).Needs(MoneyPermissions.Read);
        pages.MapGet("/receipts/{id:guid}/panel", (Guid id) => Forms.Fragment<VoucherPanel>(new { Id = id })).Needs(MoneyPermissions.Read);
        pages.MapGet("/receipts/{id:guid}/body", async (Guid id, OpenVoucher open, Actor actor, CancellationToken ct) => Forms.Fragment<VoucherBody>(new { Opened = await open.Handle(id, actor, ct) })).Needs(MoneyPermissions.Read);
        pages.MapGet("/orders/{id:guid}/money", (Guid id) => Forms.Fragment<OrderMoneyBox>(new { OrderId = id })).Needs(MoneyPermissions.Read);
        pages.MapVoucherActs();
    }

    private static async Task<IResult> Rows(ListVouchers vouchers, PeopleNames names, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = VoucherAsked.Of(http.Request);
        return Forms.Fragment<VoucherGrid>(new { Rows = await VoucherRow.Page(await vouchers.Handle(asked.Kind, asked.Filter, new(asked.Sort, asked.After), actor, ct), names, ct), Asked = asked, RowsOnly = true });
    }

    /// <summary>A row that changed. One that is no longer to be seen keeps its place.</summary>
    private static async Task<IResult> Row(Guid id, ShowVoucher show, PeopleNames names, Actor actor, HttpContext http, CancellationToken ct)
    {
        try { return Forms.Fragment<VoucherGrid>(new { Rows = await VoucherRow.Page(new([await show.Handle(id, null, actor, ct)], null), names, ct), Asked = VoucherAsked.Of(http.Request), RowsOnly = true }); }
        catch (KhachQuen.Platform.NotFound) { return Forms.Fragment<GoneRow>(new { Text = "receipts.gone" }); }
    }
}

/// <summary>What is done to vouchers: written, put right, decided, taken back.</summary>
internal static class VoucherActs
{
    public static void MapVoucherActs(this RouteGroupBuilder pages)
    {
        foreach (var (path, kind) in new[] { ("receipts", VoucherKind.Receipt), ("refunds", VoucherKind.Refund) })
        {
            pages.MapGet($"/orders/{{id:guid}}/{path}/new", async (Guid id, ShowOrderMoney money, Actor actor, CancellationToken ct) => Forms.Fragment<VoucherForm>(new { Kind = kind, Order = await money.Handle(id, actor, ct) })).Needs(MoneyPermissions.Write);
            pages.MapPost($"/orders/{{id:guid}}/{path}", async (Guid id, IFormCollection form, WriteVoucher use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Shown(await use.Handle(kind, Read(id, form), actor, ct), "receipts.written", texts, http)).Needs(MoneyPermissions.Write);
        }
        pages.MapGet("/receipts/{id:guid}/edit", Edit).Needs(MoneyPermissions.Write);
        pages.MapPost("/receipts/{id:guid}/edit", async (Guid id, IFormCollection form, EditVoucher use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Shown(await use.Handle(id, null, form.Version(), ReadEdit(form), actor, ct), "receipts.saved", texts, http)).Needs(MoneyPermissions.Write);
        pages.MapPost("/receipts/{id:guid}/approve", async (Guid id, IFormCollection form, ApproveVoucher use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Shown(await use.Handle(id, null, form.Version(), actor, ct), "receipts.approved", texts, http)).Needs(MoneyPermissions.Approve);
        pages.MapPost("/receipts/{id:guid}/reject", async (Guid id, [FromForm] string? reason, RejectVoucher use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Shown(await use.Handle(id, null, reason, null, actor, ct), "receipts.rejected", texts, http)).Needs(MoneyPermissions.Approve, MoneyPermissions.Write);
        pages.MapPost("/receipts/{id:guid}/reverse", async (Guid id, [FromForm] string? reason, ReverseVoucher use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Shown(await use.Handle(id, null, reason, actor, ct), "receipts.reversed", texts, http)).Needs(MoneyPermissions.Write);
    }

    private static async Task<IResult> Edit(Guid id, OpenVoucher open, ShowOrderMoney money, Actor actor, CancellationToken ct)
    {
        var voucher = (await open.Handle(id, actor, ct)).Voucher;
        return Forms.Fragment<VoucherForm>(new { voucher.Kind, Order = await money.Handle(voucher.OrderId, actor, ct), Voucher = voucher });
    }

    private static VoucherInput Read(Guid order, IFormCollection form) => new()
    {
        OrderId = order, Amount = Amount(form), Method = Method(form), PaidOn = form.Day("paidOn"), Reference = form.Text("reference"), Note = form.Text("note"), Reason = form.Text("reason"),
    };

    private static VoucherEdit ReadEdit(IFormCollection form) => new()
    {
        Amount = Amount(form), Method = Method(form), PaidOn = form.Day("paidOn"), Reference = new(true, form.Text("reference")), Note = new(true, form.Text("note")), Reason = new(true, form.Text("reason")),
    };

    private static long Amount(IFormCollection form) => Vnd.TryParse(form.Text("amount"), out var sum, out var problem) ? sum : throw new Refused(problem!, "amount");

    private static VoucherMethod Method(IFormCollection form) => Named<VoucherMethod>.TryParse(form["method"], out var method) ? method.Value : throw new Refused("voucher.methodInvalid", "method");

    /// <summary>The voucher where it was asked for: beside the order its money anew and the panel closed; beside a list, in the panel; on its page, there.</summary>
    private static IResult Shown(VoucherView voucher, string said, T texts, HttpContext http)
    {
        if (!http.IsHtmx()) return Results.LocalRedirect($"/receipts/{voucher.Id}");
        http.Toast(texts[said, voucher.Number]);
        if (http.IsOn($"/orders/{voucher.OrderId}"))
        {
            http.Into("#order-money", "outerHTML");
            http.Response.Headers["HX-Trigger-After-Swap"] = "kq:close-side";      // not before: the form that asked stands in it
            return Forms.Fragment<OrderMoneyBox>(new { voucher.OrderId });
        }
        if (http.Request.Headers["HX-Current-URL"].ToString().Contains("/receipts/", StringComparison.Ordinal) && !http.IsOn("/receipts/refunds")) return http.GoTo($"/receipts/{voucher.Id}");
        http.Into("#side", "innerHTML");
        return Forms.Fragment<VoucherPanel>(new { voucher.Id });
    }
}

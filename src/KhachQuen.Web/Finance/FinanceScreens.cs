using KhachQuen.Access;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Web.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Finance;

/// <summary>Receipts and payments; commissions.</summary>
public sealed class FinanceScreens : Screens
{
    public override IReadOnlyList<MenuItem> Menu =>
    [
        new("/receipts", "receipts.title", "receipt", MoneyPermissions.Read, "work", 62, "receipts"),
        new("/commissions", "commissions.title", "coin", MoneyPermissions.Read, "work", 65),
        new("/settings/commission", "commissionSettings.title", "coin", MoneyPermissions.Settings, "settings", 148) { OrAnyOf = [AccessPermissions.BusinessRules] },
    ];

    public override IReadOnlyList<PageItem> Pages => [new("/receipts/refunds", "money.toRefund", "receipt-refund", MoneyPermissions.Read)];

    public override IReadOnlyList<StateLook> States => [new("voucher", "pending", "amber", "clock"), new("voucher", "approved", "green", "circle-check"), new("voucher", "rejected", "red", "ban")];

    public override IReadOnlyDictionary<string, string> TimelineIcons => new Dictionary<string, string> { ["receipt"] = "receipt", ["refund"] = "receipt-refund", ["voucher"] = "receipt", ["receipt.written"] = "receipt", ["receipt.approved"] = "receipt", ["refund.written"] = "receipt-refund", ["refund.approved"] = "receipt-refund", ["voucher.rejected"] = "ban", ["voucher.reversed"] = "arrow-back-up", ["voucher.takenBack"] = "arrow-back-up" };

    public override void Add(IServiceCollection services) => services.AddSingleton(OrderSlot.Of<OrderMoneyBox>(10)).AddSingleton(OrderSlot.Of<OrderCommission>(20)).AddSingleton<VoucherTabs>().AddSingleton<VoucherSheets>().AddSingleton<IPaletteSource, VoucherPalette>();

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapCommissionExport();
        pages.MapVoucherPages();
        pages.MapVoucherExport();
        pages.MapGet("/commissions/{ownerId:guid}/rows", async (Guid ownerId, string? month, string? after, ListCommissions use, Actor actor, CancellationToken ct) =>
            Forms.Fragment<CommissionGrid>(new { OwnerId = ownerId, Rows = await use.Handle(new() { OwnerId = ownerId, Month = month }, new(After: after), actor, ct), RowsOnly = true })).Needs(MoneyPermissions.Read);
        pages.MapGroup("").ShowsRefusals().MapPost("/settings/commission", CommissionForm.Save).Needs(MoneyPermissions.Settings, AccessPermissions.BusinessRules).WithMetadata(PartsOfForm.Rows("bands", CommissionForm.Inputs));
    }

    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapCommissionExportApi();
        api.MapVouchers();
        api.MapVoucherExportApi();
        var commissions = api.MapGroup("").WithTags("Commissions");
        commissions.MapGet("/commissions", ([AsParameters] CommissionFilter filter, [AsParameters] ListArguments list, ListCommissions use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(MoneyPermissions.Read).WithSummary("Commission lines the caller may see, by page, each with its order");
        commissions.MapGet("/commissions/totals", async (string? month, SumCommissions use, TimeProvider clock, Actor actor, CancellationToken ct) => new Page<CommissionTotal>(await use.Handle(CommissionForm.Month(month, clock), actor, ct), null)).Needs(MoneyPermissions.Read).WithSummary("What each person earned in a month");
        commissions.MapGet("/commission-rules", async (ListCommissionRules use, Actor actor, CancellationToken ct) => new Page<CommissionRuleView>(await use.Handle(actor, ct), null)).Needs(MoneyPermissions.Read, MoneyPermissions.Settings, AccessPermissions.BusinessRules).WithSummary("Every version of the bands, newest first");
        commissions.MapPost("/commission-rules", (CommissionRuleBody body, SetCommissionRule use, Actor actor, CancellationToken ct) => use.Handle(body.Bands, body.BasedOn, actor, ct)).Needs(MoneyPermissions.Settings, AccessPermissions.BusinessRules).WithSummary("New bands, for what is settled from now on");
    }
}

internal sealed record CommissionRuleBody
{
    public required IReadOnlyList<CommissionBand> Bands { get; init; }
    public int? BasedOn { get; init; }
}

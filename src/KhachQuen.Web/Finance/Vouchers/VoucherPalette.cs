using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Finance;

/// <summary>Receipts and payments in Ctrl K: by their number or the order's .</summary>
internal sealed class VoucherPalette(ListVouchers vouchers, T texts) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct)
    {
        if (!actor.May(MoneyPermissions.Read) || !text.Contains('-', StringComparison.Ordinal)) return [];
        var found = await vouchers.Handle(null, new() { Q = text }, new(Limit: IPaletteSource.AtMost), actor, ct);
        return [.. found.Items.Select(v => new PaletteItem("palette.vouchers", v.Number, $"/receipts/{v.Id}", v.Kind == VoucherKind.Receipt ? "receipt" : "receipt-refund", $"{v.OrderNumber} · {Shown.Money(v.Amount)} · {texts.Of(v.State)}", "voucher", v.Id))];
    }
}

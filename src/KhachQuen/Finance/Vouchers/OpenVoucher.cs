using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>What a person may do to a voucher as it stands; the same rules refuse the rest.</summary>
public sealed record VoucherMay(bool Edit, bool Approve, bool Reject, bool Reverse);

/// <summary>One voucher with what stands around it.</summary>
/// <param name="Recipient">Who pays, or gets it back: the order's recipient; null where the order may not be seen.</param>
/// <param name="Reverses">The voucher it takes back.</param>
/// <param name="ReversedBy">The line that takes it back, waiting or approved.</param>
public sealed record VoucherOpened(VoucherView Voucher, VoucherMay May, OrderMoney Money, string? Recipient, string? Address, VoucherView? Reverses, VoucherView? ReversedBy);

/// <summary>A person opens a voucher to read it or to decide about it.</summary>
public sealed class OpenVoucher(Database database)
{
    public async Task<VoucherOpened> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Read);
        await using var db = database.Open(actor);
        var voucher = await db.Vouchers.AsNoTracking().Get(id, ct);
        var (orderId, original) = (voucher.OrderId, voucher.ReversalOf);
        var order = await db.Rows<Order>().AsNoTracking().SingleAsync(o => o.Id == orderId, ct);
        var seen = await db.Orders.AnyAsync(o => o.Id == orderId, ct);
        var reverses = original is null ? null : await db.Vouchers.AsNoTracking().SingleOrDefaultAsync(v => v.Id == original, ct);
        var by = await db.Vouchers.AsNoTracking().SingleOrDefaultAsync(v => v.ReversalOf == id && v.State != VoucherState.Rejected, ct);
        return new(VoucherView.For(voucher, actor), May(voucher, by, actor), await OrderBook.Of(db, order, ct), seen ? order.Recipient : null, seen ? order.AddressLine : null,
            reverses is null ? null : VoucherView.For(reverses, actor), by is null ? null : VoucherView.For(by, actor));
    }

    private static VoucherMay May(Voucher voucher, Voucher? reversedBy, Actor actor)
    {
        var (waits, mine) = (voucher.State == VoucherState.Pending, voucher.ById == actor.Id);
        return new(
            Edit: waits && mine && voucher.ReversalOf is null && actor.May(MoneyPermissions.Write),
            Approve: waits && !mine && actor.May(MoneyPermissions.Approve),
            Reject: waits && (actor.May(MoneyPermissions.Approve) || (mine && actor.May(MoneyPermissions.Write))),
            Reverse: voucher is { State: VoucherState.Approved, ReversalOf: null } && reversedBy is null && actor.May(MoneyPermissions.Write));
    }
}

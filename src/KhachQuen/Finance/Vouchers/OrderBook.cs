using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>Reads the money of an order from its vouchers and parcels, and keeps its account. Whoever decides by it holds the order's lock.</summary>
internal static class OrderBook
{
    /// <summary>Whoever adds to an order's money waits here for whoever is at it.</summary>
    public static Task Lock(Db db, Guid orderId, CancellationToken ct) => db.Dialect.Lock(db, $"finance.order:{orderId}", ct);

    public static async Task<OrderMoney> Of(Db db, Order order, CancellationToken ct)
    {
        var id = order.Id;
        var sums = await db.Rows<Voucher>().Where(v => v.OrderId == id && v.State == VoucherState.Approved).GroupBy(v => new { v.Kind, v.Method }).Select(g => new { g.Key.Kind, g.Key.Method, Amount = g.Sum(v => v.Amount) }).ToListAsync(ct);
        var parcels = await Paid(db, id).ToListAsync(ct);
        return new()
        {
            Total = order.Total, Deposit = order.Deposit, ToCollect = order.CodAmount, Returned = order.ReturnedTotal, Owed = OrderMoney.OwedOn(order),
            Receipts = sums.Where(s => s.Kind == VoucherKind.Receipt).Sum(s => s.Amount), CodReceipts = sums.Where(s => s is { Kind: VoucherKind.Receipt, Method: VoucherMethod.Cod }).Sum(s => s.Amount),
            Refunded = sums.Where(s => s.Kind == VoucherKind.Refund).Sum(s => s.Amount),
            Reconciled = parcels.Sum(p => p.ReconciledAmount ?? 0), Expected = parcels.Sum(p => p.ExpectedCod(order.ReturnedTotal) ?? 0),
        };
    }

    /// <summary>Parcels the buyer paid for and the carrier handed over; what it pays for a lost one is no money of the buyer's.</summary>
    public static IQueryable<Shipment> Paid(Db db, Guid orderId) => db.Rows<Shipment>().AsNoTracking().Where(s => s.OrderId == orderId && s.State == ShipmentState.Paid && s.ReconciledAt != null);

    /// <summary>The order's account, begun with its first voucher. Under the order's lock.</summary>
    public static async Task<OrderAccount> Account(Db db, Order order, DateTime at, CancellationToken ct)
    {
        var id = order.Id;
        if (await db.Rows<OrderAccount>().SingleOrDefaultAsync(a => a.OrderId == id, ct) is { } known) return known;
        var account = new OrderAccount(order, at);
        db.Add(account);
        return account;
    }
}

/// <summary>An order with vouchers changes terms, state or seller: its account is reckoned anew, and its vouchers go to the seller it has now.</summary>
public sealed class AccountsFollowOrders : IListener<OrderAmended>, IListener<OrderConfirmed>, IListener<OrderCancelled>, IListener<OrderDelivered>, IListener<OrderReturned>, IListener<OrderSettled>
{
    public Task On(OrderAmended happened, Db db, CancellationToken ct) => Reckon(happened.OrderId, db, ct);
    public Task On(OrderConfirmed happened, Db db, CancellationToken ct) => Reckon(happened.OrderId, db, ct);
    public Task On(OrderCancelled happened, Db db, CancellationToken ct) => Reckon(happened.OrderId, db, ct);
    public Task On(OrderDelivered happened, Db db, CancellationToken ct) => Reckon(happened.OrderId, db, ct);
    public Task On(OrderReturned happened, Db db, CancellationToken ct) => Reckon(happened.OrderId, db, ct);
    public Task On(OrderSettled happened, Db db, CancellationToken ct) => Reckon(happened.OrderId, db, ct);

    private static async Task Reckon(Guid orderId, Db db, CancellationToken ct)
    {
        if (!await db.Rows<OrderAccount>().AnyAsync(a => a.OrderId == orderId, ct)) return;
        await OrderBook.Lock(db, orderId, ct);
        var (account, order) = (await db.Rows<OrderAccount>().SingleAsync(a => a.OrderId == orderId, ct), await db.Rows<Order>().AsNoTracking().SingleAsync(o => o.Id == orderId, ct));
        if (account.OwnerId != order.OwnerId || account.TeamId != order.TeamId)
            foreach (var voucher in await db.Rows<Voucher>().Where(v => v.OrderId == orderId).ToListAsync(ct)) voucher.Follow(order.OwnerId, order.TeamId);
        account.Is(await OrderBook.Of(db, order, ct), order, db.Clock.Now());
    }
}

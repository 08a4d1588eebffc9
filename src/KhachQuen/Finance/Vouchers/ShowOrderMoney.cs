using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>COD that came in with a parcel, and the line of the carrier's statement that brought it.</summary>
public sealed record CodIn(Guid ShipmentId, string? Code, long Amount, long Expected, DateTime At, Guid? StatementId, Guid? StatementLineId);

/// <summary>The money of an order, every đồng with where it came from (api.md).</summary>
public sealed record OrderMoneyView(Guid OrderId, string OrderNumber, OrderState State, OrderMoney Money, IReadOnlyList<CodIn> Cod, IReadOnlyList<VoucherView> Vouchers);

/// <summary>What was to be paid on an order, what came in and what went back; for who may see the order and its money.</summary>
public sealed class ShowOrderMoney(Database database)
{
    private const int AtMost = 200;

    public async Task<OrderMoneyView> Handle(Guid orderId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Read);
        await using var db = database.Open(actor);
        var order = await db.Orders.AsNoTracking().Get(orderId, ct);
        if (!actor.May(MoneyPermissions.Read, order)) throw new NotFound();
        var vouchers = await db.Vouchers.Where(v => v.OrderId == orderId).OrderBy(v => v.Id).Take(AtMost).Select(VoucherView.Of).ToListAsync(ct);
        return new(orderId, order.Number, order.State, await OrderBook.Of(db, order, ct), await Cod(db, order, ct), vouchers.ConvertAll(v => v.ShownTo(actor)));
    }

    private static async Task<List<CodIn>> Cod(Db db, Order order, CancellationToken ct)
    {
        var cod = new List<CodIn>();
        foreach (var parcel in await OrderBook.Paid(db, order.Id).Where(s => s.ReconciledAmount > 0 || s.CodAmount > 0).OrderBy(s => s.Id).ToListAsync(ct))
        {
            var line = await db.Rows<StatementLine>().Where(l => l.ShipmentId == parcel.Id && l.Decision == StatementDecision.Settled).Select(l => new { l.StatementId, l.Id }).FirstOrDefaultAsync(ct);
            cod.Add(new(parcel.Id, parcel.Code, parcel.ReconciledAmount ?? 0, parcel.ExpectedCod(order.ReturnedTotal) ?? 0, parcel.ReconciledAt!.Value, line?.StatementId, line?.Id));
        }
        return cod;
    }
}

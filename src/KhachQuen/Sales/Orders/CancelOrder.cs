using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The order is called off before it left: by its seller, or by the warehouse once confirmed; its waybill, not posted yet, is cancelled with it .</summary>
public sealed class CancelOrder(Database database, TimeProvider clock)
{
    public async Task<OrderView> Handle(Guid id, string? reason, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        var order = await db.Orders.Get(id, ct);
        if (!actor.SellsFor(order) && !(order.State == OrderState.Confirmed && actor.May(OrderPermissions.Ship))) throw new Forbidden(OrderPermissions.Create);
        var at = clock.Now();
        order.Cancel(reason, at);
        if (order.ShipmentId is { } shipment) (await db.Rows<Shipment>().SingleAsync(s => s.Id == shipment, ct)).Step(ShipmentState.WaybillCancelled, reason, actor, false, at, at);
        order.ShipBy(null);
        await db.SaveChangesAsync(ct);
        return OrderView.For(order, actor);
    }
}

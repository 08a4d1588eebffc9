using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The goods came back: the shipment under way, or the delivery entered by mistake, ends as returned, and the order with it (A-40a).</summary>
public sealed class ReturnOrder(Database database, TimeProvider clock)
{
    public async Task<OrderView> Handle(Guid id, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        await using var db = database.Open(actor);
        var order = await db.Orders.Get(id, ct);
        Rule.Require(OrderMoves.Allow(order.State, OrderState.Returned), "order.illegalMove", "state", order.State, OrderState.Returned);
        var at = clock.Now();
        if (order.ShipmentId is { } shipmentId)
        {
            var shipment = await db.Rows<Shipment>().SingleAsync(s => s.Id == shipmentId, ct);
            shipment.Step(ShipmentState.Returned, reason, actor, actor.May(AccessPermissions.BusinessRules), at, at);
        }
        order.Return(reason, at);
        await db.SaveChangesAsync(ct);
        return OrderView.For(order, actor);
    }
}

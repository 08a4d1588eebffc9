using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The accountant compares what the carrier paid with what was to be collected; what matches, or differs with a reason, settles the order .</summary>
public sealed class ReconcileShipment(Database database, TimeProvider clock)
{
    public async Task<ShipmentView> Handle(Guid id, long amount, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Reconcile);
        await using var db = database.Open(actor);
        var shipment = await db.Shipments.Include(s => s.Log).Get(id, ct);
        var order = await db.Rows<Order>().Get(shipment.OrderId, ct);
        var at = clock.Now();
        shipment.Reconcile(amount, reason, at, order.ReturnedTotal);
        if (shipment.State == ShipmentState.Paid && order.State != OrderState.Settled) ShipmentEffects.Settle(order, await db.Rows<Customer>().Get(shipment.CustomerId, ct), null, at);
        await db.SaveChangesAsync(ct);
        return ShipmentView.For(shipment, actor);
    }
}

/// <summary>What may be edited on a shipment: by whom it goes, the waybill's number and the carrier's charge.</summary>
public sealed record ShipmentEdit
{
    public Patch<string> Carrier { get; init; }
    public Patch<string> Code { get; init; }
    public Patch<long> Fee { get; init; }
}

/// <summary>Shipping enters the carrier's number once it has one.</summary>
public sealed class EditShipment(Database database)
{
    public async Task<ShipmentView> Handle(Guid id, long? version, ShipmentEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        await using var db = database.Open(actor);
        var shipment = await db.Shipments.Include(s => s.Log).Get(id, ct);
        shipment.RequireVersion(version, s => ShipmentView.For(s, actor));
        shipment.HandTo(edit.Carrier.Or(shipment.Carrier) ?? shipment.Carrier);
        shipment.Label(edit.Code.Or(shipment.Code), edit.Fee.Or(shipment.Fee));
        await ShipmentRules.Save(db, shipment, async () => ShipmentView.For(await db.Shipments.AsNoTracking().Include(s => s.Log).Get(id, ct), actor), ct);
        return ShipmentView.For(shipment, actor);
    }
}

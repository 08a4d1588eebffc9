using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The shipping clerk makes waybills for many confirmed orders at once. Each by itself: one that may not is left as it is and named. One undo for all.</summary>
public sealed class ShipOrders(Database database, ShipOrder ship)
{
    public const string Kind = "orders.ship";
    /// <summary>Each is a transaction of its own; more would keep the person waiting.</summary>
    public const int AtMost = 2_000;

    public async Task<ManyDone> Handle(IReadOnlyCollection<Guid> orderIds, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        Rule.Require(orderIds.Count is > 0 and <= AtMost, "shipment.tooMany", "ids", AtMost);
        Guid[] ids = [.. orderIds.Distinct()];
        await using var db = database.Open(actor);
        var orders = await db.Orders.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).OrderBy(o => o.Number).Select(o => new { o.Id, o.Number }).ToListAsync(ct);
        return await Many.Each<Shipment>(database, Kind, null, orders.Select(o => (o.Id, o.Number)), async (id, doing) => (await ship.Handle(id, new(), doing, ct)).Id, actor, ct);
    }
}

/// <summary>One step for many shipments at once, as one person writes it down. Each by itself: an illegal step leaves that one as it is and names it. One undo for all.</summary>
public sealed class MoveShipments(Database database, RecordShipmentEvent record)
{
    public const string Kind = "shipments.move";

    /// <summary>Those the actor sees; what they do not is passed over. What is done when it ends early stays done, and can be taken back.</summary>
    public async Task<ManyDone> Handle(IReadOnlyCollection<Guid> shipmentIds, ShipmentEventInput step, Actor actor, CancellationToken ct = default) =>
        await Many.Each<Shipment>(database, Kind, new { state = step.State.ToString() }, (await Of(shipmentIds, actor, ct)).Select(s => (s.Id, s.Number)), async (id, doing) => (await record.Handle(id, step, doing, ct)).Id, actor, ct);

    /// <summary>The dry run: which would take the step, and which not.</summary>
    public async Task<ManyDone> Look(IReadOnlyCollection<Guid> shipmentIds, ShipmentState step, Actor actor, CancellationToken ct = default)
    {
        var would = (await Of(shipmentIds, actor, ct)).ToLookup(s => !s.Locked && ShipmentMoves.Next(s.State, actor.May(AccessPermissions.BusinessRules)).Contains(step));
        return new([.. would[true].Select(s => s.Id)], [.. would[false].Select(s => (s.Number, s.Locked ? new Refused("shipment.reconciled") : new Refused("shipment.illegalMove", "state", s.State, step)))], null);
    }

    private async Task<List<(Guid Id, string Number, ShipmentState State, bool Locked)>> Of(IReadOnlyCollection<Guid> shipmentIds, Actor actor, CancellationToken ct)
    {
        actor.Require(OrderPermissions.Ship);
        Rule.Require(shipmentIds.Count is > 0 and <= ShipOrders.AtMost, "shipment.tooMany", "ids", ShipOrders.AtMost);
        Guid[] ids = [.. shipmentIds.Distinct()];
        await using var db = database.Open(actor);
        var found = await db.Shipments.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id)).OrderBy(s => s.OrderNumber).Select(s => new { s.Id, s.OrderNumber, s.State, s.ReconciledAt }).ToListAsync(ct);
        return found.ConvertAll(s => (s.Id, s.OrderNumber, s.State, s.ReconciledAt is not null));
    }
}

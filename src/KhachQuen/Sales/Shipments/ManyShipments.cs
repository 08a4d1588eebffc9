using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What came of an act on many: how many took it, and of the rest which and why not.</summary>
/// <param name="Done">The rows that took it.</param>
/// <param name="Left">Number and refusal of each that did not.</param>
public sealed record ManyDone(IReadOnlyList<Guid> Done, IReadOnlyList<(string Number, Refused Why)> Left);

/// <summary>The shipping clerk makes waybills for many confirmed orders at once. Each by itself: one that may not is left as it is and named.</summary>
public sealed class ShipOrders(Database database, ShipOrder ship)
{
    public const int AtMost = 200;

    public async Task<ManyDone> Handle(IReadOnlyCollection<Guid> orderIds, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        Rule.Require(orderIds.Count is > 0 and <= AtMost, "shipment.tooMany", "ids", AtMost);
        Guid[] ids = [.. orderIds.Distinct()];
        await using var db = database.Open(actor);
        var orders = await db.Orders.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).OrderBy(o => o.Number).Select(o => new { o.Id, o.Number }).ToListAsync(ct);
        return await Many.Each(orders.Select(o => (o.Id, o.Number)), async id => (await ship.Handle(id, new(), actor, ct)).Id);
    }
}

/// <summary>One step for many shipments at once, as one person writes it down. Each by itself: an illegal step leaves that one as it is and names it.</summary>
public sealed class MoveShipments(Database database, RecordShipmentEvent record)
{
    public async Task<ManyDone> Handle(IReadOnlyCollection<Guid> shipmentIds, ShipmentEventInput step, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        Rule.Require(shipmentIds.Count is > 0 and <= ShipOrders.AtMost, "shipment.tooMany", "ids", ShipOrders.AtMost);
        Guid[] ids = [.. shipmentIds.Distinct()];
        await using var db = database.Open(actor);
        var shipments = await db.Shipments.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id)).OrderBy(s => s.OrderNumber).Select(s => new { s.Id, s.OrderNumber }).ToListAsync(ct);
        return await Many.Each(shipments.Select(s => (s.Id, s.OrderNumber)), async id => (await record.Handle(id, step, actor, ct)).Id);
    }
}

internal static class Many
{
    public static async Task<ManyDone> Each(IEnumerable<(Guid Id, string Number)> rows, Func<Guid, Task<Guid>> act)
    {
        var (done, left) = (new List<Guid>(), new List<(string, Refused)>());
        foreach (var (id, number) in rows)
            try { done.Add(await act(id)); }
            catch (Refused why) { left.Add((number, why)); }
            catch (ChangedMeanwhile) { left.Add((number, new Refused("changedMeanwhile"))); }
        return new(done, left);
    }
}

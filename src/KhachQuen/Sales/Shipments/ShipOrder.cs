using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What may be given of a new shipment (api.md). Money to be collected is the order's.</summary>
public sealed record ShipmentInput
{
    public string Carrier { get; init; } = Shipment.Manual;
    public string? Code { get; init; }
    public long Fee { get; init; }
}

/// <summary>The shipping clerk makes a waybill for a confirmed order. One at a time.</summary>
public sealed class ShipOrder(Database database, TimeProvider clock)
{
    public async Task<ShipmentView> Handle(Guid orderId, ShipmentInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        await using var db = database.Open(actor);
        var order = await db.Orders.Get(orderId, ct);
        Rule.Require(order.State == OrderState.Confirmed, "order.notConfirmed", "state", order.State);
        Rule.Require(order.ShipmentId is null, "order.alreadyShipped");
        Rule.Require(Carriers.All.Contains(input.Carrier), "shipment.carrierUnknown", "carrier", input.Carrier);
        var shipment = new Shipment(order, input.Carrier, input.Code, input.Fee, clock.Now());
        db.Add(shipment);
        order.ShipBy(shipment.Id);      // of two clerks at once the second meets a newer version of the order
        await ShipmentRules.Save(db, shipment, async () => OrderView.For(await db.Orders.AsNoTracking().Get(orderId, ct), actor), ct);
        return ShipmentView.For(shipment, actor);
    }
}

internal static class ShipmentRules
{
    /// <summary>Saves, unless another shipment of the carrier has the code; who comes second is shown what stands now.</summary>
    public static async Task Save(Db db, Shipment shipment, Func<Task<object>> current, CancellationToken ct)
    {
        var (id, carrier, code) = (shipment.Id, shipment.Carrier, shipment.Code);
        Rule.Require(code is null || !await db.Rows<Shipment>().AnyAsync(s => s.Carrier == carrier && s.Code == code && s.Id != id, ct), "shipment.codeTaken", "code", code ?? "");
        try { await db.SaveOrShow(current, ct); }
        catch (DbUpdateException problem) when (db.Dialect.IsUniqueViolation(problem)) { throw new Refused("shipment.codeTaken", "code", code ?? ""); }
    }
}

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What a person says of a shipment (api.md).</summary>
public sealed record ShipmentEventInput
{
    public required ShipmentState State { get; init; }
    /// <summary>When it happened; default now.</summary>
    public DateTime? At { get; init; }
    public string? Note { get; init; }
    /// <summary>For a partial delivery: what came back.</summary>
    public IReadOnlyList<QuantityWanted>? Returned { get; init; }
    /// <summary>For a lost parcel: what the carrier pays; default the money it was to collect.</summary>
    public long? Amount { get; init; }
}

/// <summary>Somebody in shipping writes down one step of a shipment; its order and buyer follow (A-40, A-40a).</summary>
public sealed class RecordShipmentEvent(Database database, TimeProvider clock)
{
    public async Task<ShipmentView> Handle(Guid id, ShipmentEventInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        await using var db = database.Open(actor);
        var shipment = await db.Shipments.Include(s => s.Log).Get(id, ct);
        var order = await db.Rows<Order>().Get(shipment.OrderId, ct);
        var buyer = await db.Rows<Customer>().Get(shipment.CustomerId, ct);
        var now = clock.Now();
        var at = input.At?.ToUniversalTime() ?? now;
        Rule.Require(input.Returned is null || input.State == ShipmentState.PartiallyDelivered, "shipment.returnedNotPartial", "returned");
        Rule.Require(input.Amount is null || input.State == ShipmentState.Compensated, "shipment.amountNotCompensated", "amount");
        var expected = input.Amount ?? shipment.CodAmount;
        shipment.Step(input.State, input.Note, actor, actor.May(AccessPermissions.BusinessRules), at, now);
        if (input.State == ShipmentState.Compensated) shipment.Compensate(expected);
        ShipmentEffects.Apply(shipment, order, buyer, [.. (input.Returned ?? []).Select(r => (r.ProductId, Pricing.Milli(r.Quantity)))], at);
        await db.SaveChangesAsync(ct);
        return ShipmentView.For(shipment, actor);
    }
}

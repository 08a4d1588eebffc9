using System.Linq.Expressions;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The filters of the carriers' messages, each a named field (T-24).</summary>
public sealed record CarrierMessageFilter
{
    public Named<CarrierResult>? Result { get; init; }
    public string? Carrier { get; init; }
    public Guid? ShipmentId { get; init; }
    /// <summary>A waybill's or an order's whole number.</summary>
    public string? Q { get; init; }

    internal IQueryable<CarrierMessage> On(IQueryable<CarrierMessage> messages)
    {
        if (Result is { Value: CarrierResult.Repeated }) messages = messages.Where(m => m.Result == CarrierResult.Repeated || m.Times > 1);
        else if (Result is { Value: var result }) messages = messages.Where(m => m.Result == result);
        if (Carrier is { } carrier) messages = messages.Where(m => m.Carrier == carrier);
        if (ShipmentId is { } shipment) messages = messages.Where(m => m.ShipmentId == shipment);
        if (Q?.Trim() is not { Length: > 0 } q) return messages;
        var number = q.ToUpperInvariant();
        return messages.Where(m => m.Waybill == q || m.OrderNumber == number || m.Parcel == q);
    }
}

/// <summary>A carrier's message as shown.</summary>
public sealed record CarrierMessageView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public required string Carrier { get; init; }
    public string? Waybill { get; init; }
    public string? OrderNumber { get; init; }
    public ShipmentState? State { get; init; }
    public required string RawCode { get; init; }
    public string? RawName { get; init; }
    public required DateTime At { get; init; }
    public long? Cod { get; init; }
    public long? Fee { get; init; }
    public string? Note { get; init; }
    public required CarrierResult Result { get; init; }
    public string? Why { get; init; }
    public bool Alert { get; init; }
    public Guid? ShipmentId { get; init; }
    public int Times { get; init; }
    public DateTime HeardAt { get; init; }
    /// <summary>As it came; only of one message, not in lists.</summary>
    public string? Raw { get; init; }

    internal static readonly Expression<Func<CarrierMessage, CarrierMessageView>> Of = m => new CarrierMessageView
    {
        Id = m.Id, Version = m.Version, CreatedAt = m.CreatedAt, UpdatedAt = m.UpdatedAt, Carrier = m.Carrier, Waybill = m.Waybill, OrderNumber = m.OrderNumber, State = m.State, RawCode = m.RawCode, RawName = m.RawName,
        At = m.At, Cod = m.Cod, Fee = m.Fee, Note = m.Note, Result = m.Result, Why = m.Why, Alert = m.Alert, ShipmentId = m.ShipmentId, Times = m.Times, HeardAt = m.HeardAt,
    };
}

/// <summary>What carriers told us and what came of it ("Tin của hãng", A-41), for who ships.</summary>
public sealed class ListCarrierMessages(Database database)
{
    public static readonly Sorting<CarrierMessage> Sorting = new Sorting<CarrierMessage>("-createdAt").By("createdAt", m => m.CreatedAt);

    public async Task<Page<CarrierMessageView>> Handle(CarrierMessageFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        await using var db = database.Open(actor);
        return await Sorting.Page(filter.On(db.CarrierMessages), page, CarrierMessageView.Of, ct);
    }

    /// <summary>One of them, with the message as it came.</summary>
    public async Task<CarrierMessageView> One(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        await using var db = database.Open(actor);
        var message = await db.CarrierMessages.AsNoTracking().Get(id, ct);
        return CarrierMessageView.Of.Compile()(message) with { Raw = message.Raw };
    }
}

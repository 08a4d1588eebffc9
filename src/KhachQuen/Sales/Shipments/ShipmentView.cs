using System.Linq.Expressions;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

public sealed record ShipmentEventView(Guid Id, ShipmentState From, ShipmentState State, DateTime At, DateTime RecordedAt, Guid ActorId, string ActorName, string? Note, bool Inferred = false);

/// <summary>A shipment as shown: on the wire (api.md) and on the screens. The address stands on its order.</summary>
public sealed record ShipmentView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public required Guid OrderId { get; init; }
    public required string OrderNumber { get; init; }
    public required Guid CustomerId { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public required string Carrier { get; init; }
    public string? Code { get; init; }
    public ShipmentState State { get; init; }
    public long CodAmount { get; init; }
    public CodState CodState { get; init; }
    public long Fee { get; init; }
    public long? Compensation { get; init; }
    public DateTime LastEventAt { get; init; }
    public DateTime? ReconciledAt { get; init; }
    public long? ReconciledAmount { get; init; }
    /// <summary>Newest first; only of one shipment, not in lists.</summary>
    public IReadOnlyList<ShipmentEventView>? Events { get; init; }

    public static readonly Expression<Func<Shipment, ShipmentView>> Of = s => new ShipmentView
    {
        Id = s.Id, Version = s.Version, CreatedAt = s.CreatedAt, UpdatedAt = s.UpdatedAt, OrderId = s.OrderId, OrderNumber = s.OrderNumber, CustomerId = s.CustomerId, OwnerId = s.OwnerId, TeamId = s.TeamId,
        Carrier = s.Carrier, Code = s.Code, State = s.State, CodAmount = s.CodAmount, CodState = s.CodState, Fee = s.Fee, Compensation = s.Compensation, LastEventAt = s.LastEventAt, ReconciledAt = s.ReconciledAt, ReconciledAmount = s.ReconciledAmount,
    };

    private static readonly Func<Shipment, ShipmentView> Compiled = Of.Compile();

    internal static ShipmentView Bare(Shipment shipment) => Compiled(shipment);

    /// <summary>With its log, as this actor may read it.</summary>
    public static ShipmentView For(Shipment shipment, Actor actor) => Compiled(shipment) with
    {
        Events = [.. shipment.Log.OrderByDescending(e => e.Id).Select(e => new ShipmentEventView(e.Id, e.From, e.To, e.At, e.RecordedAt, e.ActorId, e.ActorName, Masking.Text(e.Note, actor, shipment), e.Inferred))],
    };
}

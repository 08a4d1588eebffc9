using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The filters of the shipment list, each a named field (T-24).</summary>
public sealed record ShipmentFilter
{
    public Named<ShipmentState>? State { get; init; }
    public Named<ShipmentFolder>? Folder { get; init; }
    public Named<CodState>? CodState { get; init; }
    public string? Carrier { get; init; }
    public Guid? OrderId { get; init; }
    public Guid? CustomerId { get; init; }
    public Guid? OwnerId { get; init; }
    public bool? Reconciled { get; init; }
    /// <summary>A waybill's or an order's whole number.</summary>
    public string? Q { get; init; }
    public DateTime? UpdatedSince { get; init; }
    /// <summary>Parcels that were to be rescued, by how they ended .</summary>
    public Named<RescueEnd>? Rescue { get; init; }
    /// <summary>Worked on the rescue list with this reason.</summary>
    public Guid? RescueReasonId { get; init; }
    /// <summary>Of those two: from this day on.</summary>
    public DateOnly? RescueFrom { get; init; }

    public IQueryable<Shipment> On(IQueryable<Shipment> shipments)
    {
        if (State is { Value: var state }) shipments = shipments.Where(s => s.State == state);
        if (Folder is { Value: var folder }) shipments = shipments.In(folder);
        if (CodState is { Value: var cod }) shipments = shipments.Where(s => s.CodState == cod);
        if (Carrier is { } carrier) shipments = shipments.Where(s => s.Carrier == carrier);
        if (OrderId is { } order) shipments = shipments.Where(s => s.OrderId == order);
        if (CustomerId is { } customer) shipments = shipments.Where(s => s.CustomerId == customer);
        if (OwnerId is { } owner) shipments = shipments.Where(s => s.OwnerId == owner);
        if (Reconciled is { } reconciled) shipments = reconciled ? shipments.Where(s => s.ReconciledAt != null) : shipments.Where(s => s.ReconciledAt == null);
        if (UpdatedSince is { } since) shipments = shipments.Where(s => s.UpdatedAt >= since);
        shipments = Rescued(shipments);
        if (Q?.Trim() is not { Length: > 0 } q) return shipments;
        var number = q.ToUpperInvariant();
        return shipments.Where(s => s.Code == q || s.OrderNumber == number);
    }

    private IQueryable<Shipment> Rescued(IQueryable<Shipment> shipments)
    {
        DateTime? from = RescueFrom is { } day ? CompanyTime.StartOf(day) : null;
        if (RescueReasonId is { } reason) shipments = shipments.Where(s => s.RescueReasonId == reason && (from == null || s.RescueWorkedAt >= from));
        if (Rescue is not { Value: var end }) return shipments;
        shipments = shipments.Where(s => s.RescueFirstAt != null && (from == null || s.RescueFirstAt >= from));
        ShipmentState[] states = [.. RescueEnds.StatesOf(end)];
        return end == RescueEnd.Any ? shipments : shipments.Where(s => EF.Parameter(states).Contains(s.State));
    }
}

/// <summary>The shipments of the orders a person may see.</summary>
public sealed class ListShipments(Database database)
{
    public static readonly Sorting<Shipment> Sorting = new Sorting<Shipment>("-createdAt")
        .By("createdAt", s => s.CreatedAt).By("updatedAt", s => s.UpdatedAt).By("lastEventAt", s => s.LastEventAt).By("codAmount", s => s.CodAmount);

    public async Task<Page<ShipmentView>> Handle(ShipmentFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.RequireShipments(actor);
        await using var db = database.Open(actor);
        return await Sorting.Page(filter.On(db.Shipments), page, ShipmentView.Of, ct);
    }
}

/// <summary>One shipment with its log.</summary>
public sealed class ShowShipment(Database database)
{
    public async Task<ShipmentView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.RequireShipments(actor);
        await using var db = database.Open(actor);
        return ShipmentView.For(await db.Shipments.AsNoTracking().Include(s => s.Log).Get(id, ct), actor);
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The eighteen states as the shipping desk works them: what waits, what the carrier has, what needs somebody, how it ended .</summary>
public enum ShipmentFolder : short { Waiting, Picking, Delivering, Rescue, Delivered, Paid, Back }

public static class ShipmentFolders
{
    public static IReadOnlyList<ShipmentState> StatesOf(ShipmentFolder folder) => folder switch
    {
        ShipmentFolder.Waiting => [ShipmentState.AwaitingWaybill, ShipmentState.ShipNow, ShipmentState.Postponed, ShipmentState.PostingCancelled],
        ShipmentFolder.Picking => [ShipmentState.Posted, ShipmentState.Picking, ShipmentState.Picked],
        ShipmentFolder.Delivering => [ShipmentState.Delivering, ShipmentState.RedeliveryRequested],
        ShipmentFolder.Rescue => [ShipmentState.PickFailed, ShipmentState.DeliveryFailed, ShipmentState.Returning],      // "cứu đơn"
        ShipmentFolder.Delivered => [ShipmentState.Delivered, ShipmentState.PartiallyDelivered],
        ShipmentFolder.Paid => [ShipmentState.Paid],
        _ => [ShipmentState.Returned, ShipmentState.Compensated, ShipmentState.WaybillCancelled],
    };

    public static ShipmentFolder Of(ShipmentState state) => Enum.GetValues<ShipmentFolder>().First(f => StatesOf(f).Contains(state));

    public static IQueryable<Shipment> In(this IQueryable<Shipment> shipments, ShipmentFolder folder)
    {
        ShipmentState[] states = [.. StatesOf(folder)];
        return shipments.Where(s => EF.Parameter(states).Contains(s.State));
    }
}

/// <param name="More">There are more than the count says.</param>
public sealed record ShipmentCount(ShipmentFolder Folder, int Count, bool More);

/// <summary>How much lies in each folder that still asks for work; never counted to the end of a million .</summary>
public sealed class CountShipments(Database database)
{
    public static readonly IReadOnlyList<ShipmentFolder> Open = [ShipmentFolder.Waiting, ShipmentFolder.Picking, ShipmentFolder.Delivering, ShipmentFolder.Rescue, ShipmentFolder.Delivered];

    public async Task<IReadOnlyList<ShipmentCount>> Handle(Actor actor, CancellationToken ct = default)
    {
        OrdersSight.RequireShipments(actor);
        await using var db = database.Open(actor);
        var counts = new List<ShipmentCount>();
        foreach (var folder in Open)
        {
            var counted = await db.Shipments.In(folder).Take(Sorting<Shipment>.CountedTo + 1).CountAsync(ct);
            counts.Add(new(folder, Math.Min(counted, Sorting<Shipment>.CountedTo), counted > Sorting<Shipment>.CountedTo));
        }
        return counts;
    }
}

/// <summary>Of the shipments that changed while a list was open, those made since that fit its filter .</summary>
public sealed class ShipmentsNewToList(Database database)
{
    public const int AtMost = 500;

    public async Task<IReadOnlyList<Guid>> Handle(ShipmentFilter filter, IReadOnlyCollection<Guid> changed, DateTime since, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.RequireShipments(actor);
        await using var db = database.Open(actor);
        Guid[] ids = [.. changed];
        return await filter.On(db.Shipments.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id) && s.CreatedAt >= since)).Select(s => s.Id).ToListAsync(ct);
    }
}

using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>A parcel ready to be labelled.</summary>
public sealed record LabelOf(ShipmentView Shipment, OrderView Order, string Place)
{
    /// <summary>What its QR says; read back by <see cref="FindByCodes"/>.</summary>
    public string Code => ParcelCode.Of(Shipment.Code, Shipment.OrderNumber);
}

/// <summary>Gathers labels in the order asked for; a parcel that may not be seen is left out.</summary>
public sealed class LabelLoader(Database database, OrderLoader places)
{
    /// <summary>As many as an address can name.</summary>
    public const int AtMost = 200;

    public async Task<IReadOnlyList<LabelOf>> Of(IReadOnlyCollection<Guid> ids, Actor actor, CancellationToken ct = default)
    {
        Guid[] wanted = [.. ids.Distinct().Take(AtMost)];
        await using var db = database.Open(actor);
        var parcels = await db.Shipments.AsNoTracking().Where(s => EF.Parameter(wanted).Contains(s.Id)).Select(ShipmentView.Of).ToDictionaryAsync(s => s.Id, ct);
        Guid[] orderIds = [.. parcels.Values.Select(s => s.OrderId).Distinct()];
        var orders = await db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => EF.Parameter(orderIds).Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var labels = new List<LabelOf>();
        foreach (var id in wanted)
            if (parcels.TryGetValue(id, out var parcel) && orders.TryGetValue(parcel.OrderId, out var order) && OrderView.For(order, actor) is var shown)
                labels.Add(new(parcel, shown, await places.PlaceOf(shown.ShippingAddress, ct)));
        return labels;
    }
}

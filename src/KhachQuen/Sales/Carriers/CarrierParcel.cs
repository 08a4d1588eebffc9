using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>Which of our parcels a carrier speaks of, and what its word is worth there.</summary>
internal static class CarrierParcel
{
    /// <summary>By carrier and waybill; by a waybill written down by hand; else by our own number, where that order's parcel has no other waybill.</summary>
    public static async Task<Shipment?> Find(Db db, string carrier, CarrierEvent said, CancellationToken ct)
    {
        var shipments = db.Rows<Shipment>().Include(s => s.Log);
        if (said.Waybill is { } code)
        {
            var named = await shipments.Where(s => (s.Carrier == carrier || s.Carrier == Shipment.Manual) && s.Code == code).OrderBy(s => s.Carrier == carrier ? 0 : 1).FirstOrDefaultAsync(ct);
            if (named is not null) return named;
        }
        if (said.OrderNumber is not { } number) return null;
        var under = await db.Rows<Order>().Where(o => o.Number == number).Select(o => o.ShipmentId).SingleOrDefaultAsync(ct);
        if (under is not { } id) return null;
        var parcel = await shipments.SingleAsync(s => s.Id == id, ct);
        return (parcel.Carrier == carrier || parcel.Carrier == Shipment.Manual) && (parcel.Code is null || said.Waybill is null) ? parcel : null;
    }

    /// <summary>Pure: what comes of it, the parcel standing as it stands.</summary>
    public static CarrierResult ResultOf(Shipment shipment, CarrierEvent said) => said.State switch
    {
        null => CarrierResult.UnknownCode,
        _ when said.At < shipment.LastCarried => CarrierResult.Late,
        { } state when state == shipment.State => CarrierResult.Repeated,
        { } state when shipment.ReconciledAt is null && ShipmentMoves.Reachable(shipment.State, state) => CarrierResult.Applied,
        _ => CarrierResult.Unreachable,
    };
}

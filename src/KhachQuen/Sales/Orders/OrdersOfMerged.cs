using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The orders and parcels of a customer go along when the customer goes into another record (F-9).</summary>
internal sealed class OrdersOfMerged : ICustomerMerge
{
    public async Task<int> Move(Db db, Guid from, Guid into, CancellationToken ct)
    {
        var (orders, shipments) = (await db.Rows<Order>().Where(o => o.CustomerId == from).ToListAsync(ct), await db.Rows<Shipment>().Where(s => s.CustomerId == from).ToListAsync(ct));
        foreach (var order in orders) order.BelongTo(into);
        foreach (var shipment in shipments) shipment.BelongTo(into);
        return orders.Count + shipments.Count;
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>An order goes to another seller, its shipments with it .</summary>
public static class OrderHands
{
    /// <summary>In the caller's transaction; the caller saves.</summary>
    public static async Task Give(Db db, Order order, Guid userId, Guid? teamId, string to, CancellationToken ct)
    {
        order.HandTo(userId, teamId, to, db.Clock.Now());
        foreach (var shipment in await db.Rows<Shipment>().Where(s => s.OrderId == order.Id).ToListAsync(ct)) shipment.Follow(userId, teamId);
    }
}

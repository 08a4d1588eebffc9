using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The module's doors.</summary>
public static class SalesRows
{
    extension(Db db)
    {
        public IQueryable<Order> Orders => OrdersSight.Seen(db);
        public IQueryable<Order> OrdersToCheck => OrdersSight.ToCheck(db);
        public IQueryable<Shipment> Shipments => OrdersSight.Shipments(db);
    }
}

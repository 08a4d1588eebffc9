using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Sales;

/// <summary>Orders, their cross-check and their shipments.</summary>
public sealed class SalesModule : Module
{
    public override string Name => "sales";
    public override IReadOnlyList<Permission> Permissions => OrderPermissions.All;

    public override void Add(IServiceCollection services)
    {
        // access.md: shipping sees the customers of the orders it sees.
        Beside.Show<Customer>(CustomerPermissions.ReadOfShipments, db => db.Orders.Select(o => o.CustomerId));
    }
}

using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>How many orders of a customer the actor may see, on the customer's page (F-3).</summary>
internal sealed class CustomerOrderCount(ListOrders orders, T texts) : ICustomerCount
{
    public int Order => 20;

    public async Task<Tab?> Of(Guid customerId, Actor actor, CancellationToken ct) => !actor.May(OrderPermissions.Read) ? null
        : new(texts["customers.count.orders"], $"/orders?customerId={customerId}", Count: (await orders.Handle(new() { CustomerId = customerId }, new(Limit: 1, Count: true), actor, ct)).Total);
}

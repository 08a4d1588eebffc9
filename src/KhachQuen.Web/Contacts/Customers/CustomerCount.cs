using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>A number on a customer's page that opens its list (F-3); a later module registers its own: orders, opportunities, meetings.</summary>
public interface ICustomerCount
{
    /// <summary>Its place among the numbers.</summary>
    int Order { get; }

    /// <summary>Null: nothing for whoever may not see it.</summary>
    Task<Tab?> Of(Guid customerId, Actor actor, CancellationToken ct);
}

internal sealed class CustomerProductCount(ListCustomerProducts products, T texts) : ICustomerCount
{
    public int Order => 90;

    public async Task<Tab?> Of(Guid customerId, Actor actor, CancellationToken ct) =>
        new(texts["customers.count.products"], $"/customers/{customerId}#products", Count: (await products.Handle(customerId, new(Limit: 1, Count: true), actor, ct)).Total);
}

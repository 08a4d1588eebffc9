using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>How many opportunities of a customer the actor may see, on the customer's page (F-3).</summary>
internal sealed class CustomerOpportunityCount(ListOpportunities opportunities, T texts) : ICustomerCount
{
    public int Order => 10;

    public async Task<Tab?> Of(Guid customerId, Actor actor, CancellationToken ct) => !actor.May(OpportunityPermissions.Read) ? null
        : new(texts["opportunities.title"], $"/opportunities?as=list&customerId={customerId}", Count: (await opportunities.Handle(new() { CustomerId = customerId }, new(Limit: 1, Count: true), actor, ct)).Total);
}

using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Web.Contacts;

/// <summary>Everything the page or panel of one customer shows.</summary>
public sealed record CustomerModel(CustomerView Customer, IReadOnlyList<CustomerFact> Facts, Page<TimelineLine> Story, IReadOnlyList<Duplicate> Duplicates, string? Owner, bool MayWrite, bool MayVerify);

/// <summary>Gathers what is shown of one customer. Asks and arranges; the rules stand in the use cases it calls.</summary>
public sealed class CustomerLoader(ShowCustomer show, CustomerFactList facts, CustomerTimeline timeline, CustomerDuplicates duplicates, CustomerNames names)
{
    public async Task<CustomerModel> Load(Guid id, Actor actor, CancellationToken ct = default)
    {
        var customer = await show.Handle(id, actor, ct);
        var row = new Masking.Owned(customer.OwnerId, customer.TeamId);
        var mayWrite = actor.May(CustomerPermissions.Write, row);
        var owner = customer.OwnerId is { } holder ? (await names.People([holder], ct)).GetValueOrDefault(holder) : null;
        return new(customer, await facts.Of(customer, ct), await timeline.Handle(id, null, new(Limit: 30), actor, ct), await duplicates.Handle(id, actor, ct), owner,
            mayWrite, actor.May(CustomerPermissions.Verify, row));
    }
}

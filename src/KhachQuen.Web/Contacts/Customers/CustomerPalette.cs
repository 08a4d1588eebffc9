using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Customers in Ctrl K: by name without accents, by a number in any form or its last digits, by tax code, by the actor's sight.</summary>
internal sealed class CustomerPalette(FindCustomers customers, CustomerNames names, T texts) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct)
    {
        if (!actor.May(CustomerPermissions.Read)) return [];
        var found = (await customers.Handle(new() { Q = text }, new("-createdAt", Limit: IPaletteSource.AtMost), actor, ct)).Items.Take(IPaletteSource.AtMost).ToList();
        var people = await names.People(found.OfType<CustomerView>().Select(c => c.OwnerId), ct);
        return [.. found.Select(c => new PaletteItem("palette.customers", c.Name, $"/customers/{c.Id}", c is CustomerView ? "user" : "user-shield", Hint(c, people), "customer", c.Id) { Restricted = c is RestrictedCustomer })];
    }

    private string Hint(ISeenCustomer customer, IReadOnlyDictionary<Guid, string> people) => customer is CustomerView seen
        ? string.Join(" · ", new[] { CustomerNames.Province(seen.Address?.ProvinceCode), seen.OwnerId is { } id ? people.GetValueOrDefault(id) : null }.OfType<string>())
        : texts["customers.restricted.hint", ((RestrictedCustomer)customer).OwnerName ?? texts["customers.noOwner"]];
}

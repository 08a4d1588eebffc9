using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Customers in Ctrl K: by name without accents, by a number in any form or its last digits, by tax code, by the actor's sight.</summary>
internal sealed class CustomerPalette(ListCustomers customers, CustomerNames names) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct)
    {
        if (!actor.May(CustomerPermissions.Read)) return [];
        var found = (await customers.Handle(new() { Q = text }, new("-createdAt", Limit: IPaletteSource.AtMost), actor, ct)).Items;
        var people = await names.People(found.Select(c => c.OwnerId), ct);
        return [.. found.Select(c => new PaletteItem("palette.customers", c.Name, $"/customers/{c.Id}", "user", Hint(c, people), "customer", c.Id))];
    }

    private static string Hint(CustomerView customer, IReadOnlyDictionary<Guid, string> people) =>
        string.Join(" · ", new[] { CustomerNames.Province(customer.Address?.ProvinceCode), customer.OwnerId is { } id ? people.GetValueOrDefault(id) : null }.OfType<string>());
}

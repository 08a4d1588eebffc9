using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>Whoever looks at a customer sees who else has one of their numbers or addresses: perhaps the same person twice (F-9).</summary>
public sealed class CustomerDuplicates(Database database)
{
    public async Task<IReadOnlyList<Duplicate>> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        var customer = await db.Customers.Get(id, ct);
        return await FindDuplicates.Within(db, customer.Facts, id, ct);
    }
}

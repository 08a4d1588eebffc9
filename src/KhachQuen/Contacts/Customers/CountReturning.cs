using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>How many of the customers one may see have bought and paid, "khách cũ" (A-19, F-8). Counted to ten thousand, never to the end of a million .</summary>
public sealed class CountReturning(Database database)
{
    /// <returns>The count, and whether there are more.</returns>
    public async Task<(int Count, bool More)> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        var counted = await db.Customers.Where(c => c.IsReturning).Take(Sorting<Customer>.CountedTo + 1).CountAsync(ct);
        return (Math.Min(counted, Sorting<Customer>.CountedTo), counted > Sorting<Customer>.CountedTo);
    }
}

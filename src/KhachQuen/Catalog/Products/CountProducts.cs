using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Catalog;

/// <summary>How many products stand on each shelf itself; those without a shelf under <see cref="Guid.Empty"/>.</summary>
public sealed class CountProducts(Database database)
{
    public async Task<IReadOnlyDictionary<Guid, int>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(CatalogPermissions.Read);
        await using var db = database.Open(actor);
        return await db.Products.AsNoTracking().Where(p => p.Active).GroupBy(p => p.GroupId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key ?? Guid.Empty, g => g.Count, ct);
    }
}

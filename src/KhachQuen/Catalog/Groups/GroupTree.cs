using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Catalog;

public static class GroupTree
{
    /// <summary>Until the end of the transaction nobody else moves or archives a group: two at once could close a circle between them.</summary>
    public static Task LockGroups(this Db db, CancellationToken ct) => db.Dialect.Lock(db, "catalog.groups", ct);

    /// <summary>Those that are not archived.</summary>
    public static async Task<IReadOnlySet<Guid>> GroupsOffered(this Db db, CancellationToken ct) => (await db.ProductGroups.AsNoTracking().Where(g => g.Active).Select(g => g.Id).ToListAsync(ct)).ToHashSet();

    /// <summary>All groups as a tree; a catalogue has hundreds of them, not more.</summary>
    public static async Task<Tree> GroupsAsTree(this Db db, CancellationToken ct) =>
        new((await db.ProductGroups.AsNoTracking().Select(g => new { g.Id, g.ParentId }).ToListAsync(ct)).Select(g => (g.Id, g.ParentId)));
}

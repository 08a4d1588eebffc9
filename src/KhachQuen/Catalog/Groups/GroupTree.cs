using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Catalog;

public static class GroupTree
{
    /// <summary>All groups as a tree; a catalogue has hundreds of them, not more.</summary>
    public static async Task<Tree> GroupsAsTree(this Db db, CancellationToken ct) =>
        new((await db.ProductGroups.AsNoTracking().Select(g => new { g.Id, g.ParentId }).ToListAsync(ct)).Select(g => (g.Id, g.ParentId)));
}

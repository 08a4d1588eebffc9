using KhachQuen.Platform;

namespace KhachQuen.Catalog;

/// <summary>The groups, by name; the caller builds the tree from <c>parentId</c>.</summary>
public sealed class ListProductGroups(Database database)
{
    private static readonly Sorting<ProductGroup> Sorting = new Sorting<ProductGroup>("name").By("name", g => g.Name).By("createdAt", g => g.CreatedAt);

    public async Task<Page<ProductGroupView>> Handle(DateTime? updatedSince, PageRequest page, Actor actor, bool? active = null, CancellationToken ct = default)
    {
        actor.Require(CatalogPermissions.Read);
        await using var db = database.Open(actor);
        var groups = db.ProductGroups;
        if (active is { } offered) groups = groups.Where(g => g.Active == offered);
        if (updatedSince is { } since) groups = groups.Where(g => g.UpdatedAt >= since);
        return await Sorting.Page(groups, page, ProductGroupView.Of, ct);
    }
}

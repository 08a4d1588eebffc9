using KhachQuen.Platform;

namespace KhachQuen.Catalog;

public sealed record ProductGroupInput(string? Name, Guid? ParentId = null);

/// <summary>A manager opens a group of products, at the top or under another.</summary>
public sealed class AddProductGroup(Database database, TimeProvider clock)
{
    public async Task<ProductGroupView> Handle(ProductGroupInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CatalogPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.LockGroups(ct);
        var tree = await db.GroupsAsTree(ct);
        var group = new ProductGroup(input.Name, input.ParentId, tree, clock.Now());
        group.Offer(true, await db.GroupsOffered(ct), tree);
        db.Add(group);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return ProductGroupView.For(group);
    }
}

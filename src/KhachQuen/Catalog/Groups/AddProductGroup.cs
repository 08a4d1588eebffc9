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
        var group = new ProductGroup(input.Name, input.ParentId, await db.GroupsAsTree(ct), clock.Now());
        db.Add(group);
        await db.SaveChangesAsync(ct);
        return ProductGroupView.For(group);
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Catalog;

public sealed record ProductGroupEdit
{
    public Patch<string> Name { get; init; }
    public Patch<Guid?> ParentId { get; init; }
    public Patch<bool> Active { get; init; }
}

/// <summary>A manager renames a group, moves it with all that stands under it, archives it or brings it back.</summary>
public sealed class EditProductGroup(Database database)
{
    public async Task<ProductGroupView> Handle(Guid id, long? version, ProductGroupEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CatalogPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.LockGroups(ct);
        var group = await db.ProductGroups.Get(id, ct);
        group.RequireVersion(version, ProductGroupView.For);
        group.Rename(edit.Name.Or(group.Name));
        var tree = await db.GroupsAsTree(ct);
        if (edit.ParentId.Given) group.MoveUnder(edit.ParentId.Value, tree);
        if (edit.ParentId.Given || edit.Active.Given) group.Offer(edit.Active.Or(group.Active), await db.GroupsOffered(ct), tree);
        await db.SaveOrShow(async () => ProductGroupView.For(await db.ProductGroups.AsNoTracking().Get(id, ct)), ct);
        await transaction.Commit(ct);
        return ProductGroupView.For(group);
    }
}

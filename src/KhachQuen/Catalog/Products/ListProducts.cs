using KhachQuen.Platform;

namespace KhachQuen.Catalog;

public sealed record ProductFilter
{
    /// <summary>Part of the code or of the name, accents or not.</summary>
    public string? Q { get; init; }
    /// <summary>The group and all below it (E-6).</summary>
    public Guid? GroupId { get; init; }
    public bool? Active { get; init; }
    public DateTime? UpdatedSince { get; init; }
}

/// <summary>Anybody at work looks a product up: by code, by name, by shelf.</summary>
public sealed class ListProducts(Database database)
{
    private static readonly Sorting<Product> Sorting = new Sorting<Product>("code")
        .By("code", p => p.CodeKey).By("name", p => p.Name).By("price", p => p.Price).By("createdAt", p => p.CreatedAt).By("updatedAt", p => p.UpdatedAt);

    public async Task<Page<ProductView>> Handle(ProductFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CatalogPermissions.Read);
        await using var db = database.Open(actor);
        var products = db.Products;
        if (filter.Active is { } active) products = products.Where(p => p.Active == active);
        if (filter.UpdatedSince is { } since) products = products.Where(p => p.UpdatedAt >= since);
        if (filter.GroupId is { } group)
        {
            var groups = (await db.GroupsAsTree(ct)).WithBelow(group);
            products = products.Where(p => groups.Contains(p.GroupId!.Value));
        }
        if (Folding.Fold(filter.Q) is { Length: > 0 } part) products = db.Dialect.WhereContains(db, products, p => p.Folded, part);
        return await Sorting.Page(products, page, ProductView.Of, ct);
    }
}

/// <summary>One product.</summary>
public sealed class ShowProduct(Database database)
{
    public async Task<ProductView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CatalogPermissions.Read);
        await using var db = database.Open(actor);
        return ProductView.For(await db.Products.Get(id, ct));
    }
}

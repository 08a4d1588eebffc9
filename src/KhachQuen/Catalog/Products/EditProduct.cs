using KhachQuen.Platform;

namespace KhachQuen.Catalog;

public sealed record ProductEdit
{
    public Patch<string> Code { get; init; }
    public Patch<string> Name { get; init; }
    public Patch<Guid?> GroupId { get; init; }
    public Patch<long> Price { get; init; }
    public Patch<string> Unit { get; init; }
    public Patch<VatGroup> VatGroup { get; init; }
    public Patch<int> CareIntervalDays { get; init; }
    public Patch<int?> CareMin { get; init; }
    public Patch<int?> CareMax { get; init; }
    public Patch<bool> Active { get; init; }

    internal ProductFacts On(ProductFacts now) => new(Code.Or(now.Code), Name.Or(now.Name), GroupId.Or(now.GroupId), Price.Or(now.Price), Unit.Or(now.Unit), VatGroup.Or(now.VatGroup),
        CareIntervalDays.Or(now.CareIntervalDays), CareMin.Or(now.CareMin), CareMax.Or(now.CareMax), Active.Or(now.Active));
}

/// <summary>A manager changes a product; orders already placed keep the price they were placed at.</summary>
public sealed class EditProduct(Database database)
{
    public async Task<ProductView> Handle(Guid id, long? version, ProductEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CatalogPermissions.Write);
        await using var db = database.Open(actor);
        var product = await db.Products.Get(id, ct);
        product.RequireVersion(version, ProductView.For);
        product.Become(edit.On(product.Facts));
        await ProductRules.Save(db, product, ct);
        return ProductView.For(product);
    }
}

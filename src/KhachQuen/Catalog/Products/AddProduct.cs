using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Catalog;

public sealed record ProductInput
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public Guid? GroupId { get; init; }
    public long Price { get; init; }
    public string? Unit { get; init; }
    public VatGroup VatGroup { get; init; }
    public int CareIntervalDays { get; init; }
    public int? CareMin { get; init; }
    public int? CareMax { get; init; }
    public bool Active { get; init; } = true;
}

/// <summary>A manager puts a product on sale.</summary>
public sealed class AddProduct(Database database, TimeProvider clock)
{
    public async Task<ProductView> Handle(ProductInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CatalogPermissions.Write);
        await using var db = database.Open(actor);
        var product = new Product(new(input.Code, input.Name, input.GroupId, input.Price, input.Unit, input.VatGroup, input.CareIntervalDays, input.CareMin, input.CareMax, input.Active), clock.Now());
        db.Add(product);
        await ProductRules.Save(db, product, ct);
        return ProductView.For(product);
    }
}

/// <summary>What needs the other rows to be known.</summary>
internal static class ProductRules
{
    /// <summary>Saves, unless the group is unknown or another product has the code; the unique index decides between two at once.</summary>
    public static async Task Save(Db db, Product product, CancellationToken ct)
    {
        var (id, key, group) = (product.Id, product.CodeKey, product.GroupId);
        var before = db.Entry(product).State == EntityState.Added ? null : db.Entry(product).Property(p => p.GroupId).OriginalValue;
        Rule.Require(group is null || group == before || await db.ProductGroups.AnyAsync(g => g.Id == group && g.Active, ct), "product.groupUnknown", "groupId");
        Rule.Require(!await db.Products.AnyAsync(p => p.CodeKey == key && p.Id != id, ct), "product.codeTaken", "code", product.Code);
        try { await db.SaveOrShow(async () => ProductView.For(await db.Products.AsNoTracking().Get(id, ct)), ct); }
        catch (DbUpdateException problem) when (db.Dialect.IsUniqueViolation(problem)) { throw new Refused("product.codeTaken", "code", product.Code); }
    }
}

using System.Linq.Expressions;

namespace KhachQuen.Catalog;

public sealed record ProductGroupView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Name, Guid? ParentId, bool Active)
{
    public static readonly Expression<Func<ProductGroup, ProductGroupView>> Of = g => new(g.Id, g.Version, g.CreatedAt, g.UpdatedAt, g.Name, g.ParentId, g.Active);
    private static readonly Func<ProductGroup, ProductGroupView> Compiled = Of.Compile();

    public static ProductGroupView For(ProductGroup group) => Compiled(group);
}

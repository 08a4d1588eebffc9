using System.Linq.Expressions;

namespace KhachQuen.Catalog;

public sealed record ProductGroupView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Name, Guid? ParentId)
{
    public static readonly Expression<Func<ProductGroup, ProductGroupView>> Of = g => new(g.Id, g.Version, g.CreatedAt, g.UpdatedAt, g.Name, g.ParentId);
    private static readonly Func<ProductGroup, ProductGroupView> Compiled = Of.Compile();

    public static ProductGroupView For(ProductGroup group) => Compiled(group);
}

using System.Linq.Expressions;
using KhachQuen.Platform;

namespace KhachQuen.Catalog;

/// <summary>A product on the wire and on the screens (api.md).</summary>
public sealed record ProductView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public Guid? GroupId { get; init; }
    public long Price { get; init; }
    public string? Unit { get; init; }
    public VatGroup VatGroup { get; init; }
    public int CareIntervalDays { get; init; }
    public int? CareMin { get; init; }
    public int? CareMax { get; init; }
    public bool Active { get; init; }

    public static readonly Expression<Func<Product, ProductView>> Of = p => new ProductView
    {
        Id = p.Id, Version = p.Version, CreatedAt = p.CreatedAt, UpdatedAt = p.UpdatedAt, Code = p.Code, Name = p.Name, GroupId = p.GroupId, Price = p.Price, Unit = p.Unit,
        VatGroup = p.VatGroup, CareIntervalDays = p.CareIntervalDays, CareMin = p.CareMin, CareMax = p.CareMax, Active = p.Active,
    };

    private static readonly Func<Product, ProductView> Compiled = Of.Compile();

    public static ProductView For(Product product) => Compiled(product);
}

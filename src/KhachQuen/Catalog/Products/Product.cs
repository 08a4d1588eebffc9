using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Catalog;

/// <summary>Something that is sold ("mặt hàng"), with its price and how soon and how often its buyer is cared for (E-2).</summary>
public sealed class Product : Entity
{
    private const int LongestInterval = 3650;

    private Product() { }

    public Product(ProductFacts facts, DateTime at)
    {
        Id = Keys.New(at);
        Become(facts);
    }

    public string Code { get; private set; } = "";
    /// <summary>The code as it is compared: no two products differ by case or accents only.</summary>
    [NotAudited] public string CodeKey { get; private set; } = "";
    public string Name { get; private set; } = "";
    [SearchedByParts, NotAudited] public string Folded { get; private set; } = "";
    public Guid? GroupId { get; private set; }
    /// <summary>Whole đồng for one unit, VAT included unless the company says otherwise.</summary>
    public long Price { get; private set; }
    public string? Unit { get; private set; }
    public VatGroup VatGroup { get; private set; }
    /// <summary>Days for one unit until the buyer is called again ("khoảng ngắt"); 0: needs no care (E-2).</summary>
    public int CareIntervalDays { get; private set; }
    /// <summary>How many care contacts per order are suggested, at least and at most.</summary>
    public int? CareMin { get; private set; }
    public int? CareMax { get; private set; }
    /// <summary>Whether it is still sold. Orders keep what they sold.</summary>
    public bool Active { get; private set; } = true;

    public ProductFacts Facts => new(Code, Name, GroupId, Price, Unit, VatGroup, CareIntervalDays, CareMin, CareMax, Active);

    public void Become(ProductFacts facts)
    {
        Rule.Require(facts.Code?.Trim() is { Length: >= 1 and <= 60 }, "product.codeMissing", "code");
        Rule.Require(facts.Name?.Trim() is { Length: >= 1 and <= 300 }, "product.nameMissing", "name");
        Rule.Require(facts.Price is >= 0 and <= Vnd.Largest, "product.priceInvalid", "price");
        Rule.Require(facts.CareIntervalDays is >= 0 and <= LongestInterval, "product.careIntervalInvalid", "careIntervalDays", LongestInterval);
        Rule.Require(facts.CareMin is null or >= 0, "product.careCountInvalid", "careMin");
        Rule.Require(facts.CareMax is null or >= 0, "product.careCountInvalid", "careMax");
        Rule.Require(facts.CareMin is null || facts.CareMax is null || facts.CareMin <= facts.CareMax, "product.careMinAboveMax", "careMin");
        (Code, Name, GroupId, Price, VatGroup) = (facts.Code!.Trim(), facts.Name!.Trim(), facts.GroupId, facts.Price, facts.VatGroup);
        Unit = string.IsNullOrWhiteSpace(facts.Unit) ? null : facts.Unit.Trim();
        (CareIntervalDays, CareMin, CareMax, Active) = (facts.CareIntervalDays, facts.CareMin, facts.CareMax, facts.Active);
        (CodeKey, Folded) = (KeyOf(Code), Folding.Fold($"{Code} {Name}"));
    }

    public static string KeyOf(string code) => Folding.Fold(code);
}

/// <summary>What a person says of a product.</summary>
public sealed record ProductFacts(string? Code, string? Name, Guid? GroupId, long Price, string? Unit, VatGroup VatGroup, int CareIntervalDays, int? CareMin, int? CareMax, bool Active);

internal sealed class ProductTable : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("catalog_products");
        builder.Ignore(p => p.Facts);
        builder.HasIndex(p => p.CodeKey).IsUnique();
        builder.HasIndex(p => new { p.GroupId, p.CodeKey });     // the products of a group, by code
    }
}

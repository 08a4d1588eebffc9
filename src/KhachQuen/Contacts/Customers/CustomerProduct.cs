using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

/// <summary>What may be said of a customer's own product.</summary>
public sealed record CustomerProductFacts
{
    public string? Name { get; init; }
    public string? Brand { get; init; }
    /// <summary>8, 12, 13 or 14 digits, the last a check digit.</summary>
    public string? Gtin { get; init; }
    public string? Sku { get; init; }
    public string? Category { get; init; }
}

/// <summary>A product the customer makes or sells ("sản phẩm của khách hàng", F-3). What they buy of us stands in orders.</summary>
public sealed class CustomerProduct : Entity
{
    private CustomerProduct() { }

    public CustomerProduct(Guid customer, CustomerProductFacts facts, DateTime at)
    {
        (Id, CreatedAt, CustomerId) = (Keys.New(at), at, customer);
        Set(facts);
        Tell("customerProduct.added", new { name = Name }, alsoOn: CustomerId);
    }

    public Guid CustomerId { get; private set; }
    public string Name { get; private set; } = "";
    public string? Brand { get; private set; }
    public string? Gtin { get; private set; }
    public string? Sku { get; private set; }
    public string? Category { get; private set; }

    /// <summary>Its customer went into another record (F-9).</summary>
    internal void BelongTo(Guid customer) => CustomerId = customer;

    /// <summary>What is known of it is put right.</summary>
    internal void Edit(CustomerProductFacts facts)
    {
        var before = (Name, Brand, Gtin, Sku, Category);
        Set(facts);
        if (before != (Name, Brand, Gtin, Sku, Category)) Tell("customerProduct.edited", new { name = Name }, alsoOn: CustomerId);
    }

    /// <summary>They do not make it any more, or it was never theirs.</summary>
    internal void Leave() => Tell("customerProduct.removed", new { name = Name }, alsoOn: CustomerId);

    private void Set(CustomerProductFacts facts)
    {
        var gtin = Check(facts);
        (Name, Gtin) = (facts.Name!.Trim(), gtin.Length == 0 ? null : gtin);
        (Brand, Sku, Category) = (Clean(facts.Brand, "brand"), Clean(facts.Sku, "sku"), Clean(facts.Category, "category"));
    }

    /// <summary>Refuses what cannot be; answers the GTIN in its digits.</summary>
    internal static string Check(CustomerProductFacts facts)
    {
        Rule.Require(facts.Name?.Trim() is { Length: >= 1 and <= 200 }, "customerProduct.nameMissing", "name", 200);
        var gtin = string.Concat((facts.Gtin ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
        Rule.Require(gtin.Length == 0 || IsGtin(gtin), "customerProduct.gtinInvalid", "gtin");
        return gtin;
    }

    /// <summary>GS1: weights 3 and 1 from the right, before the check digit.</summary>
    public static bool IsGtin(string digits) =>
        digits.Length is 8 or 12 or 13 or 14 && digits.All(char.IsAsciiDigit)
        && (10 - digits[..^1].Reverse().Select((d, n) => (d - '0') * (n % 2 == 0 ? 3 : 1)).Sum() % 10) % 10 == digits[^1] - '0';

    private static string? Clean(string? text, string field)
    {
        Rule.Require(text is null || text.Trim().Length <= 100, "customer.tooLong", field, 100);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}

internal sealed class CustomerProductTable : IEntityTypeConfiguration<CustomerProduct>
{
    public void Configure(EntityTypeBuilder<CustomerProduct> product)
    {
        product.ToTable("contacts_customer_products");
        product.HasIndex(p => new { p.CustomerId, p.Name, p.Id });      // a customer's, by name
    }
}

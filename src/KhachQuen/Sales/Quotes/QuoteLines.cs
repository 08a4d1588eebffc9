using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>A line as a caller asks for it: a product, or words of their own with a price.</summary>
public sealed record QuoteLineInput
{
    public Guid? ProductId { get; init; }
    /// <summary>Default: the product's.</summary>
    public string? Name { get; init; }
    public string? Unit { get; init; }
    public decimal Quantity { get; init; }
    /// <summary>Default: the one that stood there, else the catalogue's.</summary>
    public long? UnitPrice { get; init; }
    /// <summary>Off the whole line, whole đồng.</summary>
    public long Discount { get; init; }
    /// <summary>The same in percent; where it is given it counts.</summary>
    public decimal? DiscountPercent { get; init; }
    /// <summary>Default: the product's, else that of most goods.</summary>
    public VatGroup? VatGroup { get; init; }
}

/// <summary>Lines asked for become lines with prices: of the catalogue unless the seller says another, tax by class and day, and no more given away than the seller's role may .</summary>
internal sealed class QuoteLines(Db db, SalesSettings settings, DateOnly day, bool pricesIncludeVat)
{
    private const int LongestName = 300, LongestUnit = 30;

    public async Task<IReadOnlyList<QuotedLine>> Priced(IReadOnlyList<QuoteLineInput>? asked, IReadOnlyList<QuotedLine> before, CancellationToken ct)
    {
        Rule.Require(asked is { Count: >= 1 and <= QuoteTerms.MostLines }, "quote.linesMissing", "lines", QuoteTerms.MostLines);
        Guid[] ids = [.. asked!.Select(l => l.ProductId).OfType<Guid>().Distinct()];
        var products = ids.Length == 0 ? [] : await db.Products.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var (percent, stood) = (await Discounts.PercentOf(db, settings, ct), before.ToList());
        return [.. asked!.Select(line => line.ProductId is { } id ? OfProduct(line, products.GetValueOrDefault(id), stood, percent) : Own(line)).Select(line => Unmasked(line, before))];
    }

    /// <summary>A name that came back with its numbers in dots is the one that stood there.</summary>
    private static QuotedLine Unmasked(QuotedLine line, IReadOnlyList<QuotedLine> before) => before.FirstOrDefault(b => b.Name != line.Name && Masking.PhonesIn(b.Name) == line.Name) is { } stood ? line with { Name = stood.Name } : line;

    private QuotedLine OfProduct(QuoteLineInput asked, Product? product, List<QuotedLine> stood, int percent)
    {
        var old = stood.Find(l => l.ProductId == asked.ProductId);
        if (old is not null) stood.Remove(old);
        Rule.Require(product is not null && (product.Active || old is not null), "order.productUnknown", "lines");
        var line = Sum(asked, product!.Id, old?.Code ?? product.Code, asked.Name ?? old?.Name ?? product.Name, asked.Unit ?? old?.Unit ?? product.Unit, asked.UnitPrice ?? old?.UnitPrice ?? product.Price, asked.VatGroup ?? old?.VatGroup ?? product.VatGroup);
        RequireAllowed(line, old, product.Price, percent);
        return line;
    }

    private QuotedLine Own(QuoteLineInput asked)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(asked.Name), "quote.lineNameMissing", "lines");
        Rule.Require(asked.UnitPrice is not null, "quote.priceMissing", "lines", asked.Name!);
        return Sum(asked, null, null, asked.Name!, asked.Unit, asked.UnitPrice!.Value, asked.VatGroup ?? VatGroup.General);
    }

    private QuotedLine Sum(QuoteLineInput asked, Guid? product, string? code, string name, string? unit, long price, VatGroup group)
    {
        Rule.Require(price is >= 0 and <= Vnd.Largest, "quote.priceInvalid", "lines");
        Rule.Require(Enum.IsDefined(group), "quote.vatGroupInvalid", "lines");
        var milli = Pricing.Milli(asked.Quantity);
        var full = Pricing.Full(milli, price);
        int? points = asked.DiscountPercent is { } share ? Pricing.BasisPoints(share) : null;
        var discount = points is { } off ? Pricing.Off(full, off) : asked.Discount;
        Rule.Require(discount >= 0 && discount <= full, "order.discountInvalid", "lines");
        var vat = VatRates.Default.PercentOn(day, group);
        var (amount, tax) = Pricing.Of(milli, price, discount, vat, pricesIncludeVat);
        return new(product, code, QuoteTerms.Text(name, LongestName, "lines")!, QuoteTerms.Text(unit, LongestUnit, "lines"), milli, price, points, discount, group, vat, amount, tax);
    }

    /// <summary>A price below the catalogue's is a discount by another name: both together stay within the role's percentage, or what somebody granted before who might.</summary>
    private static void RequireAllowed(QuotedLine line, QuotedLine? old, long listed, int percent)
    {
        long Given(QuotedLine l) => Pricing.Full(l.QuantityMilli, listed) - Pricing.Full(l.QuantityMilli, l.UnitPrice) + l.Discount;
        var granted = old is not null && old.QuantityMilli == line.QuantityMilli ? Given(old) : 0;
        Rule.Require(Given(line) <= Math.Max(Pricing.Allowed(Pricing.Full(line.QuantityMilli, listed), percent), granted), "order.discountTooHigh", "lines", percent);
    }
}

using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>A line as a caller asks for it. The price is the catalogue's, whatever the caller says; it may be sent, so that what was read can be sent back.</summary>
public sealed record OrderLineInput
{
    public Guid ProductId { get; init; }
    public decimal Quantity { get; init; }
    public long? UnitPrice { get; init; }
    public long Discount { get; init; }
}

/// <summary>Lines asked for become lines with prices: the catalogue's of today for what is new, the agreed one for what stood there, tax by product and day, discounts within the role's limit.</summary>
internal sealed class OrderLines(Db db, SalesSettings settings, DateOnly purchasedOn, bool pricesIncludeVat)
{
    public async Task<IReadOnlyList<PricedLine>> Priced(IReadOnlyList<OrderLineInput>? asked, IReadOnlyList<PricedLine> before, CancellationToken ct)
    {
        Rule.Require(asked is { Count: >= 1 and <= 200 }, "order.linesMissing", "lines");
        var ids = asked!.Select(l => l.ProductId).Distinct().ToList();
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var percent = await Discounts.PercentOf(db, settings, ct);
        var stood = before.ToList();
        return [.. asked!.Select(line => Priced(line, products.GetValueOrDefault(line.ProductId), stood, percent))];
    }

    private PricedLine Priced(OrderLineInput asked, Product? product, List<PricedLine> stood, int percent)
    {
        var old = stood.Find(l => l.ProductId == asked.ProductId);
        if (old is not null) stood.Remove(old);
        Rule.Require(product is not null && (product.Active || old is not null), "order.productUnknown", "lines");
        var (milli, price) = (Pricing.Milli(asked.Quantity), old?.UnitPrice ?? product!.Price);
        RequireDiscount(asked.Discount, Pricing.Full(milli, price), percent, old is not null && old.QuantityMilli == milli ? old.Discount : 0);
        var vat = VatRates.Default.PercentOn(purchasedOn, product!.VatGroup);
        var (amount, tax) = Pricing.Of(milli, price, asked.Discount, vat, pricesIncludeVat);
        return new(product.Id, old?.Code ?? product.Code, old?.Name ?? product.Name, old?.Unit ?? product.Unit, milli, price, asked.Discount, vat, product.CareIntervalDays, amount, tax);
    }

    /// <summary>Up to the role's percentage, or what was granted before by somebody who might.</summary>
    private static void RequireDiscount(long discount, long full, int percent, long granted)
    {
        Rule.Require(discount >= 0 && discount <= full, "order.discountInvalid", "lines");
        Rule.Require(discount <= Math.Max(Pricing.Allowed(full, percent), granted), "order.discountTooHigh", "lines", percent);
    }
}

/// <summary>How much of a line's price the actor may give away, in percent .</summary>
internal static class Discounts
{
    public static async Task<int> PercentOf(Db db, SalesSettings settings, CancellationToken ct)
    {
        if (db.Actor.IsSystem) return 100;
        var me = db.Actor.Id;
        var roles = await db.Users.Where(u => u.Id == me).Select(u => u.Roles).SingleAsync(ct);
        return settings.DiscountOf(roles.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>A line with its price known, before it stands on an order.</summary>
public sealed record PricedLine(Guid ProductId, string Code, string Name, string? Unit, long QuantityMilli, long UnitPrice, long Discount, decimal VatPercent, int CareIntervalDays, long Amount, long Vat, Guid? ReturnOf = null);

/// <summary>The arithmetic of a line, of orders and quotes (F-33) alike. Pure; whole đồng, half away from zero, and net + VAT always add up to what is paid.</summary>
public static class Pricing
{
    /// <summary>Thousandths of a unit; more than three decimals, nothing or less than nothing is no quantity.</summary>
    public static long Milli(decimal quantity)
    {
        Rule.Require(quantity is > 0 and <= 1_000_000, "order.quantityInvalid", "lines");
        Rule.Require(quantity * 1000 % 1 == 0, "order.quantityTooFine", "lines");
        return (long)(quantity * 1000);
    }

    /// <summary>Quantity × price before any discount.</summary>
    public static long Full(long quantityMilli, long unitPrice)
    {
        var full = Math.Round(quantityMilli * (decimal)unitPrice / 1000m, MidpointRounding.AwayFromZero);
        Rule.Require(Math.Abs(full) <= Vnd.Largest, "order.tooLarge", "lines");
        return (long)full;
    }

    /// <summary>What is paid for a line and the VAT in it: prices carry their VAT, or it comes on top.</summary>
    public static (long Amount, long Vat) Of(long quantityMilli, long unitPrice, long discount, decimal vatPercent, bool pricesIncludeVat)
    {
        var price = Full(quantityMilli, unitPrice) - discount;
        var split = pricesIncludeVat ? VatSplit.Included(price, vatPercent) : VatSplit.OnTop(price, vatPercent);
        return (split.Gross, split.Vat);
    }

    /// <summary>A discount said in percent, in hundredths of one.</summary>
    public static int BasisPoints(decimal percent)
    {
        Rule.Require(percent is >= 0 and <= 100 && percent * 100 % 1 == 0, "order.discountPercentInvalid", "lines");
        return (int)(percent * 100);
    }

    /// <summary>What so many hundredths of a percent take off; half a đồng rounds up, never more than there is.</summary>
    public static long Off(long full, int basisPoints) => (long)Math.Round(full * (decimal)basisPoints / 10_000m, MidpointRounding.AwayFromZero);

    /// <summary>The most that may be given off a line by who may give that many percent; rounded down.</summary>
    public static long Allowed(long full, int percent) => full * percent / 100;

    /// <summary>The part of a line that came back, as a line of its own with everything negative.</summary>
    public static PricedLine Back(OrderLine line, long quantityMilli, bool pricesIncludeVat)
    {
        var discount = (long)Math.Round(line.Discount * (decimal)quantityMilli / line.QuantityMilli, MidpointRounding.AwayFromZero);
        var (amount, vat) = Of(quantityMilli, line.UnitPrice, discount, line.VatPercent, pricesIncludeVat);
        return new(line.ProductId, line.Code, line.Name, line.Unit, -quantityMilli, line.UnitPrice, -discount, line.VatPercent, 0, -amount, -vat, line.Id);
    }
}

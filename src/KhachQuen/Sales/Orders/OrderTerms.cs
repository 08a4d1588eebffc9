using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What buyer and seller agreed, read and priced: the whole of what may be edited on an order.</summary>
public sealed record OrderTerms
{
    public required IReadOnlyList<PricedLine> Lines { get; init; }
    public required ShippingAddress Address { get; init; }
    public long ShippingFee { get; init; }
    public long Deposit { get; init; }
    /// <summary>To be collected on delivery; null: all that is still to be paid.</summary>
    public long? CodAmount { get; init; }
    public string? Note { get; init; }
    public DateOnly? WantedOn { get; init; }
    public DateOnly PurchasedOn { get; init; }
    public bool PricesIncludeVat { get; init; } = true;

    public long Goods => Lines.Sum(l => l.Amount);
    public long Total => Goods + ShippingFee;

    /// <summary>Refuses sums that cannot be; totals are the server's, whatever the caller computed .</summary>
    public void Check(DateOnly today)
    {
        Rule.Require(Lines.Count is >= 1 and <= 200, "order.linesMissing", "lines");
        Rule.Require(ShippingFee is >= 0 and <= Vnd.Largest, "order.amountInvalid", "shippingFee");
        Rule.Require(Goods <= Vnd.Largest && Total <= Vnd.Largest, "order.tooLarge", "lines");
        Rule.Require(Deposit >= 0 && Deposit <= Total, "order.depositTooHigh", "deposit", Vnd.Format(Total));
        Rule.Require(CodAmount is null || (CodAmount >= 0 && CodAmount <= Total - Deposit), "order.codTooHigh", "codAmount", Vnd.Format(Total - Deposit));
        Rule.Require(PurchasedOn <= today, "order.purchasedInFuture", "purchasedOn");
        Rule.Require(Note is null or { Length: <= 1000 }, "order.noteTooLong", "note", 1000);
    }
}

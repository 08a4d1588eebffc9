namespace KhachQuen.Platform;

/// <summary>An amount and the tax in it, whole đồng; <see cref="Gross"/> is always their sum.</summary>
public readonly record struct VatSplit(long Net, long Vat)
{
    public long Gross => checked(Net + Vat);

    /// <summary>A price with VAT included: the net rounds half away from zero, the tax is the rest, so that both always add up.</summary>
    public static VatSplit Included(long gross, decimal percent)
    {
        Rule.Require(percent is >= 0 and <= 100, "vat.percent", "percent", percent);
        var net = (long)Math.Round(gross * 100m / (100m + percent), MidpointRounding.AwayFromZero);
        return new VatSplit(net, gross - net);
    }

    /// <summary>A price without VAT: the tax rounds half away from zero.</summary>
    public static VatSplit OnTop(long net, decimal percent)
    {
        Rule.Require(percent is >= 0 and <= 100, "vat.percent", "percent", percent);
        return new VatSplit(net, (long)Math.Round(net * percent / 100m, MidpointRounding.AwayFromZero));
    }
}

/// <summary>Which rate a product falls under; the percentage depends on the day.</summary>
public enum VatGroup
{
    /// <summary>Most goods: 10 %, 8 % while the reduction lasts.</summary>
    General,
    /// <summary>10 % also during the reduction: excise goods and the others the decree leaves out.</summary>
    NotReduced,
    /// <summary>5 %.</summary>
    Essential,
    /// <summary>No VAT.</summary>
    Exempt,
}

/// <summary>A rate with its days, both inclusive; the administrator edits the list (law is dated data).</summary>
public sealed record VatRate(VatGroup Group, decimal Percent, DateOnly From, DateOnly? To, string Source);

/// <summary>Rates by day.</summary>
public sealed class VatRates(IEnumerable<VatRate> rates)
{
    private static readonly DateOnly Since = new(2009, 1, 1);

    private readonly List<VatRate> rates = [.. rates.OrderByDescending(rate => rate.From)];

    /// <summary>As reference.md knows them; back to 10 % on 2027-01-01 unless extended.</summary>
    public static VatRates Default { get; } = new(
    [
        new(VatGroup.General, 10, Since, null, "Luật Thuế GTGT"),
        new(VatGroup.General, 8, new(2025, 7, 1), new(2026, 12, 31), "NQ 204/2025/QH15, NĐ 174/2025"),
        new(VatGroup.NotReduced, 10, Since, null, "Luật Thuế GTGT"),
        new(VatGroup.Essential, 5, Since, null, "Luật Thuế GTGT"),
        new(VatGroup.Exempt, 0, Since, null, "Luật Thuế GTGT"),
    ]);

    /// <summary>The rate that began last among those in force; <see cref="Refused"/> <c>vat.noRate</c> when none is.</summary>
    public decimal PercentOn(DateOnly day, VatGroup group = VatGroup.General) =>
        rates.Find(rate => rate.Group == group && rate.From <= day && (rate.To ?? DateOnly.MaxValue) >= day)?.Percent
        ?? throw new Refused("vat.noRate", "vat", day, group);
}

using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>When care of an order begins (A-45, E-3).</summary>
public enum CareStart : short { Purchase, Posted, Delivered }

/// <summary>The company's choices about selling.</summary>
public sealed record SalesSettings : ISettings
{
    public static string Area => "sales";

    public bool PricesIncludeVat { get; init; } = true;

    /// <summary>How much of a line's price a role may give away, in percent; a role that is not named gives nothing .</summary>
    public IReadOnlyDictionary<string, int> DiscountPercent { get; init; } = new Dictionary<string, int>
    {
        ["sales"] = 10, ["legal"] = 10, ["recruiter"] = 10, ["tour"] = 10, ["lead"] = 20, ["manager"] = 100,
    };

    public CareStart CareStartsAt { get; init; }

    /// <summary>The most generous of a person's roles.</summary>
    public int DiscountOf(IEnumerable<string> roles) => roles.Select(r => DiscountPercent.GetValueOrDefault(r)).DefaultIfEmpty().Max();
}

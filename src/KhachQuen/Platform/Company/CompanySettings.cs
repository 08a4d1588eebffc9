namespace KhachQuen.Platform;

/// <summary>Who the company is. One installation serves one company (00-overview).</summary>
public sealed record CompanySettings : ISettings
{
    public static string Area => "company";

    public string Name { get; init; } = "";
    /// <summary>The zone in which its days begin and end; times are stored in UTC.</summary>
    public string Zone { get; init; } = "Asia/Ho_Chi_Minh";
    /// <summary>Behind amounts of money on screens and slips.</summary>
    public string CurrencyLabel { get; init; } = "₫";
    /// <summary>What the owning salesperson is called here ("TSC" in one company); null: the product's own word.</summary>
    public string? OwnerLabel { get; init; }
    public string? OwnerLabelEn { get; init; }

    public void Check()
    {
        Rule.Require(Name is { Length: <= 200 }, "company.nameTooLong", "name");
        Rule.Require(!string.IsNullOrEmpty(Zone) && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _), "company.zoneUnknown", "zone");
        Rule.Require(CurrencyLabel?.Trim() is { Length: >= 1 and <= 5 }, "company.currencyLabelInvalid", "currencyLabel");
        Rule.Require(OwnerLabel is null or { Length: <= 40 }, "company.ownerLabelTooLong", "ownerLabel");
        Rule.Require(OwnerLabelEn is null or { Length: <= 40 }, "company.ownerLabelTooLong", "ownerLabelEn");
    }
}

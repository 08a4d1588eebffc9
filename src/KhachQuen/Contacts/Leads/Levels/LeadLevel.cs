using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What of a lead its level is judged by.</summary>
public sealed record LeadKnown(Lead Lead, LeadProfile? Profile, ContactPerson? Person);

/// <summary>A field that a level may ask for.</summary>
/// <param name="Name">As on the wire.</param>
/// <param name="Only">Asked of companies or of individuals alone; null: of both.</param>
/// <param name="OfProfile">It stands in the profile, not on the lead's own row.</param>
/// <param name="IsFilled">Whether it says something.</param>
public sealed record LevelField(string Name, ContactType? Only, bool OfProfile, Func<LeadKnown, bool> IsFilled)
{
    public bool AsksOf(ContactType type) => Only is null || Only == type;
}

/// <summary>Every field of F-20 … F-23, in the order of the form.</summary>
public static class LevelFields
{
    public static readonly IReadOnlyList<LevelField> All =
    [
        Plain("productId", k => k.Lead.ProductId is not null), Of("rankId", p => p.RankId is not null), Of("channelId", p => p.ChannelId is not null),
        new("taxCode", ContactType.Company, false, k => TaxCode.TryParse(k.Lead.TaxCode, out _, out _)), new("citizenId", ContactType.Individual, false, k => CitizenId.TryParse(k.Lead.CitizenId, out _, out _)),
        Of("idIssuedAt", p => p.IdIssuedAt is not null), Of("idIssuedOn", p => p.IdIssuedOn is not null), Of("birthDate", p => p.BirthDate is not null, ContactType.Individual),
        Of("enterpriseTypeId", p => p.EnterpriseTypeId is not null, ContactType.Company), Of("routeToMarketId", p => p.RouteToMarketId is not null), Of("address", p => p is { AddressLine: not null, ProvinceCode: not null }),
        Of("website", p => p.Website is not null), Plain("phone", k => k.Lead.Phone.Length > 0), new("contactPerson", ContactType.Company, true, k => k.Person is not null), Of("categoryId", p => p.CategoryId is not null),
        Of("brands", p => p.Brands is not null), Of("businessTypeId", p => p.BusinessTypeId is not null), Plain("email", k => k.Lead.Email is not null), Of("usedCompetitor", p => p.UsedCompetitor is not null), Of("fanpage", p => p.Fanpage is not null),
        Of("skuCount", p => p.SkuCount is not null), Of("distributionModel", p => p.DistributionModel is not null), Of("operatingProcess", p => p.OperatingProcess is not null), Of("companySize", HasSize),
    ];

    /// <summary>The names of what is filled.</summary>
    public static IReadOnlySet<string> Filled(LeadKnown known) => All.Where(f => f.IsFilled(known)).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>One criterion is enough; a judged size counts once it is approved (F-23).</summary>
    private static bool HasSize(LeadProfile p) => (p.ProductsPerMonth ?? p.Headcount ?? p.Agents) is not null || p.SizeState == SizeState.Approved;

    private static LevelField Plain(string name, Func<LeadKnown, bool> filled) => new(name, null, false, filled);
    private static LevelField Of(string name, Func<LeadProfile, bool> filled, ContactType? only = null) => new(name, only, true, k => k.Profile is { } profile && filled(profile));
}

/// <param name="Missing">What the next level still asks for; nothing at the highest.</param>
public sealed record LevelReached(short Level, IReadOnlyList<string> Missing);

/// <summary>The level of a lead (F-24): one is reached when all its fields, and those of the levels below, are filled.</summary>
public static class LeadLevel
{
    public static LevelReached Of(LeadLevels fields, ContactType type, IReadOnlySet<string> filled)
    {
        for (short level = 1; level <= LeadLevels.Highest; level++)
        {
            var missing = LevelFields.All.Where(f => fields.Of(level).Contains(f.Name) && f.AsksOf(type) && !filled.Contains(f.Name)).Select(f => f.Name).ToList();
            if (missing.Count > 0) return new((short)(level - 1), missing);
        }
        return new(LeadLevels.Highest, []);
    }
}

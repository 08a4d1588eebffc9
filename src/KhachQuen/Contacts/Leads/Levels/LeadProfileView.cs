using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>A profile as shown, with the lead it belongs to.</summary>
public sealed record LeadProfileView
{
    public Guid? RankId { get; init; }
    public Guid? ChannelId { get; init; }
    public string? IdIssuedAt { get; init; }
    public DateOnly? IdIssuedOn { get; init; }
    public DateOnly? BirthDate { get; init; }
    public Guid? EnterpriseTypeId { get; init; }
    public Guid? RouteToMarketId { get; init; }
    public Address? Address { get; init; }
    public string? Website { get; init; }
    public PersonView? ContactPerson { get; init; }
    public Guid? CategoryId { get; init; }
    public string? Brands { get; init; }
    public Guid? BusinessTypeId { get; init; }
    public UsedCompetitor? UsedCompetitor { get; init; }
    public string? Fanpage { get; init; }
    public int? SkuCount { get; init; }
    public string? DistributionModel { get; init; }
    public string? OperatingProcess { get; init; }
    public int? ProductsPerMonth { get; init; }
    public int? Headcount { get; init; }
    public int? Agents { get; init; }
    public SizeView? Size { get; init; }
    /// <summary>The choice of required fields its level was computed by .</summary>
    public long LevelVersion { get; init; }
    /// <summary>What came in from its customer in the three calendar years before this one; null: no customer yet, or not the caller's to see.</summary>
    public long? Revenue { get; init; }

    /// <summary>As the actor may see it: numbers in its texts are dots to whoever may not see the lead's.</summary>
    public static LeadProfileView Of(LeadProfile p, ContactPerson? person, Actor actor, IOwned row)
    {
        string? Said(string? text) => Masking.Text(text, actor, row);
        return new()
        {
            RankId = p.RankId, ChannelId = p.ChannelId, IdIssuedAt = Said(p.IdIssuedAt), IdIssuedOn = p.IdIssuedOn, BirthDate = p.BirthDate, EnterpriseTypeId = p.EnterpriseTypeId, RouteToMarketId = p.RouteToMarketId,
            Address = p.Address is { } a ? a with { Line = Said(a.Line), DistrictText = Said(a.DistrictText) } : null, Website = Said(p.Website), ContactPerson = person is null ? null : PersonView.Of(person, actor, row), CategoryId = p.CategoryId,
            Brands = Said(p.Brands), BusinessTypeId = p.BusinessTypeId, UsedCompetitor = p.UsedCompetitor, Fanpage = Said(p.Fanpage), SkuCount = p.SkuCount, DistributionModel = Said(p.DistributionModel),
            OperatingProcess = Said(p.OperatingProcess), ProductsPerMonth = p.ProductsPerMonth, Headcount = p.Headcount, Agents = p.Agents, LevelVersion = p.LevelVersion,
            Size = p.SizeState == SizeState.None ? null : new(p.SizeId, p.SizeState, Said(p.SizeReason), p.SizeById, p.SizeAt, p.SizeDecidedById, p.SizeDecidedAt, Said(p.SizeDecision)),
        };
    }
}

/// <summary>A size by judgement: who proposed it, what was said to it.</summary>
public sealed record SizeView(Guid? SizeId, SizeState State, string? Reason, Guid? ById, DateTime? At, Guid? DecidedById, DateTime? DecidedAt, string? Decision);

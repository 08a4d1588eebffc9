using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>The profile's fields as a merge patch names them (RFC 7396), down into the address and the contact person.</summary>
public sealed record LeadProfileEdit
{
    public Patch<Guid?> RankId { get; init; }
    public Patch<Guid?> ChannelId { get; init; }
    public Patch<string> IdIssuedAt { get; init; }
    public Patch<DateOnly?> IdIssuedOn { get; init; }
    public Patch<DateOnly?> BirthDate { get; init; }
    public Patch<Guid?> EnterpriseTypeId { get; init; }
    public Patch<Guid?> RouteToMarketId { get; init; }
    public Patch<AddressEdit> Address { get; init; }
    public Patch<string> Website { get; init; }
    public Patch<PersonEdit> ContactPerson { get; init; }
    public Patch<Guid?> CategoryId { get; init; }
    public Patch<string> Brands { get; init; }
    public Patch<Guid?> BusinessTypeId { get; init; }
    public Patch<UsedCompetitor?> UsedCompetitor { get; init; }
    public Patch<string> Fanpage { get; init; }
    public Patch<int?> SkuCount { get; init; }
    public Patch<string> DistributionModel { get; init; }
    public Patch<string> OperatingProcess { get; init; }
    public Patch<int?> ProductsPerMonth { get; init; }
    public Patch<int?> Headcount { get; init; }
    public Patch<int?> Agents { get; init; }
}

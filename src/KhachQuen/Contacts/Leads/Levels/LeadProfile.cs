using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>Whether they have used a competitor (F-22). "Unknown" is an answer; nothing said is none.</summary>
public enum UsedCompetitor : short { Yes, No, Unknown }

/// <summary>
/// What a salesperson learns of a lead beyond its number (F-20 … F-23): one row per lead that has any of it, so that a million numbers of telesales stay slim.
/// It has no owner of its own: whoever sees the lead sees it, and it goes where the lead goes.
/// </summary>
[ErasedWhole]
public sealed partial class LeadProfile : Entity
{
    private LeadProfile() { }

    public LeadProfile(Guid leadId, DateTime at) => (Id, CreatedAt, LeadId) = (Keys.New(at), at, leadId);

    public Guid LeadId { get; private set; }
    public Guid? RankId { get; private set; }
    public Guid? ChannelId { get; private set; }

    public string? IdIssuedAt { get; private set; }
    public DateOnly? IdIssuedOn { get; private set; }
    public DateOnly? BirthDate { get; private set; }
    public Guid? EnterpriseTypeId { get; private set; }
    public Guid? RouteToMarketId { get; private set; }
    public string? AddressLine { get; private set; }
    public string? WardCode { get; private set; }
    public string? ProvinceCode { get; private set; }
    public string? DistrictText { get; private set; }
    public string? Website { get; private set; }
    public Guid? CategoryId { get; private set; }

    public string? Brands { get; private set; }
    public Guid? BusinessTypeId { get; private set; }
    public UsedCompetitor? UsedCompetitor { get; private set; }
    public string? Fanpage { get; private set; }

    public int? SkuCount { get; private set; }
    public string? DistributionModel { get; private set; }
    public string? OperatingProcess { get; private set; }
    public int? ProductsPerMonth { get; private set; }
    public int? Headcount { get; private set; }
    public int? Agents { get; private set; }

    /// <summary>The version of the company's choice its level was computed by .</summary>
    public long LevelVersion { get; private set; } = -1;

    public Address? Address => new Address(AddressLine, WardCode, ProvinceCode, DistrictText) is { IsEmpty: false } address ? address : null;

    internal void LevelledBy(long version) => LevelVersion = version;

    /// <summary>Takes the given fields over; what is no date, number or length is refused with its field.</summary>
    public void Edit(LeadProfileEdit edit, DateOnly today)
    {
        (RankId, ChannelId, CategoryId) = (edit.RankId.Or(RankId), edit.ChannelId.Or(ChannelId), edit.CategoryId.Or(CategoryId));
        (EnterpriseTypeId, RouteToMarketId, BusinessTypeId) = (edit.EnterpriseTypeId.Or(EnterpriseTypeId), edit.RouteToMarketId.Or(RouteToMarketId), edit.BusinessTypeId.Or(BusinessTypeId));
        (IdIssuedOn, BirthDate) = (Past(edit.IdIssuedOn.Or(IdIssuedOn), "idIssuedOn", today), Past(edit.BirthDate.Or(BirthDate), "birthDate", today));
        (IdIssuedAt, Website, Fanpage) = (Text(edit.IdIssuedAt.Or(IdIssuedAt), 200, "idIssuedAt"), Link(edit.Website.Or(Website), "website"), Link(edit.Fanpage.Or(Fanpage), "fanpage"));
        (Brands, DistributionModel, OperatingProcess) = (Text(edit.Brands.Or(Brands), 1_000, "brands"), Text(edit.DistributionModel.Or(DistributionModel), 1_000, "distributionModel"), Text(edit.OperatingProcess.Or(OperatingProcess), 4_000, "operatingProcess"));
        UsedCompetitor = edit.UsedCompetitor.Or(UsedCompetitor);
        Rule.Require(UsedCompetitor is not { } used || Enum.IsDefined(used), "leadProfile.choiceUnknown", "usedCompetitor");
        (SkuCount, ProductsPerMonth) = (Count(edit.SkuCount.Or(SkuCount), "skuCount"), Count(edit.ProductsPerMonth.Or(ProductsPerMonth), "productsPerMonth"));
        (Headcount, Agents) = (Count(edit.Headcount.Or(Headcount), "headcount"), Count(edit.Agents.Or(Agents), "agents"));
        Live(edit.Address);
    }

    private void Live(Patch<AddressEdit> edit)
    {
        var address = Address.With(Address, edit)?.Read();
        if (address?.ProvinceCode != ProvinceCode && edit.Value?.WardCode.Given != true) address = address is null ? null : address with { WardCode = null };      // a ward belongs to its province
        (AddressLine, WardCode, ProvinceCode, DistrictText) = (address?.Line, address?.WardCode, address?.ProvinceCode, address?.DistrictText);
    }

    private static DateOnly? Past(DateOnly? day, string field, DateOnly today)
    {
        Rule.Require(day is null || (day <= today && day.Value.Year >= 1900), "leadProfile.dayInvalid", field);
        return day;
    }

    private static int? Count(int? number, string field)
    {
        Rule.Require(number is null or >= 0 and <= 1_000_000_000, "leadProfile.numberInvalid", field);
        return number;
    }

    /// <summary>An address on the web: with or without its beginning, never another scheme than http.</summary>
    private static string? Link(string? text, string field)
    {
        if (Text(text, 500, field) is not { } link) return null;
        var whole = link.Contains("://", StringComparison.Ordinal) ? link : "https://" + link;
        Rule.Require(Uri.TryCreate(whole, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal) && !link.Any(char.IsWhiteSpace), "leadProfile.linkInvalid", field);
        return link;
    }

    internal static string? Text(string? text, int longest, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        Rule.Require(text.Trim().Length <= longest, "leadProfile.tooLong", field, longest);
        return text.Trim();
    }
}

using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The facts of a lead's profile, by the level that usually asks for them (F-20 … F-23). Edited one at a time like the others.</summary>
public sealed class LeadProfileFacts(T texts, Database database, ListWards wards)
{
    /// <summary>Where a field that lacks is filled in; null: not by a fact.</summary>
    public static string? KeyOf(string field) => field switch { "address" => "addressLine", "contactPerson" => "contactName", "companySize" => "headcount", "phone" => null, _ => field };

    public async Task<IReadOnlyList<LeadFact>> Of(LeadView lead, CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        var (lists, customers) = (await db.Settings<LeadLists>(ct), await db.Settings<CustomerLists>(ct));
        var (p, isCompany) = (lead.Profile ?? new(), lead.ContactType == ContactType.Company);
        return
        [
            Listed("rankId", 0, p.RankId, lists.Ranks), Listed("channelId", 0, p.ChannelId, customers.Channels),
            .. First(p, lists, isCompany), .. await Place(p, ct), Text("website", 1, p.Website, 500), .. isCompany ? Person(p.ContactPerson) : [], Listed("categoryId", 1, p.CategoryId, lists.Categories),
            Text("brands", 2, p.Brands, 1_000), Listed("businessTypeId", 2, p.BusinessTypeId, lists.BusinessTypes), Competitor(p.UsedCompetitor), Text("fanpage", 2, p.Fanpage, 500),
            Count("skuCount", p.SkuCount), Text("distributionModel", 3, p.DistributionModel, 1_000) with { Kind = FactKind.Words }, Text("operatingProcess", 3, p.OperatingProcess, 4_000) with { Kind = FactKind.Words },
            Count("productsPerMonth", p.ProductsPerMonth), Count("headcount", p.Headcount), Count("agents", p.Agents),
        ];
    }

    /// <summary>A typed value as an edit of that one field; null: no field of a profile.</summary>
    public static LeadProfileEdit? Edit(string key, string? value) => key switch
    {
        "rankId" => new() { RankId = new(true, IdOf(value)) }, "channelId" => new() { ChannelId = new(true, IdOf(value)) }, "enterpriseTypeId" => new() { EnterpriseTypeId = new(true, IdOf(value)) },
        "routeToMarketId" => new() { RouteToMarketId = new(true, IdOf(value)) }, "categoryId" => new() { CategoryId = new(true, IdOf(value)) }, "businessTypeId" => new() { BusinessTypeId = new(true, IdOf(value)) },
        "idIssuedAt" => new() { IdIssuedAt = value }, "idIssuedOn" => new() { IdIssuedOn = new(true, DayOf(value)) }, "birthDate" => new() { BirthDate = new(true, DayOf(value)) },
        "addressLine" => new() { Address = new(true, new() { Line = value }) }, "provinceCode" => new() { Address = new(true, new() { ProvinceCode = value }) }, "wardCode" => new() { Address = new(true, new() { WardCode = value }) },
        "website" => new() { Website = value }, "brands" => new() { Brands = value }, "fanpage" => new() { Fanpage = value }, "distributionModel" => new() { DistributionModel = value }, "operatingProcess" => new() { OperatingProcess = value },
        "contactName" => new() { ContactPerson = string.IsNullOrWhiteSpace(value) ? new(true, null) : new(true, new() { Name = value }) }, "contactRole" => new() { ContactPerson = new(true, new() { Role = value }) },
        "contactPhone" => new() { ContactPerson = new(true, new() { Phone = value }) }, "contactEmail" => new() { ContactPerson = new(true, new() { Email = value }) },
        "usedCompetitor" => new() { UsedCompetitor = new(true, Named<UsedCompetitor>.TryParse(value, out var used) ? used.Value : null) },
        "skuCount" => new() { SkuCount = new(true, NumberOf(value)) }, "productsPerMonth" => new() { ProductsPerMonth = new(true, NumberOf(value)) }, "headcount" => new() { Headcount = new(true, NumberOf(value)) }, "agents" => new() { Agents = new(true, NumberOf(value)) },
        _ => null,
    };

    private static IEnumerable<LeadFact> First(LeadProfileView p, LeadLists lists, bool isCompany) =>
    [
        Text("idIssuedAt", 1, p.IdIssuedAt, 200), Day("idIssuedOn", p.IdIssuedOn), isCompany ? Listed("enterpriseTypeId", 1, p.EnterpriseTypeId, lists.EnterpriseTypes) : Day("birthDate", p.BirthDate),
        Listed("routeToMarketId", 1, p.RouteToMarketId, lists.RoutesToMarket),
    ];

    private async Task<IReadOnlyList<LeadFact>> Place(LeadProfileView p, CancellationToken ct)
    {
        var there = p.Address?.ProvinceCode is { } province ? await wards.Handle(province, null, Actor.System, ct) : [];
        var (provinceCode, wardCode) = (p.Address?.ProvinceCode, p.Address?.WardCode);
        return
        [
            Text("addressLine", 1, p.Address?.Line, 500), new("provinceCode", provinceCode, provinceCode is null ? null : Provinces.ByCodeOrNull(provinceCode)?.Name ?? provinceCode, FactKind.Choice, [.. Provinces.All.Select(c => (c.Code, c.Name))], Level: 1),
            new("wardCode", wardCode, there.FirstOrDefault(w => w.Code == wardCode)?.Name ?? wardCode, FactKind.Choice, [.. there.Select(w => (w.Code, w.Name))], Level: 1),
        ];
    }

    private static IEnumerable<LeadFact> Person(PersonView? p) =>
        [Text("contactName", 1, p?.Name, 200), Text("contactRole", 1, p?.Role, 200), new("contactPhone", p?.Phone, p?.Phone is { } phone ? LeadRow.Whole(phone) : null, AtMost: 60, Level: 1), Text("contactEmail", 1, p?.Email, 254)];

    private LeadFact Competitor(UsedCompetitor? used)
    {
        (string Value, string Text)[] of = [.. Enum.GetValues<UsedCompetitor>().Select(u => (FolderTabs.Camel(u), texts["levels.competitor." + FolderTabs.Camel(u)]))];
        var raw = used is { } said ? FolderTabs.Camel(said) : null;
        return new("usedCompetitor", raw, of.FirstOrDefault(o => o.Value == raw).Text, FactKind.Choice, of, Level: 2);
    }

    /// <summary>What is offered, and what stands there already.</summary>
    private static LeadFact Listed(string key, short level, Guid? id, IReadOnlyList<ListEntry> list) =>
        new(key, id?.ToString(), list.FirstOrDefault(e => e.Id == id)?.Name, FactKind.Choice, [.. list.Where(e => e.Active || e.Id == id).Select(e => (e.Id.ToString(), e.Name))], Level: level);

    private static LeadFact Text(string key, short level, string? text, int atMost) => new(key, text, text, AtMost: atMost, Level: level);
    private static LeadFact Day(string key, DateOnly? day) => new(key, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day is { } d ? Shown.Day(d) : null, FactKind.Day, Level: 1);
    private static LeadFact Count(string key, int? count) => new(key, count?.ToString(CultureInfo.InvariantCulture), count is { } n ? Shown.Number(n) : null, FactKind.Number, AtMost: 12, Level: 3);

    // What cannot be read becomes a value the rule refuses, with its field.
    private static Guid? IdOf(string? value) => string.IsNullOrWhiteSpace(value) ? null : Guid.TryParse(value, out var id) ? id : Guid.Empty;
    private static DateOnly? DayOf(string? value) => string.IsNullOrWhiteSpace(value) ? null : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MaxValue;
    private static int? NumberOf(string? value) => string.IsNullOrWhiteSpace(value) ? null : int.TryParse(value.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

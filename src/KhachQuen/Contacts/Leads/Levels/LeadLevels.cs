using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>Which fields each level asks for (F-24), as shipped until the company chooses. Every choice is a version: a profile names the one it was levelled by .</summary>
public sealed record LeadLevels : ISettings
{
    public const short Highest = 3;

    public static string Area => "leadLevels";

    public IReadOnlyList<string> Level1 { get; init; } = ["taxCode", "citizenId", "idIssuedAt", "idIssuedOn", "birthDate", "enterpriseTypeId", "address", "phone", "categoryId", "contactPerson"];
    public IReadOnlyList<string> Level2 { get; init; } = ["brands", "businessTypeId", "email", "usedCompetitor"];
    public IReadOnlyList<string> Level3 { get; init; } = ["skuCount", "distributionModel", "operatingProcess", "companySize"];

    public IReadOnlyList<string> Of(int level) => level switch { 1 => Level1, 2 => Level2, 3 => Level3, _ => [] };

    /// <summary>A field stands once; level 1 asks something of a profile, or every number that ever called would have a level.</summary>
    public void Check()
    {
        Rule.Require(Level1 is not null && Level2 is not null && Level3 is not null, "leadLevels.fieldUnknown", "level1");
        for (var level = 1; level <= Highest; level++)
            foreach (var field in Of(level)) Rule.Require(LevelFields.All.Any(f => f.Name == field), "leadLevels.fieldUnknown", $"level{level}", field);
        var all = Level1!.Concat(Level2!).Concat(Level3!).ToList();
        Rule.Require(all.Distinct(StringComparer.Ordinal).Count() == all.Count, "leadLevels.twice", "level1");
        foreach (var type in Enum.GetValues<ContactType>())
            Rule.Require(LevelFields.All.Any(f => f.OfProfile && f.AsksOf(type) && Level1!.Contains(f.Name)), "leadLevels.level1Empty", "level1");
    }
}

/// <param name="Version">Rises with every change; 0 while the company chose nothing.</param>
public sealed record LevelChoice(LeadLevels Fields, long Version)
{
    public static async Task<LevelChoice> Now(Db db, CancellationToken ct)
    {
        var kept = await db.Rows<Setting>().AsNoTracking().Where(s => s.Area == LeadLevels.Area).Select(s => new { s.Json, s.Version }).FirstOrDefaultAsync(ct);
        return kept is null ? new(new(), 0) : new(JsonSerializer.Deserialize<LeadLevels>(kept.Json, JsonSerializerOptions.Web)!, kept.Version);
    }
}

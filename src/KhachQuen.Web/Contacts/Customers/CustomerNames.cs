using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Contacts;

/// <summary>What ids and codes on customers are called. Everybody at work may know it.</summary>
public sealed class CustomerNames(Database database)
{
    public async Task<IReadOnlyDictionary<Guid, string>> People(IEnumerable<Guid?> wanted, CancellationToken ct = default)
    {
        Guid[] ids = [.. wanted.OfType<Guid>().Distinct()];
        if (ids.Length == 0) return new Dictionary<Guid, string>();
        await using var db = database.Open(Actor.System);
        return await db.Users.AsNoTracking().Where(u => EF.Parameter(ids).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }

    /// <summary>Those the actor may filter by: of their teams, or everybody.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> Owners(Actor actor, CancellationToken ct = default)
    {
        if (actor.ScopeOf(CustomerPermissions.Read) <= Scope.Own) return [];
        await using var db = database.Open(Actor.System);
        var (all, teams) = (actor.ScopeOf(CustomerPermissions.Read) == Scope.All, actor.Teams);
        var people = await db.Users.AsNoTracking().Where(u => u.Active && u.TeamId != null && (all || teams.Contains(u.TeamId.Value))).OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct);
        return people.ConvertAll(p => (p.Id, p.DisplayName));
    }

    /// <summary>Of another customer no more than the name, which everybody may know (F-6).</summary>
    public async Task<string?> Customer(Guid? id, CancellationToken ct = default)
    {
        if (id is null) return null;
        await using var db = database.Open(Actor.System);
        return await db.Customers.AsNoTracking().Where(c => c.Id == id).Select(c => c.Name).FirstOrDefaultAsync(ct);
    }

    public async Task<CustomerLists> Lists(CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        return await db.Settings<CustomerLists>(ct);
    }

    /// <summary>An address in one line: line, ward, province.</summary>
    public async Task<string?> Address(Address? address, CancellationToken ct = default)
    {
        if (address is null) return null;
        return string.Join(", ", new[] { address.Line, await Ward(address.WardCode, ct), address.DistrictText, Province(address.ProvinceCode) }.Where(p => !string.IsNullOrEmpty(p)));
    }

    public static string? Province(string? code) => code is null ? null : Provinces.ByCodeOrNull(code)?.Name ?? code;

    /// <summary>The name it has, or had when it still was.</summary>
    private async Task<string?> Ward(string? code, CancellationToken ct)
    {
        if (code is null) return null;
        await using var db = database.Open(Actor.System);
        return await db.Wards.AsNoTracking().Where(w => w.Code == code).OrderByDescending(w => w.From).Select(w => w.Name).FirstOrDefaultAsync(ct) ?? code;
    }

    public static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    public static string Phone(string shown) => PhoneNumber.TryParse(shown, out var phone, out _) && !shown.Contains('•', StringComparison.Ordinal) ? phone.Display : shown;
    /// <summary>In a list, over the shoulder, no whole number is shown, whoever looks.</summary>
    public static string Masked(string shown) => PhoneNumber.TryParse(shown, out var phone, out _) && !shown.Contains('•', StringComparison.Ordinal) ? phone.Masked : shown;
}

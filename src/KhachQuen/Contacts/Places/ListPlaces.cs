using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

public sealed record WardView(string Code, string ProvinceCode, string Name, string? FormerNames);

/// <summary>The wards in force of a province, for the address fields; found by today's name or by one that was merged into it.</summary>
public sealed class ListWards(Database database)
{
    public const int AtMost = 500;

    public async Task<IReadOnlyList<WardView>> Handle(string? provinceCode, string? q, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var wards = db.Wards.AsNoTracking().Where(w => w.Until == null);
        if (!string.IsNullOrWhiteSpace(provinceCode)) wards = wards.Where(w => w.ProvinceCode == provinceCode);
        if (Folding.Fold(q) is { Length: > 0 } part) wards = wards.Where(w => w.Folded.Contains(part));    // a few thousand rows: no index of their own
        return await wards.OrderBy(w => w.ProvinceCode).ThenBy(w => w.Name).Take(AtMost).Select(w => new WardView(w.Code, w.ProvinceCode, w.Name, w.FormerNames)).ToListAsync(ct);
    }
}

public static class PlaceRows
{
    extension(Db db)
    {
        /// <summary>Public knowledge: no sight.</summary>
        public IQueryable<Ward> Wards => db.Rows<Ward>();
    }

    /// <summary>Refuses a ward that is known to lie in another province. An unknown code is kept: the official list may come later.</summary>
    public static async Task RequireWardThere(this Db db, Address? address, CancellationToken ct)
    {
        if (address is not { WardCode: { } code, ProvinceCode: { } province }) return;
        var known = await db.Wards.AsNoTracking().Where(w => w.Code == code).Select(w => w.ProvinceCode).ToListAsync(ct);
        Rule.Require(known.Count == 0 || known.Contains(province), "address.wardElsewhere", "wardCode", Provinces.ByCodeOrNull(province)!.Name);
    }
}

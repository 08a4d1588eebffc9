using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>What an import of wards did.</summary>
public sealed record WardsImported(int Created, int Changed, int Ended, int Unchanged);

/// <summary>
/// The administrator takes over the official list as of a day: new wards begin, changed ones begin anew, and those of the list's provinces
/// that it no longer names end. Nothing is deleted: an order of last year still shows its ward.
/// </summary>
public sealed class ImportWards(Database database, TimeProvider clock)
{
    public async Task<WardsImported> Handle(IReadOnlyList<WardRow> rows, DateOnly effectiveOn, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Settings);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "contacts.wards", ct);
        var imported = await Within(db, rows, effectiveOn, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return imported;
    }

    public static async Task<WardsImported> Within(Db db, IReadOnlyList<WardRow> rows, DateOnly effectiveOn, DateTime at, CancellationToken ct)
    {
        for (var i = 0; i < rows.Count; i++) Check(rows[i], i + 1);
        Rule.Require(rows.DistinctBy(r => r.Code).Count() == rows.Count, "ward.codeTwice", "rows");
        var provinces = rows.Select(r => r.ProvinceCode).Distinct().ToList();
        var now = await db.Wards.Where(w => w.Until == null && provinces.Contains(w.ProvinceCode)).ToDictionaryAsync(w => w.Code, ct);
        var fresh = rows.Where(r => !now.TryGetValue(r.Code, out var ward) || !ward.Says(r)).ToList();
        var named = rows.Select(r => r.Code).ToHashSet();
        var gone = now.Values.Where(w => !named.Contains(w.Code)).ToList();
        foreach (var ward in gone.Concat(fresh.Where(r => now.ContainsKey(r.Code)).Select(r => now[r.Code]))) ward.End(effectiveOn);
        db.AddRange(fresh.Select(r => new Ward(r, effectiveOn, at)));
        var changed = fresh.Count(r => now.ContainsKey(r.Code));
        return new(fresh.Count - changed, changed, gone.Count, rows.Count - fresh.Count);
    }

    private static void Check(WardRow row, int number)
    {
        Rule.Require(row.Code is { Length: 5 } && row.Code.All(char.IsAsciiDigit), "ward.codeInvalid", "rows", number, row.Code ?? "");
        Rule.Require(Provinces.ByCodeOrNull(row.ProvinceCode) is not null, "ward.provinceUnknown", "rows", number, row.ProvinceCode ?? "");
        Rule.Require(row.Name?.Trim() is { Length: >= 1 and <= 200 }, "ward.nameMissing", "rows", number);
    }
}

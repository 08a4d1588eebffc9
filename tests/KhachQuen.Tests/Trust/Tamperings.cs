using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Trust;

/// <summary>What somebody with the database in hand may do to the audit, how it is taken back, and what the check must say.</summary>
internal sealed record Tampering(string Name, Func<CancellationToken, Task> Do, Func<CancellationToken, Task> Undo, params AuditFlaw[] Expected);

internal static class Tamperings
{
    private const long Far = 10_000_000;

    /// <param name="house">Its audit is sealed.</param>
    /// <param name="ids">The lines in the order of the chain.</param>
    public static IEnumerable<Tampering> All(House house, IReadOnlyList<Guid> ids)
    {
        var (n, k) = ((long)ids.Count, ids.Count / 2L);
        var id = ids[(int)k - 1];
        foreach (var (column, value) in new[] { ("Changes", "'{}'"), ("ActorName", "'minh'"), ("From", "''"), ("Act", "'read'"), ("Noun", "'order'") })
            yield return Changed(house, column, value, id, k);
        foreach (var seq in new[] { 1, n }) yield return Changed(house, "Changes", "'{}'", ids[(int)seq - 1], seq);
        yield return Changed(house, "At", "'2020-01-01 00:00:00'", id, k);
        yield return Other("its hash", house, "UPDATE platform_audit_chain SET \"Hash\" = \"Prev\" WHERE \"Seq\" = " + k, null, k, k, new AuditFlaw(FlawKind.Changed, k, id));
        yield return Other("a line deleted", house, $"DELETE FROM platform_audit WHERE {Is(id)}", null, k, k, new AuditFlaw(FlawKind.Missing, k, id));
        yield return Other("a line deleted with its link", house, $"DELETE FROM platform_audit WHERE {Is(id)}; DELETE FROM platform_audit_chain WHERE \"Seq\" = {k}", null, k, k, new AuditFlaw(FlawKind.Missing, k, null));
        yield return Other("deleted and closed up", house, $"DELETE FROM platform_audit WHERE {Is(id)}; DELETE FROM platform_audit_chain WHERE \"Seq\" = {k}; {Shift(k + 1, n, -1)}; UPDATE platform_audit_head SET \"Seq\" = \"Seq\" - 1",
            $"{Shift(k, n - 1, 1)}; UPDATE platform_audit_head SET \"Seq\" = \"Seq\" + 1", k, k, new AuditFlaw(FlawKind.Missing, k, null));
        yield return Other("the end cut off", house, $"DELETE FROM platform_audit WHERE \"Id\" IN (SELECT \"AuditId\" FROM platform_audit_chain WHERE \"Seq\" > {n - 3}); DELETE FROM platform_audit_chain WHERE \"Seq\" > {n - 3}", null, n - 2, n, new AuditFlaw(FlawKind.Missing, n - 2, null, 3));
        var stranger = AuditChainTests.Line(House.Clock.Now().AddDays(-20), 1);
        yield return Other("a line inserted", house, (db, ct) => Add(db, ct, stranger), (db, ct) => Remove(db, stranger, ct), new AuditFlaw(FlawKind.Inserted, null, stranger.Id));
        yield return Forged(house, stranger, ids, k);
        yield return Other("two lines exchanged", house, Exchange(k, k + 7), Exchange(k, k + 7), 0, 0, new AuditFlaw(FlawKind.Moved, k, ids[(int)k + 6]), new AuditFlaw(FlawKind.Moved, k + 7, id));
        yield return Other("two neighbours exchanged", house, Exchange(k, k + 1), Exchange(k, k + 1), 0, 0, new AuditFlaw(FlawKind.Moved, k, ids[(int)k]), new AuditFlaw(FlawKind.Moved, k + 1, id));
        yield return Other("a line moved back", house, $"{Put(k, Far)}; {Shift(k + 1, k + 5, -1)}; {Put(Far, k + 5)}", $"{Put(k + 5, Far)}; {Shift(k, k + 4, 1)}; {Put(Far, k)}", 0, 0, new AuditFlaw(FlawKind.Moved, k + 5, id));
        yield return Other("a line moved to the end", house, Put(k, n + 1), Put(n + 1, k), 0, 0, new AuditFlaw(FlawKind.Moved, n + 1, id));
    }

    private static Tampering Changed(House house, string column, string value, Guid id, long seq) =>
        Other($"{column} changed", house, $"UPDATE platform_audit SET \"{column}\" = {value} WHERE {Is(id)}", $"DELETE FROM platform_audit WHERE {Is(id)}", seq, seq, new AuditFlaw(FlawKind.Changed, seq, id));

    /// <summary>With a link of its own that fits what stands before it.</summary>
    private static Tampering Forged(House house, AuditLine stranger, IReadOnlyList<Guid> ids, long k) => Other("a line forged into the chain", house, async (db, ct) =>
    {
        var before = await db.Rows<AuditLink>().AsNoTracking().SingleAsync(l => l.Seq == k - 1, ct);
        await Sql(db, $"{Shift(k, ids.Count, 1)}; UPDATE platform_audit_head SET \"Seq\" = \"Seq\" + 1", ct);
        await Add(db, ct, stranger, new AuditLink { Seq = k, AuditId = stranger.Id, Prev = before.Hash, Hash = AuditSum.Of(before.Hash, stranger) });
    }, async (db, ct) =>
    {
        await Remove(db, stranger, ct);
        await Sql(db, $"DELETE FROM platform_audit_chain WHERE \"Seq\" = {k}; {Shift(k + 1, ids.Count + 1, -1)}; UPDATE platform_audit_head SET \"Seq\" = \"Seq\" - 1", ct);
    }, new AuditFlaw(FlawKind.Inserted, k, stranger.Id));

    /// <summary>By SQL. What is taken away between two places is kept beside and put back after the undoing statement.</summary>
    private static Tampering Other(string name, House house, string sql, string? undo, long from, long to, params AuditFlaw[] expected)
    {
        List<AuditLink> links = [];
        List<AuditLine> lines = [];
        return Other(name, house, async (db, ct) =>
        {
            links = await db.Rows<AuditLink>().AsNoTracking().Where(l => l.Seq >= from && l.Seq <= to).ToListAsync(ct);
            var of = links.ConvertAll(l => l.AuditId);
            lines = await db.Rows<AuditLine>().AsNoTracking().Where(l => of.Contains(l.Id)).ToListAsync(ct);
            await Sql(db, sql, ct);
        }, async (db, ct) =>
        {
            if (undo is not null) await Sql(db, undo, ct);
            var (of, seqs) = (lines.ConvertAll(l => l.Id), links.ConvertAll(l => l.Seq));
            await db.Rows<AuditLine>().Where(l => of.Contains(l.Id)).ExecuteDeleteAsync(ct);
            await db.Rows<AuditLink>().Where(l => seqs.Contains(l.Seq)).ExecuteDeleteAsync(ct);
            await Add(db, ct, [.. lines, .. links]);
        }, expected);
    }

    private static Tampering Other(string name, House house, Func<Db, CancellationToken, Task> act, Func<Db, CancellationToken, Task> undo, params AuditFlaw[] expected) => new(name, ct => In(house, act, ct), ct => In(house, undo, ct), expected);

    private static async Task In(House house, Func<Db, CancellationToken, Task> act, CancellationToken ct)
    {
        await using var db = house.Open();
        await act(db, ct);
    }

    private static async Task Add(Db db, CancellationToken ct, params object[] rows)
    {
        db.AddRange(rows);
        await db.SaveChangesAsync(ct);
    }

    private static Task Remove(Db db, AuditLine line, CancellationToken ct) => db.Rows<AuditLine>().Where(l => l.Id == line.Id).ExecuteDeleteAsync(ct);

    private static string Is(Guid id) => $"\"Id\" = '{id.ToString().ToUpperInvariant()}'";
    private static string Put(long from, long to) => $"UPDATE platform_audit_chain SET \"Seq\" = {to} WHERE \"Seq\" = {from}";
    private static string Exchange(long a, long b) => $"{Put(a, Far)}; {Put(b, a)}; {Put(Far, b)}";

    /// <summary>In two steps: no two links have one number in between.</summary>
    private static string Shift(long from, long to, int by) =>
        $"UPDATE platform_audit_chain SET \"Seq\" = \"Seq\" + {Far} WHERE \"Seq\" BETWEEN {from} AND {to}; UPDATE platform_audit_chain SET \"Seq\" = \"Seq\" - {Far - by} WHERE \"Seq\" BETWEEN {from + Far} AND {to + Far}";

#pragma warning disable EF1002 // the test's own words, with braces for nobody to fill in
    private static Task Sql(Db db, string sql, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), ct);
#pragma warning restore EF1002
}

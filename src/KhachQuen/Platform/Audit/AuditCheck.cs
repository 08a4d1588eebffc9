using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KhachQuen.Platform;

/// <param name="Lines">Sealed lines that were read.</param>
/// <param name="Seq">The newest of them.</param>
/// <param name="Head">Its hash: written down elsewhere it proves later that nothing up to there was rewritten.</param>
/// <param name="Unsealed">Lines of the last seconds, not yet in the chain.</param>
public sealed record AuditVerdict(long Lines, long Seq, string Head, int Unsealed, IReadOnlyList<AuditFlaw> Flaws)
{
    public bool Intact => Flaws.Count == 0;
}

/// <summary>Reads the whole audit against its chain (X-4, T-32), a few thousand lines at a time: it holds nobody up and needs no memory.</summary>
public sealed partial class AuditCheck(Database database, TimeProvider clock, ILogger<AuditCheck> log)
{
    private const int AtOnce = 5_000, MostFlaws = 100;

    public async Task<AuditVerdict> Run(CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        var kept = await db.Rows<AuditHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        var known = kept ?? new();
        var reader = new ChainReader(known.KeptFrom, known.KeptPrev);
        string? atHead = null;
        await foreach (var (link, line, erased) in Chain(db, ct))
        {
            reader.Read(link, line, erased);
            if (link.Seq == known.Seq) atHead = AuditSum.Shown(link.Hash);
        }
        reader.End();
        var said = reader.Flaws.Select(f => f.Seq).ToHashSet();
        var beyond = kept is null && reader.Lines == 0 ? [] : await Beyond(db, known, reader, atHead, ct);
        var waiting = await db.Rows<UnsealedLine>().CountAsync(ct);
        return new(reader.Lines, reader.Next - 1, reader.Head, waiting, [.. reader.Flaws.Concat(beyond.Where(f => f.Seq is null || !said.Contains(f.Seq))).Take(MostFlaws)]);
    }

    private static async IAsyncEnumerable<(AuditLink Link, AuditLine? Line, byte[]? Erased)> Chain(Db db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var (last, more) = (0L, true); more;)
        {
            var after = last;
            var rows = await (from link in db.Rows<AuditLink>().AsNoTracking().Where(l => l.Seq > after).OrderBy(l => l.Seq).Take(AtOnce)
                              join line in db.Rows<AuditLine>().AsNoTracking() on link.AuditId equals line.Id into found
                              from line in found.DefaultIfEmpty()
                              join gone in db.Rows<ErasedLine>().AsNoTracking() on link.AuditId equals gone.AuditId into erased
                              from gone in erased.DefaultIfEmpty()
                              orderby link.Seq
                              select new { link, line, erased = gone == null ? null : gone.Sum }).ToListAsync(ct);
            foreach (var row in rows) yield return (row.link, row.line, row.erased);
            (last, more) = (rows.Count == 0 ? last : rows[^1].link.Seq, rows.Count == AtOnce);
        }
    }

    /// <summary>What the chain cannot say of itself: cut off or grown past its head, and lines that are in it or wait for it on one side only.</summary>
    private static async Task<IEnumerable<AuditFlaw>> Beyond(Db db, AuditHead known, ChainReader reader, string? atHead, CancellationToken ct)
    {
        var flaws = new List<AuditFlaw>();
        if (reader.Next <= known.Seq) flaws.Add(new(FlawKind.Missing, reader.Next, null, known.Seq - reader.Next + 1));
        else if (atHead is not null && atHead != AuditSum.Shown(known.Hash)) flaws.Add(new(FlawKind.Changed, known.Seq, null));
        flaws.AddRange(await db.Rows<AuditLink>().Where(l => l.Seq > (db.Rows<AuditHead>().Max(h => (long?)h.Seq) ?? 0)).OrderBy(l => l.Seq).Take(MostFlaws).Select(l => new AuditFlaw(FlawKind.Inserted, l.Seq, l.AuditId, 1)).ToListAsync(ct));
        flaws.AddRange(await db.Rows<UnsealedLine>().Where(u => !db.Rows<AuditLine>().Any(l => l.Id == u.AuditId)).Take(MostFlaws).Select(u => new AuditFlaw(FlawKind.Missing, null, u.AuditId, 1)).ToListAsync(ct));
        flaws.AddRange(await db.Rows<AuditLine>().Where(l => !db.Rows<AuditLink>().Any(k => k.AuditId == l.Id) && !db.Rows<UnsealedLine>().Any(u => u.AuditId == l.Id))
            .Take(MostFlaws).Select(l => new AuditFlaw(FlawKind.Inserted, null, l.Id, 1)).ToListAsync(ct));
        flaws.AddRange(await NobodysErasures(db, ct));
        return flaws;
    }

    /// <summary>Values may only go with an erasure that stands in the audit itself: else somebody emptied a line and made it look like one.</summary>
    private static async Task<IEnumerable<AuditFlaw>> NobodysErasures(Db db, CancellationToken ct)
    {
        var gone = await db.Rows<ErasedLine>().AsNoTracking().ToListAsync(ct);
        Guid[] erasures = [.. gone.Select(g => g.ErasureId).Distinct()];
        var said = await db.Rows<AuditLine>().AsNoTracking().Where(l => EF.Parameter(erasures).Contains(l.NounId) && l.Act == "erased" && l.Noun == "subject").Select(l => new { l.NounId, l.Changes }).ToListAsync(ct);
        return from erasure in gone.GroupBy(g => g.ErasureId)
               let sum = Eraser.SumOf(erasure)
               where !said.Any(s => s.NounId == erasure.Key && s.Changes.Contains(sum, StringComparison.Ordinal))
               select new AuditFlaw(FlawKind.Changed, null, erasure.First().AuditId, erasure.Count());
    }

    /// <summary>Checks, and keeps the answer where the audit's page, the doctor and the health check see it.</summary>
    public async Task<AuditVerdict> RunAndKeep(Func<Db, Task>? hold = null, CancellationToken ct = default)
    {
        var verdict = await Run(ct);
        if (!verdict.Intact) Broken(log, verdict.Flaws.Count, verdict.Flaws[0], verdict.Head);
        else Whole(log, verdict.Lines, verdict.Seq, verdict.Head);
        await using var db = database.Open(Actor.System);
        await using var transaction = await db.Begin(ct);
        if (hold is not null) await hold(db);
        if (await db.Rows<AuditHead>().SingleOrDefaultAsync(ct) is { } head)
            (head.CheckedAt, head.CheckedSeq, head.Flaws) = (clock.Now(), verdict.Seq, verdict.Intact ? null : JsonSerializer.Serialize(verdict.Flaws, AuditTrail.Json));
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return verdict;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The audit was tampered with in {Count} places, the first {Flaw}; its head is {Head}")] private static partial void Broken(ILogger log, int count, AuditFlaw flaw, string head);
    [LoggerMessage(Level = LogLevel.Information, Message = "The audit's chain is whole: {Lines} lines up to {Seq}, head {Head}")] private static partial void Whole(ILogger log, long lines, long seq, string head);
}

/// <summary>Every night the whole audit is read against its chain. The head's hash goes into the log, beyond the reach of whoever has the database.</summary>
internal sealed class CheckAudit(AuditCheck check) : IDailyJob
{
    public string Name => "check-audit";
    public TimeOnly At => new(3, 20);

    public async Task<string?> Run(JobTurn turn, CancellationToken ct)
    {
        var verdict = await check.RunAndKeep(db => turn.Hold(db, ct), ct);
        return verdict.Intact ? $"{verdict.Lines} lines, head {verdict.Seq} {verdict.Head}" : $"TAMPERED in {verdict.Flaws.Count} places, the first {verdict.Flaws[0].Kind} at {verdict.Flaws[0].Seq?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? verdict.Flaws[0].LineId.ToString()}";
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KhachQuen.Platform;

/// <summary>
/// Chains committed audit lines (X-4, T-32) behind the writers' backs: no request waits for the one before it. It takes what waits, not what
/// comes after the last id, so a line that commits late only stands later in the chain. One node at a time, by a named lock.
/// </summary>
public sealed partial class AuditSealer(Database database, TimeProvider clock, ILogger<AuditSealer> log) : BackgroundService
{
    internal const string LockName = "audit.chain";
    private const int AtOnce = 500, AtFirst = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private volatile bool begun;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await Seal(stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception problem) when (problem is not OperationCanceledException) { Stumbled(log, problem); }      // anything else would end the whole product
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Seals everything that waits. Returns how many lines that were.</summary>
    public async Task<int> Seal(CancellationToken ct = default)
    {
        var (all, some) = (0, AtOnce);
        while (some == AtOnce) all += some = await SealSome(ct);
        return all;
    }

    private async Task<int> SealSome(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        if (begun && !await Waiting(db).AnyAsync(ct)) return 0;
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, LockName, ct);
        var head = await db.Rows<AuditHead>().SingleOrDefaultAsync(ct) ?? await Begin(db, ct);
        var lines = await Waiting(db).OrderBy(l => l.Id).Take(AtOnce).ToListAsync(ct);
        await db.Dialect.BulkInsert(db, [.. lines.Select(l => Link(head, l))], ct);
        var ids = lines.Select(l => l.Id).ToList();
        await db.Rows<UnsealedLine>().Where(u => EF.Parameter(ids).Contains(u.AuditId)).ExecuteDeleteAsync(ct);
        if (lines.Count > 0) head.SealedAt = clock.Now();
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        begun = true;
        return lines.Count;
    }

    /// <summary>Committed, not yet in the chain. One whose line is gone stays where it waits: the check names it.</summary>
    private static IQueryable<AuditLine> Waiting(Db db) =>
        from waiting in db.Rows<UnsealedLine>()
        join line in db.Rows<AuditLine>().AsNoTracking() on waiting.AuditId equals line.Id
        where !db.Rows<AuditLink>().Any(l => l.AuditId == line.Id)
        select line;

    private static AuditLink Link(AuditHead head, AuditLine line)
    {
        var link = new AuditLink { Seq = head.Seq + 1, AuditId = line.Id, Prev = head.Hash, Hash = AuditSum.Of(head.Hash, line) };
        (head.Seq, head.Hash) = (link.Seq, link.Hash);
        return link;
    }

    /// <summary>The first time: whatever was written before there was a chain waits too.</summary>
    private static async Task<AuditHead> Begin(Db db, CancellationToken ct)
    {
        var head = new AuditHead();
        db.Add(head);
        for (var (last, more) = (Guid.Empty, true); more;)
        {
            var ids = await db.Rows<AuditLine>().Where(l => l.Id.CompareTo(last) > 0 && !db.Rows<UnsealedLine>().Any(u => u.AuditId == l.Id)).OrderBy(l => l.Id).Take(AtFirst).Select(l => l.Id).ToListAsync(ct);
            await db.Dialect.BulkInsert(db, [.. ids.Select(i => new UnsealedLine { AuditId = i })], ct);
            (last, more) = (ids.LastOrDefault(), ids.Count == AtFirst);
        }
        return head;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Audit lines could not be sealed")] private static partial void Stumbled(ILogger log, Exception problem);
}

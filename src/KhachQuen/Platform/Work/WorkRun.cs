using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>What a batch did.</summary>
public sealed record WorkStep(int Rows, int Created = 0, int Updated = 0, int Duplicates = 0, int Rejected = 0, int Warned = 0)
{
    /// <summary>The rows there is something to say about.</summary>
    public IReadOnlyList<WorkRow> Notes { get; init; } = [];
}

/// <summary>A node's turn at a work.</summary>
public sealed class WorkRun
{
    private readonly Database database;
    private readonly FileStore files;
    private readonly Work work;
    private readonly Guid lease;

    internal WorkRun(Work work, Guid lease, Database database, FileStore files) =>
        (this.work, this.lease, this.database, this.files, Done, Total) = (work, lease, database, files, work.Done, work.Total);

    /// <summary>How long a node that is not heard of keeps its work.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    public Guid Id => work.Id;
    public string? FileName => work.FileName;
    public Guid? UndoOfId => work.UndoOfId;
    /// <summary>Rows that have had their effect, here or on a node before.</summary>
    public int Done { get; private set; }
    public int? Total { get; private set; }

    public T Asked<T>() => work.Asked<T>();

    /// <summary>The file it works on; <see cref="Refused"/> when it is gone.</summary>
    public Stream OpenFile()
    {
        Rule.Require(work.FileKey is { } key && files.Exists(key), "work.fileGone", "file");
        return files.Open(work.FileKey!);
    }

    /// <summary>Says how much there is to do.</summary>
    public async Task Expect(int total, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var now = db.Clock.Now();
        Held(await Mine(db).ExecuteUpdateAsync(s => s.SetProperty(w => w.Total, total).SetProperty(w => w.UpdatedAt, now), ct));
        Total = total;
    }

    /// <summary>Keeps what is worth saying beyond the counts.</summary>
    public async Task Say(object result, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var json = JsonSerializer.Serialize(result, result.GetType(), Work.Json);
        Held(await Mine(db).ExecuteUpdateAsync(s => s.SetProperty(w => w.Result, json), ct));
    }

    /// <summary>Starts over: for work that leaves no trace but its counts.</summary>
    public async Task StartOver(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        await using var transaction = await db.Begin(ct);
        await db.Rows<WorkRow>().Where(r => r.WorkId == Id).ExecuteDeleteAsync(ct);
        Held(await Mine(db).ExecuteUpdateAsync(s => s.SetProperty(w => w.Done, 0).SetProperty(w => w.Created, 0).SetProperty(w => w.Updated, 0)
            .SetProperty(w => w.Duplicates, 0).SetProperty(w => w.Rejected, 0).SetProperty(w => w.Warned, 0), ct));
        await transaction.Commit(ct);
        Done = 0;
    }

    /// <summary>
    /// Saves, counts and commits a batch as one: either all of it has happened and is counted, or nothing. Throws <see cref="WorkLost"/>,
    /// and with it rolls back, when another node has taken over; <see cref="WorkCancelled"/> after the commit when somebody asked to stop.
    /// </summary>
    public async Task Commit(Db db, Transaction transaction, WorkStep step, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        if (step.Notes.Count > 0) await db.Dialect.BulkInsert(db, step.Notes, ct);
        var (now, until, before) = (db.Clock.Now(), db.Clock.Now() + Lease, Done);
        Held(await Mine(db).Where(w => w.Done == before).ExecuteUpdateAsync(s => s
            .SetProperty(w => w.Done, w => w.Done + step.Rows).SetProperty(w => w.Created, w => w.Created + step.Created).SetProperty(w => w.Updated, w => w.Updated + step.Updated)
            .SetProperty(w => w.Duplicates, w => w.Duplicates + step.Duplicates).SetProperty(w => w.Rejected, w => w.Rejected + step.Rejected).SetProperty(w => w.Warned, w => w.Warned + step.Warned)
            .SetProperty(w => w.UpdatedAt, now).SetProperty(w => w.LeaseUntil, until), ct));
        var cancelled = await Mine(db).AnyAsync(w => w.CancelAskedAt != null, ct);
        Tell(db);
        await transaction.Commit(ct);
        Done += step.Rows;
        if (cancelled) throw new WorkCancelled();
    }

    internal void Tell(Db db) => db.WillTell(new LiveChange("work", Id, [.. new[] { work.OwnerId }.OfType<Guid>()]));

    /// <summary>The work while it is this turn's: the fence that a node which was frozen and wakes up cannot pass.</summary>
    internal IQueryable<Work> Mine(Db db) => db.Rows<Work>().Where(w => w.Id == work.Id && w.State == WorkState.Running && w.LeaseBy == lease);

    private static void Held(int rows)
    {
        if (rows != 1) throw new WorkLost();
    }
}

/// <summary>Another node has taken over, or the work was stopped under way.</summary>
public sealed class WorkLost() : Exception("The work is no longer this node's");

/// <summary>Somebody asked to stop; what was committed stays.</summary>
public sealed class WorkCancelled() : Exception("The work was cancelled");

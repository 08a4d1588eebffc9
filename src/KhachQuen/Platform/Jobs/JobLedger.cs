using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>Writes the ledger. Every change names the attempt it knows of, so that of two nodes one wins and the other learns it.</summary>
internal sealed class JobLedger(Database database, TimeProvider clock)
{
    /// <summary>A node that has not been heard of for so long is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private const int LongestError = 2000;

    /// <summary>The dates from which on the job is owed, with the lines there are. A job seen for the first time is owed from its next hour on.</summary>
    public async Task<(DateOnly From, Dictionary<DateOnly, JobRun> Runs)> Read(string job, DateOnly next, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var standing = await db.Rows<JobStanding>().AsNoTracking().SingleOrDefaultAsync(s => s.Job == job, ct) ?? await Meet(db, job, next, ct);
        var runs = await db.Rows<JobRun>().AsNoTracking().Where(r => r.Job == job && (r.BusinessDate >= standing.OwedFrom || r.Result == JobResult.Wanted)).ToListAsync(ct);
        return (standing.OwedFrom, runs.ToDictionary(r => r.BusinessDate));
    }

    private static async Task<JobStanding> Meet(Db db, string job, DateOnly next, CancellationToken ct)
    {
        var standing = new JobStanding { Job = job, OwedFrom = next };
        db.Add(standing);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException problem) when (db.Dialect.IsUniqueViolation(problem))
        {
            db.ChangeTracker.Clear();
            return await db.Rows<JobStanding>().AsNoTracking().SingleAsync(s => s.Job == job, ct);
        }
        return standing;
    }

    public async Task MoveOn(string job, DateOnly owedFrom, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        await db.Rows<JobStanding>().Where(s => s.Job == job && s.OwedFrom < owedFrom).ExecuteUpdateAsync(s => s.SetProperty(r => r.OwedFrom, owedFrom), ct);
    }

    public async Task<JobRun?> Find(string job, DateOnly date, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        return await db.Rows<JobRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Job == job && r.BusinessDate == date, ct);
    }

    /// <summary>The line in the given state, if it is still the one that was <paramref name="seen"/> (null: none); null when somebody was faster.</summary>
    public async Task<JobRun?> Take(string job, DateOnly date, JobRun? seen, JobResult state, string by, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var now = clock.Now();
        var run = seen ?? new JobRun { Id = Keys.New(now), Job = job, BusinessDate = date, StartedBy = by };
        if (seen is null) db.Add(run);
        else db.Attach(run);
        (run.Result, run.StartedBy, run.Node) = (state, by, Environment.MachineName);
        (run.StartedAt, run.EndedAt, run.HeldUntil, run.NextTryAt) = (now, null, now + Lease, null);
        run.Attempt++;
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException problem) when (problem is DbUpdateConcurrencyException || db.Dialect.IsUniqueViolation(problem))
        {
            db.Entry(run).State = EntityState.Detached;
            return null;
        }
        return run;
    }

    /// <summary>Says the node is alive; false when the turn is another's by now.</summary>
    public static async Task<bool> Renew(Db db, Guid run, int attempt, CancellationToken ct)
    {
        var until = db.Clock.Now() + Lease;
        return await db.Rows<JobRun>().Where(r => r.Id == run && r.Attempt == attempt && r.Result == JobResult.Running)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.HeldUntil, until), ct) == 1;
    }

    public async Task<bool> Renew(JobRun run, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        return await Renew(db, run.Id, run.Attempt, ct);
    }

    /// <summary>Writes how it ended. False: another node has the turn, and its end counts.</summary>
    public async Task<bool> Close(JobRun run, string? note, string? error, DateTime? nextTryAt)
    {
        await using var db = database.Open(Actor.System);
        (run.Result, run.EndedAt, run.Note, run.NextTryAt) = (error is null ? JobResult.Succeeded : JobResult.Failed, clock.Now(), note, nextTryAt);
        run.Error = error is { Length: > LongestError } ? error[..LongestError] : error;
        run.DurationMs = (long)(run.EndedAt.Value - run.StartedAt).TotalMilliseconds;
        return await db.Rows<JobRun>().Where(r => r.Id == run.Id && r.Attempt == run.Attempt).ExecuteUpdateAsync(s => s
            .SetProperty(r => r.Result, run.Result).SetProperty(r => r.EndedAt, run.EndedAt).SetProperty(r => r.Note, run.Note)
            .SetProperty(r => r.NextTryAt, run.NextTryAt).SetProperty(r => r.Error, run.Error).SetProperty(r => r.DurationMs, run.DurationMs)) == 1;
    }
}

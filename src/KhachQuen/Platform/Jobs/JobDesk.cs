using Microsoft.Extensions.Logging;

namespace KhachQuen.Platform;

/// <summary>Works off what the ledger says is owed: every missing date of a job with the right date, once across nodes, also after days of standstill (T-13, X-32).</summary>
public sealed partial class JobDesk(Database database, IEnumerable<IDailyJob> jobs, TimeProvider clock, ILogger<JobDesk> log)
{
    private readonly JobLedger ledger = new(database, clock);

    public IReadOnlyList<IDailyJob> Jobs { get; } = [.. jobs.OrderBy(j => j.Name, StringComparer.Ordinal)];

    public IDailyJob Find(string name) => Jobs.SingleOrDefault(j => j.Name == name) ?? throw new NotFound();

    public DateOnly Today => CompanyTime.DayOf(clock.Now());

    /// <summary>The newest date whose hour has come.</summary>
    public DateOnly LatestDue(IDailyJob job) => DueAt(job, Today) <= clock.Now() ? Today : Today.AddDays(-1);

    public static DateTime DueAt(IDailyJob job, DateOnly date) => CompanyTime.ToUtc(date, job.At);

    /// <summary>Everything that is owed now, of all jobs. Returns how many dates were done here.</summary>
    public async Task<int> WorkOff(CancellationToken ct = default)
    {
        var done = 0;
        foreach (var job in Jobs) done += await WorkOff(job, ct);
        return done;
    }

    /// <summary>Every owed date of one job, oldest first. A date that fails does not hold up the ones after it, unless the job says so.</summary>
    public async Task<int> WorkOff(IDailyJob job, CancellationToken ct = default)
    {
        var latest = LatestDue(job);
        var (from, runs) = await ledger.Read(job.Name, latest.AddDays(1), ct);
        var done = 0;
        foreach (var date in Owed(job, from, latest, runs))
        {
            ct.ThrowIfCancellationRequested();
            var seen = runs.GetValueOrDefault(date);
            var run = seen is not null && !seen.MayStart(clock.Now()) ? null : await Start(job, date, seen, seen is { Result: JobResult.Wanted } ? seen.StartedBy : Actor.System.UserName, ct);
            if (run is not null)
            {
                runs[date] = run;
                done++;
            }
            if (job.InOrder && run is not { Result: JobResult.Succeeded }) break;
        }
        var next = from;
        while (next <= latest && runs.TryGetValue(next, out var run) && run.Settles(DueAt(job, next))) next = next.AddDays(1);
        if (next > from) await ledger.MoveOn(job.Name, next, ct);
        return done;
    }

    private static IEnumerable<DateOnly> Owed(IDailyJob job, DateOnly from, DateOnly latest, Dictionary<DateOnly, JobRun> runs)
    {
        var wanted = runs.Values.Where(r => r.Result == JobResult.Wanted).Select(r => r.BusinessDate);
        var missing = from > latest ? [] : Enumerable.Range(0, latest.DayNumber - from.DayNumber + 1).Select(i => from.AddDays(i));
        return [.. wanted.Union(missing.Where(d => !runs.TryGetValue(d, out var run) || !run.Settles(DueAt(job, d)))).Order()];
    }

    /// <summary>Writes down that a date is wanted, now or again; some node's next look does it.</summary>
    public async Task<JobRun> Want(IDailyJob job, DateOnly date, string by, CancellationToken ct = default)
    {
        var seen = await Startable(job, date, ct);
        return await ledger.Take(job.Name, date, seen, JobResult.Wanted, by, ct) ?? throw new Refused("job.running", "name");
    }

    /// <summary>Does a date here and now, also one that was done before.</summary>
    public async Task<JobRun> Run(IDailyJob job, DateOnly date, string by, CancellationToken ct = default)
    {
        var seen = await Startable(job, date, ct);
        return await Start(job, date, seen, by, ct) ?? throw new Refused("job.running", "name");
    }

    private async Task<JobRun?> Startable(IDailyJob job, DateOnly date, CancellationToken ct)
    {
        Rule.Require(date <= Today, "job.dateAhead", "date");
        var seen = await ledger.Find(job.Name, date, ct);
        Rule.Require(seen is not { Result: JobResult.Running } || seen.MayStart(clock.Now()), "job.running", "name");
        return seen;
    }

    private async Task<JobRun?> Start(IDailyJob job, DateOnly date, JobRun? seen, string by, CancellationToken ct)
    {
        if (await ledger.Take(job.Name, date, seen, JobResult.Running, by, ct) is not { } run) return null;
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var heart = Beat(run, turn);
        try
        {
            var due = DueAt(job, date);
            var note = await job.Run(new JobTurn(run, due < clock.Now() ? due : clock.Now()), turn.Token);
            await ledger.Close(run, note, error: null, nextTryAt: null);
        }
        catch (TurnLost) { Lost(log, job.Name, date); }
        catch (OperationCanceledException) when (turn.IsCancellationRequested) { await ledger.Close(run, null, "stopped", clock.Now()); }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            Failed(log, problem, job.Name, date);
            await ledger.Close(run, null, problem.Message, clock.Now().AddMinutes(Math.Min(60, Math.Pow(2, run.Attempt))));
        }
        await turn.CancelAsync();
        await heart;
        return run;
    }

    /// <summary>Keeps the turn while the job runs; stops the job when another node has taken it.</summary>
    private async Task Beat(JobRun run, CancellationTokenSource turn)
    {
        using var timer = new PeriodicTimer(JobLedger.Lease / 5);
        try
        {
            while (await timer.WaitForNextTickAsync(turn.Token))
                if (!await ledger.Renew(run, turn.Token)) await turn.CancelAsync();
        }
        catch (OperationCanceledException) { }
        catch (System.Data.Common.DbException problem) { Faint(log, problem, run.Job, run.BusinessDate); }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed for {Date}")] private static partial void Failed(ILogger log, Exception problem, string job, DateOnly date);
    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} for {Date} was taken over by another node")] private static partial void Lost(ILogger log, string job, DateOnly date);
    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} for {Date} could not say it is alive")] private static partial void Faint(ILogger log, Exception problem, string job, DateOnly date);
}

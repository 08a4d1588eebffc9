using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KhachQuen.Access;

/// <summary>Whether this node takes works, and how many at once; beyond it they wait their turn.</summary>
public sealed record WorkPlace(bool Open = true, int AtOnce = 2);

/// <summary>Takes the works that wait, and those of nodes that died, one by one, and has them done in the name of who asked .</summary>
public sealed partial class WorkDesk(Database database, IEnumerable<IWorkHandler> handlers, ActorDesk actors, FileStore files, WorkSignal signal, TimeProvider clock, WorkPlace place, ILogger<WorkDesk> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    public IWorkHandler Find(string kind) => handlers.SingleOrDefault(h => h.Kind == kind) ?? throw new InvalidOperationException($"Nobody does {kind}");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!place.Open) return;
        await Task.WhenAll(Enumerable.Range(0, place.AtOnce).Select(_ => Task.Run(() => TakeAll(stoppingToken), CancellationToken.None)));
    }

    private async Task TakeAll(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                while (await TakeOne(null, ct)) { }
                await signal.Wait(Idle, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (Exception problem) when (problem is DbUpdateException or System.Data.Common.DbException or InvalidOperationException or IOException)
            {
                Stumbled(log, problem);
                await Task.Delay(Idle, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Does the oldest work that is free, or the named one if it is. False when there is none.</summary>
    public async Task<bool> TakeOne(Guid? id, CancellationToken ct)
    {
        if (await Claim(id, ct) is not { } claimed) return false;
        var (work, lease) = claimed;
        var run = new WorkRun(work, lease, database, files);
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var heart = Beat(run, turn);
        try
        {
            await Do(work, run, turn.Token);
            await End(run, WorkState.Succeeded, null);
        }
        catch (WorkLost) { Lost(log, work.Id); }
        catch (WorkCancelled) { await End(run, WorkState.Cancelled, null); }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { await PutBack(run); }
        catch (OperationCanceledException) when (turn.IsCancellationRequested) { Lost(log, work.Id); }
        catch (Refused refused) { await End(run, WorkState.Failed, refused); }
        catch (Exception problem) when (IsPassing(problem)) { Waits(log, problem, work.Id); }      // the lease runs out, then it is tried again
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            Failed(log, problem, work.Id, work.Kind);
            await End(run, WorkState.Failed, new Refused("work.failed"));
        }
        await turn.CancelAsync();
        await heart;
        return true;
    }

    private async Task Do(Work work, WorkRun run, CancellationToken ct)
    {
        var handler = Find(work.Kind);
        var actor = work.OwnerId is { } asker ? await actors.OfUser(asker, ct) : Actor.System;
        Rule.Require(actor is not null, "work.askerGone");
        Rule.Require(actor!.May(handler.Permission), "work.askerMayNot");      // rights are those of now, not of when it was asked
        await handler.Run(run, actor, ct);
    }

    private async Task<(Work, Guid)?> Claim(Guid? id, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var (now, lease) = (clock.Now(), Guid.CreateVersion7());
        var free = db.Rows<Work>().Where(w => (w.State == WorkState.Queued || (w.State == WorkState.Running && w.LeaseUntil < now)) && (id == null || w.Id == id));
        if (!await free.AnyAsync(ct)) return null;
        await using var transaction = await db.Begin(ct);
        if (await db.Dialect.LockFirst(db, free.OrderBy(w => w.Id).Select(w => w.Id), ct) is not { } first) return null;
        var until = now + WorkRun.Lease;
        await db.Rows<Work>().Where(w => w.Id == first).ExecuteUpdateAsync(s => s.SetProperty(w => w.State, WorkState.Running).SetProperty(w => w.LeaseBy, lease)
            .SetProperty(w => w.LeaseUntil, until).SetProperty(w => w.StartedAt, w => w.StartedAt ?? now).SetProperty(w => w.UpdatedAt, now), ct);
        await transaction.Commit(ct);
        return (await db.Rows<Work>().AsNoTracking().SingleAsync(w => w.Id == first, ct), lease);
    }

    /// <summary>Says that this node lives; stops the turn when the work is no longer its own.</summary>
    private async Task Beat(WorkRun run, CancellationTokenSource turn)
    {
        using var timer = new PeriodicTimer(WorkRun.Lease / 5);
        try
        {
            while (await timer.WaitForNextTickAsync(turn.Token))
                if (!await Alive(run, turn.Token)) await turn.CancelAsync();
        }
        catch (OperationCanceledException) { }
    }

    private async Task<bool> Alive(WorkRun run, CancellationToken ct)
    {
        try
        {
            await using var db = database.Open(Actor.System);
            var until = clock.Now() + WorkRun.Lease;
            return await run.Mine(db).ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, until), ct) == 1;
        }
        catch (System.Data.Common.DbException problem)
        {
            Faint(log, problem, run.Id);
            return true;        // not known to be lost; the fence of each commit decides
        }
    }

    private bool IsPassing(Exception problem)
    {
        using var db = database.Open(Actor.System);
        return problem is IOException || (problem as System.Data.Common.DbException ?? problem.InnerException as System.Data.Common.DbException) is { } trouble && db.Dialect.IsPassing(trouble);
    }

    private async Task End(WorkRun run, WorkState state, Refused? why)
    {
        await using var db = database.Open(Actor.System);
        await using var transaction = await db.Begin(CancellationToken.None);
        var (now, problem, args) = (clock.Now(), why?.Code, why is null ? null : JsonSerializer.Serialize(why.Args.Select(a => a.ToString())));
        await run.Mine(db).ExecuteUpdateAsync(s => s.SetProperty(w => w.State, state).SetProperty(w => w.EndedAt, now).SetProperty(w => w.UpdatedAt, now)
            .SetProperty(w => w.Problem, problem).SetProperty(w => w.ProblemArgs, args).SetProperty(w => w.LeaseBy, (Guid?)null).SetProperty(w => w.LeaseUntil, (DateTime?)null), CancellationToken.None);
        run.Tell(db);
        await transaction.Commit(CancellationToken.None);
    }

    /// <summary>This node stops in good order: another takes over at once.</summary>
    private async Task PutBack(WorkRun run)
    {
        await using var db = database.Open(Actor.System);
        await run.Mine(db).ExecuteUpdateAsync(s => s.SetProperty(w => w.State, WorkState.Queued).SetProperty(w => w.LeaseBy, (Guid?)null).SetProperty(w => w.LeaseUntil, (DateTime?)null), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The desk of works stumbled")] private static partial void Stumbled(ILogger log, Exception problem);
    [LoggerMessage(Level = LogLevel.Error, Message = "Work {Id} ({Kind}) failed")] private static partial void Failed(ILogger log, Exception problem, Guid id, string kind);
    [LoggerMessage(Level = LogLevel.Warning, Message = "Work {Id} is tried again in a while")] private static partial void Waits(ILogger log, Exception problem, Guid id);
    [LoggerMessage(Level = LogLevel.Warning, Message = "Work {Id} was taken over or stopped")] private static partial void Lost(ILogger log, Guid id);
    [LoggerMessage(Level = LogLevel.Warning, Message = "Work {Id} could not say that its node lives")] private static partial void Faint(ILogger log, Exception problem, Guid id);
}

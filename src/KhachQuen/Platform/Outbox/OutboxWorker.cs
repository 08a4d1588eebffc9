using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KhachQuen.Platform;

/// <summary>Wakes the outbox at once after a commit of this node; other nodes' messages are found by the clock.</summary>
public sealed class OutboxSignal : Bell;

/// <summary>Takes messages from the outbox to the listeners: each effect once, retried with growing pauses (T-12).</summary>
public sealed partial class OutboxWorker(Database database, OutboxSignal signal, IServiceProvider services, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);
    private static readonly Dictionary<string, Type> Types = typeof(OutboxWorker).Assembly.GetTypes().Where(t => t is { IsClass: true, IsNested: false, FullName: not null }).ToDictionary(t => t.FullName!);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DeliverOne(stoppingToken)) { }
                await signal.Wait(Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception problem) when (problem is DbUpdateException or System.Data.Common.DbException or InvalidOperationException or IOException)
            {
                Stumbled(log, problem);
                await signal.Wait(Idle, stoppingToken);
            }
        }
    }

    /// <summary>Delivers the oldest message that is due. False when there is none.</summary>
    public async Task<bool> DeliverOne(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var now = clock.Now();
        if (!await db.Rows<OutboxMessage>().AnyAsync(m => m.DoneAt == null && m.NextTryAt <= now, ct)) return false;
        await using var transaction = await db.Begin(ct);
        if (await db.Dialect.LockFirst(db, db.Rows<OutboxMessage>().Where(m => m.DoneAt == null && m.NextTryAt <= now).OrderBy(m => m.NextTryAt).Select(m => m.Id), ct) is not { } id) return false;
        var message = await db.Rows<OutboxMessage>().SingleAsync(m => m.Id == id, ct);
        if (message.DoneAt is not null) return true;
        try
        {
            await Tell(message, db, ct);
            message.DoneAt = now;
            await db.SaveChangesAsync(ct);
            await transaction.Commit(ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await transaction.DisposeAsync();
            await PutOff(id, problem, ct);
        }
        return true;
    }

    private async Task Tell(OutboxMessage message, Db db, CancellationToken ct)
    {
        if (!Types.TryGetValue(message.Type, out var type)) throw new InvalidOperationException($"No such event: {message.Type}");
        var happened = JsonSerializer.Deserialize(message.Payload, type, AuditTrail.Json)!;
        var listens = typeof(IListener<>).MakeGenericType(type);
        foreach (var listener in services.GetServices(listens))
        {
            var name = listener!.GetType().ToString();      // not FullName: of a generic listener that names the version of the product, and an upgrade would tell twice
            if (await db.Rows<InboxMark>().AnyAsync(m => m.Listener == name && m.MessageId == message.Id, ct)) continue;
            await (Task)listens.GetMethod("On")!.Invoke(listener, [happened, db, ct])!;
            db.Add(new InboxMark { Listener = name, MessageId = message.Id, At = clock.Now() });
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task PutOff(Guid id, Exception problem, CancellationToken ct)
    {
        PuttingOff(log, problem, id);
        await using var db = database.Open(Actor.System);
        var message = await db.Rows<OutboxMessage>().SingleAsync(m => m.Id == id, ct);
        message.Tries++;
        message.LastError = problem.InnerException?.Message ?? problem.Message;
        message.NextTryAt = clock.Now() + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, message.Tries)));
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox stumbled")] private static partial void Stumbled(ILogger log, Exception problem);
    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox message {Id} is put off")] private static partial void PuttingOff(ILogger log, Exception problem, Guid id);
}

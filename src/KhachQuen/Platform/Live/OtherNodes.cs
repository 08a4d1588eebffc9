using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace KhachQuen.Platform;

/// <summary>
/// Tells the other nodes on this PostgreSQL database what has changed, and passes what they tell to the screens of this one.
/// Told after the commit and beside it: no writer waits, and what a failing node did not tell is found by the next look at the page.
/// </summary>
internal sealed partial class OtherNodes(DatabaseChoice choice, ILiveEvents here, ILogger<OtherNodes> log) : BackgroundService, ILiveEvents
{
    /// <summary>The name under which its connection is found in <c>pg_stat_activity</c>.</summary>
    public const string Listener = "khachquen live";
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(250), LongestWait = TimeSpan.FromSeconds(15);

    private readonly Guid me = Guid.CreateVersion7();
    /// <summary>While the database is away the oldest are forgotten: nobody waits for them any more.</summary>
    private readonly Channel<LiveChange> untold = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(20_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly Queue<string> packed = new();

    public void Tell(IReadOnlyList<LiveChange> changes)
    {
        here.Tell(changes);
        foreach (var change in changes) untold.Writer.TryWrite(change);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Again(Listen, stoppingToken), Again(Speak, stoppingToken));

    /// <summary>Until the node stops; after a failure again, with growing pauses.</summary>
    private async Task Again(Func<Action, CancellationToken, Task> act, CancellationToken ct)
    {
        var wait = ShortestWait;
        while (!ct.IsCancellationRequested)
        {
            try { await act(() => wait = ShortestWait, ct); }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (Exception problem) when (problem is DbException or IOException or TimeoutException or InvalidOperationException)
            {
                Away(log, problem, wait);
                await Task.Delay(wait * (0.7 + Random.Shared.NextDouble() * 0.6), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    /// <summary>On a line of its own, out of the pool; a dead one is noticed within half a minute.</summary>
    private async Task Listen(Action well, CancellationToken ct)
    {
        await using var line = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(choice.Connection) { Pooling = false, KeepAlive = 30, ApplicationName = Listener }.ConnectionString);
        line.Notification += (_, heard) => Hear(heard.Payload);
        await line.OpenAsync(ct);
        await PostgresDialect.Listen(line, ct);
        well();
        while (true) await line.WaitAsync(ct);
    }

    private void Hear(string payload)
    {
        if (NodeNotice.Read(payload) is { } notice && notice.From != me) here.Tell(notice.Changes);
    }

    /// <summary>Whatever has gathered goes together; what could not be told is told by the next try.</summary>
    private async Task Speak(Action well, CancellationToken ct)
    {
        while (packed.Count > 0 || await untold.Reader.WaitToReadAsync(ct))
        {
            if (packed.Count == 0) foreach (var payload in NodeNotice.Pack(me, Gathered())) packed.Enqueue(payload);
            await using var line = new NpgsqlConnection(choice.Connection);
            await line.OpenAsync(ct);
            for (; packed.TryPeek(out var payload); packed.Dequeue()) await PostgresDialect.Notify(line, payload, ct);
            well();
        }
    }

    private IEnumerable<LiveChange> Gathered()
    {
        while (untold.Reader.TryRead(out var change)) yield return change;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The line to the other nodes is down; again in {Wait}")] private static partial void Away(ILogger log, Exception problem, TimeSpan wait);
}

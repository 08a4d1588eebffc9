using System.Collections.Concurrent;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>Open screens listen here. What is meant for one person goes to the group of their id; changes of rows to those whom <see cref="Listener.Hears"/> names.</summary>
public sealed class LiveHub(LiveListeners listeners, SayEditing say, Database database) : Hub
{
    /// <summary>More forms than anybody has open in one window; what is said beyond that is not passed on.</summary>
    private const int MostOpen = 10;
    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext()!;
        var actor = http.Actor();
        listeners.Enter(new(Context, http.SessionId(), actor));
        await Groups.AddToGroupAsync(Context.ConnectionId, actor.Id.ToString());
    }

    /// <summary>This window holds changes of a row, or no longer; said again every few seconds.</summary>
    public async Task Editing(string noun, Guid id, Guid tab, bool begins)
    {
        var row = (noun, id);
        if (!begins) { if (Open.Remove(row, out var ended)) Stop(ended.Said); return; }
        if (Open.TryGetValue(row, out var begun) ? begun.Until > Environment.TickCount64 : Open.Count >= MostOpen) return;
        if (listeners.Actor(Context) is { } actor && await say.Handle(noun, id, tab, actor, Context.ConnectionAborted) is { } said) Open[row] = (said, Environment.TickCount64 + (long)PresenceBook.Renewed.TotalMilliseconds / 2);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        listeners.Leave(Context);
        foreach (var (said, _) in Open.Values) Stop(said);
        return Task.CompletedTask;
    }

    private void Stop(LiveChange said) => database.Tell(said with { Edit = said.Edit! with { Begins = false } });

    private Dictionary<(string Noun, Guid Id), (LiveChange Said, long Until)> Open => (Dictionary<(string, Guid), (LiveChange, long)>)(Context.Items[nameof(Open)] ??= new Dictionary<(string, Guid), (LiveChange, long)>());
}

/// <summary>One open screen.</summary>
internal sealed record Listener(HubCallerContext Line, Guid? Session, Actor Actor)
{
    /// <summary>The row's holder, their team's people by right, and who has a right over all of its kind (X-51, T-20).</summary>
    public bool Hears(LiveChange change) => change.To.Contains(Actor.Id) || SeesMore(ShownBy(change.Edit?.Noun ?? change.Noun), change.To);

    private bool SeesMore(string right, IReadOnlyList<Guid> to) => Actor.Rights.Any(r => r.Key.StartsWith(right, StringComparison.Ordinal) && r.Value switch
    {
        Scope.All => true,
        Scope.Team or Scope.TeamAndBelow => Actor.Teams.Any(to.Contains),
        _ => false,
    });

    /// <summary>The rights that show a noun begin with this: leads.read, orders.readConfirmed …</summary>
    private static string ShownBy(string noun) => noun switch { "shipment" => "orders.read", "product" => "catalog.read", "article" => "knowledge.read", "work" => "leads.import", "voucher" => "money.read", "opportunity" or "quote" => "opportunities.read", "activity" => "customers.read", _ => noun + "s.read" };
}

/// <summary>Who listens on this node.</summary>
public sealed class LiveListeners
{
    private readonly ConcurrentDictionary<string, Listener> lines = new();

    internal ICollection<Listener> All => lines.Values;

    internal void Enter(Listener listener) => lines[listener.Line.ConnectionId] = listener;

    internal Actor? Actor(HubCallerContext line) => lines.GetValueOrDefault(line.ConnectionId)?.Actor;

    internal void Leave(HubCallerContext line) => lines.TryRemove(line.ConnectionId, out _);

    /// <summary>The connections that hear of it, each once.</summary>
    internal IReadOnlyList<string> Of(LiveChange change) => [.. lines.Where(l => l.Value.Hears(change)).Select(l => l.Key)];
}

/// <summary>Whoever is signed out elsewhere, or has left the company, is cut off within seconds (T-23).</summary>
internal sealed class LiveDoor(LiveListeners listeners, Database database) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try { await CutOff(stoppingToken); }
            catch (System.Data.Common.DbException) { }      // the database is away: the next round looks again
        }
    }

    /// <summary>One question for all lines of this node.</summary>
    private async Task CutOff(CancellationToken ct)
    {
        var sessions = listeners.All.Select(l => l.Session).OfType<Guid>().Distinct().ToList();
        if (sessions.Count == 0) return;
        await using var db = database.Open(Actor.System);
        var open = (await db.Sessions.AsNoTracking().Where(s => sessions.Contains(s.Id) && s.EndedAt == null).Select(s => s.Id).ToListAsync(ct)).ToHashSet();
        foreach (var listener in listeners.All)
            if (listener.Session is { } session && !open.Contains(session)) listener.Line.Abort();
    }
}

/// <summary>Passes changes to the browsers of this node. Only nouns and ids travel; the fragment that is fetched on it checks sight itself.</summary>
internal sealed class HubEvents(IHubContext<LiveHub> hub, LiveListeners listeners, PresenceBook book) : ILiveEvents
{
    public void Tell(IReadOnlyList<LiveChange> changes)
    {
        foreach (var change in changes.Where(c => c.Edit is not { } sign || book.Hear(c.Id, sign)))
            if (listeners.Of(change) is { Count: > 0 } lines) _ = hub.Clients.Clients(lines).SendAsync("changed", change.Noun, change.Id);
    }
}

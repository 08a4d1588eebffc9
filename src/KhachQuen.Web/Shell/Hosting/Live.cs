using System.Collections.Concurrent;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>Open screens listen here. Each connection joins the groups of its person, their teams and, by right, of all (X-51, T-20).</summary>
public sealed class LiveHub(LiveDoor door) : Hub
{
    public const string Everyone = "all";

    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext()!;
        var actor = http.Actor();
        door.Enter(Context, http.SessionId());
        await Groups.AddToGroupAsync(Context.ConnectionId, actor.Id.ToString());
        if (actor.Rights.Any(r => r.Value is Scope.Team or Scope.TeamAndBelow))
            foreach (var team in actor.Teams) await Groups.AddToGroupAsync(Context.ConnectionId, team.ToString());
        if (actor.Rights.Any(r => r.Value == Scope.All && r.Key != AccessPermissions.Self)) await Groups.AddToGroupAsync(Context.ConnectionId, Everyone);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        door.Leave(Context);
        return Task.CompletedTask;
    }
}

/// <summary>Who listens on this node, by session: whoever is signed out elsewhere, or has left the company, is cut off within seconds (T-23).</summary>
public sealed class LiveDoor(Database database) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);
    private readonly ConcurrentDictionary<string, (HubCallerContext Line, Guid Session)> lines = new();

    internal void Enter(HubCallerContext line, Guid? session)
    {
        if (session is { } known) lines[line.ConnectionId] = (line, known);
    }

    internal void Leave(HubCallerContext line) => lines.TryRemove(line.ConnectionId, out _);

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
        if (lines.IsEmpty) return;
        var sessions = lines.Values.Select(l => l.Session).Distinct().ToList();
        await using var db = database.Open(Actor.System);
        var open = (await db.Sessions.AsNoTracking().Where(s => sessions.Contains(s.Id) && s.EndedAt == null).Select(s => s.Id).ToListAsync(ct)).ToHashSet();
        foreach (var (line, session) in lines.Values)
            if (!open.Contains(session)) line.Abort();
    }
}

/// <summary>Passes changes to the browsers of this node. Only nouns and ids travel; the fragment that is fetched on it checks sight itself.</summary>
internal sealed class HubEvents(IHubContext<LiveHub> hub) : ILiveEvents
{
    public void Tell(IReadOnlyList<LiveChange> changes)
    {
        foreach (var change in changes)
            _ = hub.Clients.Groups([LiveHub.Everyone, .. change.To.Select(t => t.ToString())]).SendAsync("changed", change.Noun, change.Id);
    }
}

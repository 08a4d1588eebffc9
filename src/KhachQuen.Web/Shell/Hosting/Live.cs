using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.AspNetCore.SignalR;

namespace KhachQuen.Web.Shell;

/// <summary>Open screens listen here. Each connection joins the groups of its person, their teams and, by right, of all (X-51, T-20).</summary>
public sealed class LiveHub : Hub
{
    public const string Everyone = "all";

    public override async Task OnConnectedAsync()
    {
        var actor = Context.GetHttpContext().Actor();
        await Groups.AddToGroupAsync(Context.ConnectionId, actor.Id.ToString());
        if (actor.Rights.Any(r => r.Value is Scope.Team or Scope.TeamAndBelow))
            foreach (var team in actor.Teams) await Groups.AddToGroupAsync(Context.ConnectionId, team.ToString());
        if (actor.Rights.Any(r => r.Value == Scope.All && r.Key != AccessPermissions.Self)) await Groups.AddToGroupAsync(Context.ConnectionId, Everyone);
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

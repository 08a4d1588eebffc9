using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;

namespace KhachQuen.Web.Telesales;

/// <summary>What the form of "Chia số" shows.</summary>
/// <param name="Found">How many leads are meant; at most the list's count.</param>
/// <param name="More">There are more than that.</param>
public sealed record ShareModel(ShareAsked Asked, long Found, bool More, IReadOnlyList<ReceiverView> Receivers, IReadOnlyList<(Guid Id, string Name)> Teams, Guid? TeamId)
{
    /// <summary>One lead is given to somebody; many are shared.</summary>
    public string Usual => Asked.Ids.Count == 1 ? "byHand" : "even";
}

/// <summary>Gathers it: the leads that are meant are counted, the people of a team with what they got today.</summary>
public sealed class ShareLoader(ListReceivers receivers, ListLeads leads, ListTeams teams)
{
    public async Task<ShareModel> Load(ShareAsked asked, Guid? teamId, Actor actor, CancellationToken ct = default)
    {
        var mine = await Teams(actor, ct);
        var team = teamId is { } wanted && mine.Any(t => t.Id == wanted) ? wanted : mine.Count == 1 ? mine[0].Id : (Guid?)null;
        var (found, more) = asked.Query is null ? (asked.Ids.Count, false) : await Count(asked.Query, actor, ct);
        return new(asked, found, more, await receivers.Handle(team, actor, ct), mine, team);
    }

    /// <summary>The teams the actor may hand out to.</summary>
    private async Task<List<(Guid Id, string Name)>> Teams(Actor actor, CancellationToken ct)
    {
        var all = (await teams.Handle(new(Active: true), new(Limit: 500), actor, ct)).Items.Where(t => t.People > 0);
        return [.. (actor.ScopeOf(LeadPermissions.Assign) == Scope.All ? all.Where(t => t.Kind == TeamKind.Sales) : all.Where(t => actor.Teams.Contains(t.Id))).Select(t => (t.Id, t.Name))];
    }

    private async Task<(long, bool)> Count(string query, Actor actor, CancellationToken ct)
    {
        var counted = await leads.Handle(new LeadAsked(query).Filter, new(Limit: 1, Count: true), actor, ct);
        return (counted.Total ?? 0, counted.TotalIsEstimate == true);
    }
}

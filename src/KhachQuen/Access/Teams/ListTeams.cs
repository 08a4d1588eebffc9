using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

public sealed record TeamFilter(TeamKind? Kind = null, Guid? ParentId = null, bool? Active = null, DateTime? UpdatedSince = null);

/// <summary>Everyone who signs in may know the teams: to filter a list, to hand a ticket to a department.</summary>
public sealed class ListTeams(Database database)
{
    private static readonly Sorting<Team> Sorts = new Sorting<Team>("name").By("name", t => t.Name).By("createdAt", t => t.CreatedAt);

    public async Task<Page<TeamView>> Handle(TeamFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (teams, users) = (db.Teams.AsNoTracking(), db.Users);
        if (filter.Kind is { } kind) teams = teams.Where(t => t.Kind == kind);
        if (filter.ParentId is { } parent) teams = teams.Where(t => t.ParentId == parent);
        if (filter.Active is { } active) teams = teams.Where(t => t.Active == active);
        if (filter.UpdatedSince is { } since) teams = teams.Where(t => t.UpdatedAt >= since);
        return await Sorts.Page(teams, page, t => new TeamView(t.Id, t.Version, t.CreatedAt, t.UpdatedAt, t.Name, t.Kind, t.ParentId, t.Active, users.Count(u => u.TeamId == t.Id && u.Active)), ct);
    }
}

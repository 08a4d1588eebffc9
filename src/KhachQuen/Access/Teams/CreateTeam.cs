using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

public sealed record CreateTeamInput(string Name, TeamKind? Kind, Guid? ParentId = null);

/// <summary>The administrator opens a team or a department.</summary>
public sealed class CreateTeam(Database database, TimeProvider clock, ActorDesk desk)
{
    public async Task<TeamView> Handle(CreateTeamInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Teams);
        await using var db = database.Open(actor);
        Rule.Require(input.Kind is not null, "team.kindMissing", "kind");
        await db.RequireOpenTeam(input.ParentId, "parentId", ct);
        var team = new Team(input.Name, input.Kind!.Value, input.ParentId, clock.Now());
        db.Add(team);
        await db.SaveChangesAsync(ct);
        desk.Forget();
        return TeamView.Of(team, 0);
    }
}

internal static class OpenTeams
{
    /// <summary>Nobody is put into a team that does not exist or has been closed.</summary>
    public static async Task RequireOpenTeam(this Db db, Guid? teamId, string field, CancellationToken ct) =>
        Rule.Require(teamId is not { } id || await db.Teams.AnyAsync(t => t.Id == id && t.Active, ct), "team.unknown", field);
}

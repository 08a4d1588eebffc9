using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

public sealed record EditTeamInput
{
    public Patch<string> Name { get; init; }
    public Patch<TeamKind> Kind { get; init; }
    public Patch<Guid?> ParentId { get; init; }
    public Patch<bool> Active { get; init; }
}

/// <summary>The administrator renames a team, puts it under another, or closes it once it is empty.</summary>
public sealed class EditTeam(Database database, ActorDesk desk)
{
    public async Task<TeamView> Handle(Guid id, EditTeamInput input, long version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Teams);
        await using var db = database.Open(actor);
        await using var tx = await db.Begin(ct);
        await db.Dialect.Lock(db, "access.teams", ct);    // two moves at once must not close a circle
        var team = await db.Teams.Get(id, version, ct);
        team.Rename(input.Name.Or(team.Name)!);
        team.Become(input.Kind.Or(team.Kind));
        if (input.ParentId.Given) await MoveUnder(db, team, input.ParentId.Value, ct);
        if (input.Active.Given) await OpenOrClose(db, team, input.Active.Value, ct);
        await db.SaveChangesAsync(ct);
        await tx.Commit(ct);
        desk.Forget();
        return TeamView.Of(team, await db.Users.CountAsync(u => u.TeamId == id && u.Active, ct));
    }

    private static async Task MoveUnder(Db db, Team team, Guid? parentId, CancellationToken ct)
    {
        await db.RequireOpenTeam(parentId, "parentId", ct);
        var all = await db.Teams.AsNoTracking().Select(t => new { t.Id, t.ParentId }).ToListAsync(ct);
        team.MoveUnder(parentId, new TeamTree(all.Select(t => (t.Id, t.ParentId))));
    }

    private static async Task OpenOrClose(Db db, Team team, bool open, CancellationToken ct)
    {
        if (open)
        {
            await db.RequireOpenTeam(team.ParentId, "parentId", ct);
            team.Open();
            return;
        }
        var empty = !await db.Users.AnyAsync(u => u.TeamId == team.Id && u.Active, ct) && !await db.Teams.AnyAsync(t => t.ParentId == team.Id && t.Active, ct);
        Rule.Require(empty, "team.notEmpty", "active");
        team.Close();
    }
}

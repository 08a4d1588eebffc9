using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Whose roster an actor may look at or plan: everyone their own to look at, a lead the people of their teams .</summary>
internal static class RosterRights
{
    /// <summary>A person as a row of their team.</summary>
    private sealed record Person(Guid? OwnerId, Guid? TeamId) : IOwned;

    public static bool MayPlan(this Actor actor, User user) => actor.May(AccessPermissions.Roster, new Person(user.Id, user.TeamId));

    /// <summary>The people the actor may plan for.</summary>
    public static IQueryable<User> Planned(Db db, Actor actor)
    {
        var (teams, team) = (actor.Teams, actor.TeamId);
        return actor.ScopeOf(AccessPermissions.Roster) switch
        {
            Scope.All => db.Users,
            Scope.TeamAndBelow => db.Users.Where(u => u.TeamId != null && teams.Contains(u.TeamId.Value)),
            Scope.Team => db.Users.Where(u => u.TeamId == team),
            _ => db.Users.Where(u => u.Id == actor.Id),
        };
    }

    /// <summary>Those named, each of whom the actor may plan for.</summary>
    public static async Task<List<User>> Named(Db db, IReadOnlyCollection<Guid> ids, Actor actor, CancellationToken ct)
    {
        Rule.Require(ids.Count is > 0 and <= 500, "roster.nobodyChosen", "userIds", 500);
        Guid[] wanted = [.. ids.Distinct()];
        var users = await Planned(db, actor).Where(u => EF.Parameter(wanted).Contains(u.Id)).ToListAsync(ct);
        Rule.Require(users.Count == wanted.Length, "roster.personNotYours", "userIds");
        return users;
    }
}

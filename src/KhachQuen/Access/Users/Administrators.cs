using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>The company is never left without someone who can let people in, and nobody shuts themselves out .</summary>
internal static class Administrators
{
    private static readonly string[] Keys = [AccessPermissions.Users, AccessPermissions.Roles];

    /// <summary>Two administrators who demote each other at once must take turns.</summary>
    public static Task TakeTurns(Db db, CancellationToken ct) => db.Dialect.Lock(db, "access.administrators", ct);

    /// <summary>Asked after the change is written and before it is committed.</summary>
    public static async Task Remain(Db db, Actor by, CancellationToken ct)
    {
        var roles = await db.Roles.AsNoTracking().ToListAsync(ct);
        var people = await db.Users.AsNoTracking().Where(u => u.Active).Select(u => new { u.Id, u.Roles }).ToListAsync(ct);
        var rights = people.ToDictionary(p => p.Id, p => ActorDesk.RightsOf(roles.Where(r => p.Roles.Split(' ').Contains(r.Code))));
        Rule.Require(rights.Values.Any(r => Keys.All(r.ContainsKey)), "user.lastAdministrator", "roles");
        var lost = Keys.Where(by.May).Any(k => !rights.TryGetValue(by.Id, out var mine) || !mine.ContainsKey(k));
        Rule.Require(by.IsSystem || !lost, "user.ownAccess", "roles");
    }
}

internal static class Reach
{
    /// <summary>Nobody gives or takes over what they do not have themselves, but for whoever manages the roles.</summary>
    public static bool Covers(this Actor actor, IEnumerable<KeyValuePair<string, Scope>> rights) =>
        actor.May(AccessPermissions.Roles) || rights.All(r => actor.ScopeOf(r.Key) >= r.Value);

    /// <summary>What the named roles give together; a name nobody knows is refused.</summary>
    public static async Task<IReadOnlyDictionary<string, Scope>> Of(Db db, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var roles = await db.Roles.AsNoTracking().Where(r => codes.Contains(r.Code)).ToListAsync(ct);
        var unknown = codes.Except(roles.Select(r => r.Code)).FirstOrDefault();
        Rule.Require(unknown is null, "user.roleUnknown", "roles", unknown ?? "");
        return ActorDesk.RightsOf(roles);
    }

    /// <summary>Only who reaches at least as far may change someone's access: otherwise a new password would be a way up.</summary>
    public static async Task RequireReach(this Db db, Actor actor, User user, CancellationToken ct)
    {
        var codes = user.RoleCodes;
        var roles = await db.Roles.AsNoTracking().Where(r => codes.Contains(r.Code)).ToListAsync(ct);
        Rule.Require(actor.Covers(ActorDesk.RightsOf(roles)), "user.widerThanYours");
    }
}

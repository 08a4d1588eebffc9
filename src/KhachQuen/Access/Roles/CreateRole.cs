using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

public sealed record CreateRoleInput(string Code, string Name, string? NameEn = null, IReadOnlyDictionary<string, Scope>? Permissions = null);

/// <summary>The administrator makes a new role .</summary>
public sealed class CreateRole(Database database, TimeProvider clock, KnownPermissions known)
{
    public async Task<RoleView> Handle(CreateRoleInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Roles);
        await using var db = database.Open(actor);
        var rights = input.Permissions ?? new Dictionary<string, Scope>();
        known.RequireKnown(rights);
        var role = new Role(input.Code, input.Name, input.NameEn ?? "", rights, clock.Now());
        Rule.Require(!await db.Roles.AnyAsync(r => r.Code == role.Code, ct), "role.codeTaken", "code");
        db.Add(role);
        await db.SaveUnique("role.codeTaken", "code", ct);
        return RoleView.Of(role, 0);
    }
}

internal static class RightsKnown
{
    public static void RequireKnown(this KnownPermissions known, IEnumerable<KeyValuePair<string, Scope>> rights)
    {
        foreach (var (code, scope) in rights)
        {
            Rule.Require(known.Knows(code), "role.permissionUnknown", "permissions", code);
            Rule.Require(known.Allows(code, scope), "role.scopeImpossible", "permissions", code);
        }
    }
}

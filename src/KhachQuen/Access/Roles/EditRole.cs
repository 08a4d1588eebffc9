using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

public sealed record EditRoleInput
{
    public Patch<string> Name { get; init; }
    public Patch<string> NameEn { get; init; }
    /// <summary>The whole map; what is not in it is taken away.</summary>
    public Patch<IReadOnlyDictionary<string, Scope>> Permissions { get; init; }
}

/// <summary>The administrator changes what a role may do; everyone who has it is held to it at once.</summary>
public sealed class EditRole(Database database, KnownPermissions known, ActorDesk desk)
{
    public async Task<RoleView> Handle(Guid id, EditRoleInput input, long version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Roles);
        await using var db = database.Open(actor);
        await using var tx = await db.Begin(ct);
        await Administrators.TakeTurns(db, ct);
        var role = await db.Roles.Get(id, version, ct);
        role.Rename(input.Name.Or(role.Name)!, input.NameEn.Or(role.NameEn) ?? "");
        if (input.Permissions.Given) Grant(role, input.Permissions.Value ?? new Dictionary<string, Scope>());
        await db.SaveChangesAsync(ct);
        await Administrators.Remain(db, actor, ct);
        await tx.Commit(ct);
        desk.Forget();
        return RoleView.Of(role, await ListRoles.People(db, role.Code, ct));
    }

    /// <summary>A right of a module that is not installed any more may stay; it may not be given anew.</summary>
    private void Grant(Role role, IReadOnlyDictionary<string, Scope> wanted)
    {
        var there = role.Rights;
        known.RequireKnown(wanted.Where(r => !there.TryGetValue(r.Key, out var scope) || scope != r.Value));
        role.Grant(wanted);
    }
}

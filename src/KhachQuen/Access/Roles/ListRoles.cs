using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>The roles and what they may do. No secret: everyone may know what a colleague may do.</summary>
public sealed class ListRoles(Database database)
{
    private static readonly Sorting<Role> Sorts = new Sorting<Role>("code").By("code", r => r.Code).By("createdAt", r => r.CreatedAt);

    public async Task<Page<RoleView>> Handle(DateTime? updatedSince, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var people = (await db.Users.AsNoTracking().Where(u => u.Active).Select(u => u.Roles).ToListAsync(ct)).SelectMany(r => r.Split(' ')).CountBy(r => r).ToDictionary();
        var roles = db.Roles.AsNoTracking().Where(r => updatedSince == null || r.UpdatedAt >= updatedSince);
        return await Sorts.Page(roles, page, r => RoleView.Of(r, people.GetValueOrDefault(r.Code)), ct);
    }

    internal static Task<int> People(Db db, string code, CancellationToken ct) =>
        db.Users.CountAsync(u => u.Active && (" " + u.Roles + " ").Contains(" " + code + " "), ct);
}

using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>One colleague.</summary>
public sealed class GetUser(Database database)
{
    public async Task<UserView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        return UserView.Of(await db.Users.Get(id, ct), actor);
    }
}

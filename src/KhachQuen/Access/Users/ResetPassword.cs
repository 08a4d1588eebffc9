using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>The administrator gives a colleague who forgot it a new password, shown this once; wherever they were signed in is over.</summary>
public sealed class ResetPassword(Database database, TimeProvider clock, ActorDesk desk)
{
    public async Task<string> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Users);
        await using var db = database.Open(actor);
        var user = await db.Users.Get(id, ct);
        await db.RequireReach(actor, user, ct);
        var password = Passwords.Random();
        user.LendPassword(password);
        await db.EndAccess(user.Id, clock.Now(), tokensToo: false, ct: ct);
        await db.OpenTheDoor(user.Id, ct);
        db.Note("passwordReset", "user", user.Id);
        await db.SaveChangesAsync(ct);
        desk.Forget();
        return password;
    }
}

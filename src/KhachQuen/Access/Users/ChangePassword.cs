using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>A person chooses a new password; their other devices are signed out .</summary>
public sealed class ChangePassword(Database database, TimeProvider clock, PasswordDoor door, ActorDesk desk)
{
    /// <param name="current">The session that stays, if the request came through one.</param>
    public async Task Handle(string old, string wanted, Guid? current, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var user = await db.Users.Get(actor.Id, ct);
        Rule.Require(await door.Opens(user.Id, user.Knows(old ?? ""), ct), "user.passwordWrong", "old");
        Rule.Require(old != wanted, "user.passwordSame", "password");
        user.SetPassword(wanted);
        await db.EndAccess(user.Id, clock.Now(), tokensToo: false, except: current, ct: ct);
        db.Note("passwordChanged", "user", user.Id);
        await db.SaveChangesAsync(ct);
        desk.Forget();
    }
}

using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>A person chooses the language of their screens.</summary>
public sealed class SetOwnLanguage(Database database, ActorDesk desk)
{
    public async Task Handle(string language, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var user = await db.Users.Get(actor.Id, ct);
        user.Speak(language);
        await db.SaveChangesAsync(ct);
        desk.Forget();
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>A person comes to work: name and password open a session. A wrong name and a wrong password look the same.</summary>
public sealed class SignIn(Database database, TimeProvider clock)
{
    private static readonly User Nobody = MakeNobody();

    public async Task<Session?> Handle(string userName, string password, string? from, string? device, CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System with { From = from });
        var name = userName.Trim().ToLowerInvariant();
        var user = await db.Users.SingleOrDefaultAsync(u => u.UserName == name, ct);
        var at = clock.Now();
        var opened = (user ?? Nobody).TryPassword(password, at) && user is not null;    // the same work for a name nobody has
        var session = opened ? new Session(user!.Id, from, device, at) : null;
        if (session is not null) db.Add(session);
        await db.SaveChangesAsync(ct);
        return session;
    }

    private static User MakeNobody()
    {
        var user = new User("nobody", "nobody", null, DateTime.UnixEpoch);
        user.SetPassword(Guid.CreateVersion7().ToString());
        return user;
    }
}

/// <summary>A person leaves, or ends a session of theirs on another device.</summary>
public sealed class EndSession(Database database, TimeProvider clock, ActorDesk desk)
{
    public async Task Handle(Guid sessionId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var session = await db.Sessions.Where(s => s.UserId == actor.Id).Get(sessionId, ct);
        session.End(clock.Now());
        await db.SaveChangesAsync(ct);
        desk.Forget();
    }
}

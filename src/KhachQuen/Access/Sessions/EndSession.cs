using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>A person leaves, or ends a session of theirs on another device.</summary>
public sealed class EndSession(Database database, TimeProvider clock, ActorDesk desk)
{
    public async Task Handle(Guid sessionId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var session = await db.Sessions.Where(s => s.UserId == actor.Id).Get(sessionId, ct);
        session.End(clock.Now());
        db.Note("signedOut", "user", actor.Id);
        await db.SaveChangesAsync(ct);
        desk.Forget();
    }
}

/// <summary>A person ends every session of theirs but this one: a lost phone, a colleague's computer.</summary>
public sealed class EndOtherSessions(Database database, TimeProvider clock, ActorDesk desk)
{
    public async Task Handle(Guid? current, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        await db.EndAccess(actor.Id, clock.Now(), tokensToo: false, except: current, ct: ct);
        db.Note("signedOut", "user", actor.Id);
        await db.SaveChangesAsync(ct);
        desk.Forget();
    }
}

using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>"Xem như": the administrator sees what a colleague sees, changing nothing; audited. Until ended, or signed out.</summary>
public sealed class ViewAs(Database database, ActorDesk desk)
{
    public async Task Handle(Guid userId, Guid sessionId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Roles);
        await using var db = database.Open(actor);
        var session = await db.Sessions.Where(s => s.UserId == actor.Id).Get(sessionId, ct);
        var user = await db.Users.Get(userId, ct);
        Rule.Require(user.Active, "viewAs.notActive");
        Rule.Require(user.Id != actor.Id, "viewAs.oneself");
        session.LookAs(user.Id);
        db.Note("viewedAs", "user", user.Id);
        await db.SaveChangesAsync(ct);
        desk.Forget();
    }
}

/// <summary>Back to one's own eyes.</summary>
public sealed class EndViewAs(Database database, ActorDesk desk)
{
    /// <param name="sessionId">The session that looks.</param>
    /// <param name="actor">Still the colleague: their <see cref="Actor.ViewerId"/> says whose session it is.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task Handle(Guid sessionId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        if (actor.ViewerId is not { } viewer || await desk.OfUser(viewer, ct) is not { } administrator) throw new NotFound();
        await using var db = database.Open(administrator with { From = actor.From });
        var session = await db.Sessions.Where(s => s.UserId == viewer).Get(sessionId, ct);
        var seen = session.ViewsAs ?? Guid.Empty;
        session.LookAsMyself();
        db.Note("viewedAsEnded", "user", seen);
        await db.SaveChangesAsync(ct);
        desk.Forget();
    }
}

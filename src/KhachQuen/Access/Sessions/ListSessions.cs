using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="Current">The one the question came through.</param>
public sealed record SessionView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string? From, string? Device, DateTime? EndedAt, bool Current);

/// <summary>A person looks where they are, and were, signed in. Newest first.</summary>
public sealed class ListSessions(Database database)
{
    private static readonly Sorting<Session> Sorts = new Sorting<Session>("-createdAt").By("createdAt", s => s.Id);    // the id is the order of making, and is indexed

    public async Task<Page<SessionView>> Handle(bool openOnly, PageRequest page, Guid? current, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var mine = db.Sessions.AsNoTracking().Where(s => s.UserId == actor.Id && (!openOnly || s.EndedAt == null));
        return await Sorts.Page(mine, page, s => new SessionView(s.Id, s.Version, s.CreatedAt, s.UpdatedAt, s.From, s.Device, s.EndedAt, s.Id == current), ct);
    }
}

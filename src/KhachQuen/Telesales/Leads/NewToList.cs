using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Of the leads that changed while a list was open, those that are new to it: they fit its filter and came, or came to their holder, since. They wait under "3 mới" .</summary>
public sealed class NewToList(Database database)
{
    public const int AtMost = 500;

    public async Task<IReadOnlyList<Guid>> Handle(LeadFilter filter, IReadOnlyCollection<Guid> changed, DateTime since, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        Guid[] ids = [.. changed];
        return await filter.On(db, db.Door(filter.Folder).AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id) && (l.CreatedAt >= since || l.ReceivedAt >= since)), actor).Select(l => l.Id).ToListAsync(ct);
    }
}

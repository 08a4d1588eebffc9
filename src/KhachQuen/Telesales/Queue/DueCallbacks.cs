using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>A callback whose minute has come.</summary>
public sealed record DueCallback(Guid LeadId, Guid OwnerId, DateTime DueAt);

/// <summary>Callbacks that fell due between two moments, for the bell .</summary>
public sealed class DueCallbacks(Database database)
{
    public async Task<IReadOnlyList<DueCallback>> Handle(DateTime after, DateTime until, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        return await db.Leads.AsNoTracking()          // index NextActionAt
            .Where(l => l.NextActionAt > after && l.NextActionAt <= until && l.OwnerId != null && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact))
            .OrderBy(l => l.NextActionAt).Take(1_000).Select(l => new DueCallback(l.Id, l.OwnerId!.Value, l.NextActionAt!.Value)).ToListAsync(ct);
    }
}

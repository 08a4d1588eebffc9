using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>So many leads of a source lie in a team's pool, or in nobody's.</summary>
public sealed record UnassignedHeap(Guid? TeamId, string Source, int Count, DateTime Oldest);

/// <summary>What waits to be handed out, by team and source: the left side of "Chia số" .</summary>
public sealed class Unassigned(Database database)
{
    public async Task<IReadOnlyList<UnassignedHeap>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Assign);
        await using var db = database.Open(actor);
        return await db.LeadsToAssign.AsNoTracking().In(LeadFolder.Pool)
            .GroupBy(l => new { l.TeamId, l.FirstSource }).Select(g => new { g.Key.TeamId, g.Key.FirstSource, Count = g.Count(), Oldest = g.Min(l => l.CreatedAt) })
            .OrderByDescending(h => h.Count).Select(h => new UnassignedHeap(h.TeamId, h.FirstSource, h.Count, h.Oldest)).ToListAsync(ct);
    }
}

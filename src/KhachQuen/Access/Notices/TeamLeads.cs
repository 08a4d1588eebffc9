using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Who leads a team: the people of it, else of the team above, whose roles let them hand out its leads.</summary>
public sealed class TeamLeads(TeamLeadRight right)
{
    public async Task<IReadOnlyList<Guid>> Of(Db db, Guid team, CancellationToken ct)
    {
        var roles = (await db.Rows<Role>().AsNoTracking().ToListAsync(ct)).Where(r => r.Rights.GetValueOrDefault(right.Permission) is Scope.Team or Scope.TeamAndBelow).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        for (Guid? at = team; at is { } here;)
        {
            var people = await db.Users.AsNoTracking().Where(u => u.TeamId == here && u.Active).ToListAsync(ct);
            if (people.Where(u => u.RoleCodes.Any(roles.Contains)).Select(u => u.Id).ToList() is { Count: > 0 } leads) return leads;
            at = await db.Teams.Where(t => t.Id == here).Select(t => t.ParentId).SingleOrDefaultAsync(ct);
        }
        return [];
    }
}

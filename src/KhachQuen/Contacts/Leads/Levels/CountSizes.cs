using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>How many judged sizes wait for the actor's word: of the leads they may hand out (F-23).</summary>
public sealed class CountSizes(Database database)
{
    private const int To = 10_000;

    /// <returns>The count, and whether there are more.</returns>
    public async Task<(int Count, bool More)> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Assign);
        await using var db = database.Open(actor);
        var waiting = db.Rows<LeadProfile>().Where(p => p.SizeState == SizeState.Proposed).Select(p => p.LeadId);      // index "size"
        var count = await db.LeadsToAssign.Where(l => waiting.Contains(l.Id)).Take(To + 1).CountAsync(ct);
        return (Math.Min(count, To), count > To);
    }
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <param name="Count">At most <see cref="CountFolders.To"/>.</param>
/// <param name="More">There are more than that.</param>
public sealed record FolderCount(LeadFolder Folder, int Count, bool More);

/// <summary>How much lies in each folder of the leads one may see. Counted to ten thousand, never to the end of a million .</summary>
public sealed class CountFolders(Database database)
{
    public const int To = Sorting<Lead>.CountedTo;

    public async Task<IReadOnlyList<FolderCount>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        var counts = new List<FolderCount>();
        foreach (var folder in Enum.GetValues<LeadFolder>().Where(f => Has(actor, f)))
        {
            var counted = await db.Door(folder).In(folder).Take(To + 1).CountAsync(ct);
            counts.Add(new(folder, Math.Min(counted, To), counted > To));
        }
        return counts;
    }

    /// <summary>Whoever sees only their own has no pool before them; the floating one is the team's.</summary>
    public static bool Has(Actor actor, LeadFolder folder) => folder switch
    {
        LeadFolder.Pool => actor.ScopeOf(LeadPermissions.Read) > Scope.Own,
        LeadFolder.Floating => actor.TeamId is not null || actor.ScopeOf(LeadPermissions.Read) == Scope.All,
        _ => true,
    };
}

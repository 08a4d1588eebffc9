using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Whoever works with leads knows where they come from; whoever sets the rules sees them all .</summary>
public sealed class ListSources(Database database)
{
    public async Task<IReadOnlyList<SourceView>> Handle(Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(AccessPermissions.BusinessRules)) actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        return await db.Sources.AsNoTracking().OrderByDescending(s => s.Active).ThenBy(s => s.Name).Select(SourceView.Shown).ToListAsync(ct);       // a company has tens of them
    }
}

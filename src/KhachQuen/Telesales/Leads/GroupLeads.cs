using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>The leads a person may see, in groups with how many stand in each (F-10, F-25).</summary>
public sealed class GroupLeads(Database database)
{
    /// <summary>Read through the indexes of the door: (OwnerId, Stage, Id), (TeamId, Stage, Id, OwnerId), of all (Stage, Priority, Id, OwnerId) or the first rows of the table.</summary>
    public static readonly Grouping<Lead> Groups = new Grouping<Lead>()
        .By("source", l => l.FirstSource).By("ownerId", l => l.OwnerId).By("stage", l => l.Stage).By("level", l => l.Level).By("productId", l => l.ProductId).By("outcome", l => l.LastOutcome).By("region", l => l.Region);

    public async Task<Grouped> Handle(LeadFilter filter, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        return await Groups.Count((filter with { In = null }).On(db, db.Door(filter.Folder).AsNoTracking(), actor), filter.Group, ct);
    }
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Anyone with the right looks through the leads they may see, most urgent and newest first .</summary>
public sealed class ListLeads(Database database)
{
    public static readonly Sorting<Lead> Orders = new Sorting<Lead>("-priority")
        .By("priority", l => l.Priority)
        .By("createdAt", l => l.CreatedAt)
        .By("updatedAt", l => l.UpdatedAt)
        .By("receivedAt", l => l.ReceivedAt)
        .By("workedAt", l => l.WorkedOrder)
        .By("attempts", l => l.Attempts)
        .By("nextActionAt", l => l.NextOrder)
        .By("id", l => l.Id);

    public async Task<Page<LeadView>> Handle(LeadFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        var found = await Orders.Page(filter.On(db, db.Door(filter.Folder).AsNoTracking(), actor), page, LeadView.Of, ct);
        return found with { Items = [.. found.Items.Select(l => l.ShownTo(actor))] };
    }
}

/// <summary>Opens one lead.</summary>
public sealed class GetLead(Database database, LeadRevenue revenue)
{
    public Task<LeadView> Handle(Guid id, Actor actor, CancellationToken ct = default) => Handle(id, null, actor, ct);

    /// <param name="id">Which.</param>
    /// <param name="folder">Seen through this folder's door; only the floating pool's is another than the usual one.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<LeadView> Handle(Guid id, LeadFolder? folder, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        var file = await LeadFile.Of(db, await db.Door(folder).AsNoTracking().Get(id, ct), ct);
        return await revenue.On(db, file.View(actor), ct);
    }
}

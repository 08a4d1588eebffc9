using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>A shipment as a line of a list, with whom it goes to.</summary>
public sealed record ShipmentRow(ShipmentView Shipment, string? Recipient, string? Phone, string? Province, string? Owner);

/// <summary>Adds what stands on the orders of a page of shipments, in one question.</summary>
public sealed class ShipmentRows(Database database, PeopleNames names)
{
    public async Task<Page<ShipmentRow>> Page(Page<ShipmentView> shipments, Actor actor, CancellationToken ct = default)
    {
        Guid[] ids = [.. shipments.Items.Select(s => s.OrderId).Distinct()];
        await using var db = database.Open(actor);
        var orders = await db.Orders.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => new { o.Id, o.Recipient, o.Phone, o.ProvinceCode, o.OwnerId }).ToDictionaryAsync(o => o.Id, ct);
        var known = await names.Known(ct);
        return shipments.Map(s => orders.GetValueOrDefault(s.OrderId) is { } o
            ? new ShipmentRow(s, o.Recipient, PhoneShown.Masked(o.Phone), Provinces.ByCodeOrNull(o.ProvinceCode)?.Name, known.Person(o.OwnerId)) : new ShipmentRow(s, null, null, null, null));
    }
}

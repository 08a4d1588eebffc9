using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>An order ready to be printed.</summary>
public sealed record SlipOf(OrderView Order, string Place, string? Code);

/// <summary>Gathers what is printed of orders; one that may not be seen is left out.</summary>
public sealed class SlipLoader(ShowOrder show, OrderLoader loader, Database database)
{
    public async Task<IReadOnlyList<SlipOf>> Of(IEnumerable<Guid> ids, Actor actor, CancellationToken ct = default)
    {
        var slips = new List<SlipOf>();
        await using var db = database.Open(actor);
        foreach (var id in ids)
            try
            {
                var order = await show.Handle(id, actor, ct);
                var code = order.ShipmentId is { } parcel ? await db.Shipments.Where(s => s.Id == parcel).Select(s => s.Code).SingleOrDefaultAsync(ct) : null;
                slips.Add(new(order, await loader.PlaceOf(order.ShippingAddress, ct), code));
            }
            catch (KhachQuen.Platform.NotFound) { }
        return slips;
    }

    public async Task<string> Company(CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        return (await db.Settings<CompanySettings>(ct)).Name;
    }
}

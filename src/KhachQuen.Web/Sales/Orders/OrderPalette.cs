using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Orders and shipments in Ctrl K: by number, recipient, phone, waybill, by the actor's sight .</summary>
internal sealed class OrderPalette(ListOrders orders, ListShipments shipments, T texts) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct)
    {
        var found = new List<PaletteItem>();
        if (actor.May(OrderPermissions.Read) || OrdersSight.Rights.Any(actor.May))
            found.AddRange((await orders.Handle(new() { Q = text }, new(Limit: IPaletteSource.AtMost), actor, ct)).Items.Select(o =>
                new PaletteItem("palette.orders", o.Number, $"/orders/{o.Id}", "shopping-cart", $"{o.ShippingAddress.Recipient} · {Shown.Money(o.Total)} · {texts.Of(o.State)}", "order", o.Id)));
        if (actor.May(OrderPermissions.Read) || OrdersSight.ShipmentRights.Any(actor.May))
            found.AddRange((await shipments.Handle(new() { Q = text }, new(Limit: IPaletteSource.AtMost), actor, ct)).Items.Where(s => s.Code is not null).Select(s =>
                new PaletteItem("palette.shipments", s.Code!, $"/shipments/{s.Id}", "truck-delivery", $"{s.OrderNumber} · {texts.Of(s.State)}", "shipment", s.Id)));
        return [.. found.Take(IPaletteSource.AtMost)];
    }
}

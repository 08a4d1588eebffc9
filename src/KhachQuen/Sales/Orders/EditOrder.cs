using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What may be edited on an order (api.md); its state changes by acts. Lines are given as a whole, the address part by part.</summary>
public sealed record OrderEdit
{
    public Patch<IReadOnlyList<OrderLineInput>> Lines { get; init; }
    public Patch<ShippingAddressEdit> ShippingAddress { get; init; }
    public Patch<long> ShippingFee { get; init; }
    public Patch<long> Deposit { get; init; }
    public Patch<long?> CodAmount { get; init; }
    public Patch<string> Note { get; init; }
    public Patch<DateOnly?> WantedOn { get; init; }
    public Patch<DateOnly?> PurchasedOn { get; init; }
}

public sealed record ShippingAddressEdit
{
    public Patch<string> Recipient { get; init; }
    public Patch<string> Phone { get; init; }
    public Patch<string> Line { get; init; }
    public Patch<string> WardCode { get; init; }
    public Patch<string> ProvinceCode { get; init; }
    public Patch<string> DistrictText { get; init; }

    internal ShippingAddress On(ShippingAddress now) => new(Recipient.Or(now.Recipient), Phone.Or(now.Phone), Line.Or(now.Line), WardCode.Or(now.WardCode), ProvinceCode.Or(now.ProvinceCode), DistrictText.Or(now.DistrictText));
}

/// <summary>The seller corrects an order until it is confirmed, the warehouse until it is posted .</summary>
public sealed class EditOrder(Database database, TimeProvider clock)
{
    public async Task<OrderView> Handle(Guid id, long? version, OrderEdit edit, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        var order = await db.Orders.Get(id, ct);
        var blind = await db.IsBlind(ct);
        if (!actor.SellsFor(order) && !actor.May(OrderPermissions.Ship)) throw new Forbidden(OrderPermissions.Create);
        order.RequireVersion(version, o => OrderView.For(o, actor, blind));
        await Within(db, order, edit, actor, clock.Now(), asCorrected: false, ct);
        await db.SaveOrShow(async () => OrderView.For(await db.Orders.AsNoTracking().Get(id, ct), actor, blind), ct);
        return OrderView.For(order, actor, blind);
    }

    /// <summary>Inside the caller's unit of work; the caller saves.</summary>
    internal static async Task Within(Db db, Order order, OrderEdit edit, Actor actor, DateTime at, bool asCorrected, CancellationToken ct)
    {
        var now = order.Terms;
        var address = edit.ShippingAddress.Given ? (edit.ShippingAddress.Value?.On(now.Address) ?? new(null, null, null, null, null)).Read(null) : now.Address;
        await db.RequireWardThere(address.Place, ct);
        var purchasedOn = edit.PurchasedOn.Or(now.PurchasedOn) ?? now.PurchasedOn;
        var asked = edit.Lines.Given ? edit.Lines.Value : [.. now.Lines.Select(l => new OrderLineInput { ProductId = l.ProductId, Quantity = l.QuantityMilli / 1000m, Discount = l.Discount })];
        var settings = await db.Settings<SalesSettings>(ct);
        var terms = now with
        {
            Lines = await new OrderLines(db, settings, purchasedOn, now.PricesIncludeVat).Priced(asked, now.Lines, ct), Address = address, ShippingFee = edit.ShippingFee.Or(now.ShippingFee),
            Deposit = edit.Deposit.Or(now.Deposit), CodAmount = edit.CodAmount.Or(now.CodAmount), Note = edit.Note.Or(now.Note), WantedOn = edit.WantedOn.Or(now.WantedOn), PurchasedOn = purchasedOn,
        };
        order.Edit(terms, actor.SellsFor(order), actor.May(OrderPermissions.Ship), at, asCorrected);
        if (order.ShipmentId is { } shipment) (await db.Rows<Shipment>().SingleAsync(s => s.Id == shipment, ct)).Collect(order.CodAmount);
    }
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What a person may do to an order as it stands: screens offer these acts and no others. The same rules refuse the rest.</summary>
/// <param name="Edit">Lines, address, money.</param>
/// <param name="Confirm">Nothing stands in the way of it.</param>
/// <param name="Answer">Corrections the buyer asked for wait for their answer.</param>
/// <param name="Ship">A waybill may be made.</param>
/// <param name="Return">The goods came back.</param>
/// <param name="Check">A colleague may record what the buyer said.</param>
public sealed record OrderMay(bool Edit, bool Confirm, bool Cancel, bool Answer, bool Ship, bool Return, bool Check, bool Dial)
{
    internal static OrderMay Of(Order order, Actor actor, CrossCheckSettings settings)
    {
        var (sells, ships) = (actor.SellsFor(order), actor.May(OrderPermissions.Ship));
        var ready = order.State == OrderState.Placed || (order is { State: OrderState.CrossChecking, CheckResult: CrossCheckResult.OrderOk, CorrectionsOpen: false });
        return new(
            Edit: (order.State < OrderState.Confirmed && sells) || (order.State == OrderState.Confirmed && ships),
            Confirm: ready && actor.MayConfirm(order, settings),
            Cancel: OrderMoves.Allow(order.State, OrderState.Cancelled) && (sells || (order.State == OrderState.Confirmed && ships)),
            Answer: order.CorrectionsOpen && order.State == OrderState.CrossChecking && sells,
            Ship: order is { State: OrderState.Confirmed, ShipmentId: null } && ships,
            Return: OrderMoves.Allow(order.State, OrderState.Returned) && ships,
            Check: order.State == OrderState.CrossChecking && order.OwnerId != actor.Id && (actor.May(OrderPermissions.CrossCheck, order) || (actor.May(OrderPermissions.CrossCheck) && order.CheckerId == actor.Id)),
            Dial: actor.May(CallPermissions.Make));
    }
}

/// <summary>One order with what may be done to it.</summary>
/// <param name="Risk">What the buyer's past says while it can still be stopped; null afterwards.</param>
public sealed record OrderOpened(OrderView Order, OrderMay May, string? CustomerName, BuyerRisk? Risk);

/// <summary>A person opens an order to read it or to act on it.</summary>
public sealed class OpenOrder(Database database)
{
    public async Task<OrderOpened> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        var order = await db.Orders.AsNoTracking().Get(id, ct);
        var settings = await db.Settings<CrossCheckSettings>(ct);
        var name = await db.Customers.Where(c => c.Id == order.CustomerId).Select(c => c.Name).SingleOrDefaultAsync(ct);
        return new(OrderView.For(order, actor, settings.Blind), OrderMay.Of(order, actor, settings), name, order.State < OrderState.Confirmed ? await ShowBuyerRisk.Of(db, order, ct) : null);
    }
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>One check as shown.</summary>
public sealed record CrossCheckView(Guid Id, DateTime At, Guid CheckerId, string CheckerName, CrossCheckResult Result, DateTime? CallBackAt, string? Note, Corrections? Changes, CorrectionsState ChangesState);

/// <summary>The checks of an order, newest first.</summary>
public sealed class ListCrossChecks(Database database)
{
    public async Task<IReadOnlyList<CrossCheckView>> Handle(Guid orderId, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        return await Of(db, await db.Orders.AsNoTracking().Get(orderId, ct), actor, ct);
    }

    internal static async Task<IReadOnlyList<CrossCheckView>> Of(Db db, Order order, Actor actor, CancellationToken ct)
    {
        var orderId = order.Id;
        var checks = await db.Rows<CrossCheck>().AsNoTracking().Where(c => c.OrderId == orderId).OrderByDescending(c => c.Id).ToListAsync(ct);
        return [.. checks.Select(c => new CrossCheckView(c.Id, c.CreatedAt, c.CheckerId, c.CheckerName, c.Result, c.CallBackAt, Masking.Text(c.Note, actor, order), Shown(c.Asked, actor, order), c.ChangesState))];
    }

    private static Corrections? Shown(Corrections? asked, Actor actor, Order order) =>
        asked?.ShippingAddress is { Phone: { } phone } to ? asked with { ShippingAddress = to with { Phone = Masking.Phone(phone, actor, order) } } : asked;
}

/// <summary>The orders a colleague is to call: buyers whose callback is due first, the longest waiting leading; then those not called yet, oldest first; then callbacks still to come .</summary>
public sealed class OrdersToCheck(Database database, TimeProvider clock)
{
    public const int AtMost = 200;

    /// <param name="mine">True: those given to me; false: all I may check, mine among them.</param>
    /// <param name="actor">The colleague.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<OrderView>> Handle(bool mine, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.CrossCheck);
        await using var db = database.Open(actor);
        var now = clock.Now();
        var orders = ToCall.By(db, mine);
        var found = await orders.AsNoTracking().OrderBy(o => o.CheckCallBackAt == null ? 1 : o.CheckCallBackAt <= now ? 0 : 2).ThenBy(o => o.CheckCallBackAt).ThenBy(o => o.CreatedAt).ThenBy(o => o.Id).Take(AtMost).ToListAsync(ct);
        var blind = await db.IsBlind(ct);
        return [.. found.Select(o => OrderView.For(o, actor, blind))];
    }
}

/// <summary>Which orders wait for a call of the actor: of colleagues, never their own .</summary>
internal static class ToCall
{
    public static IQueryable<Order> By(Db db, bool mine)
    {
        var me = db.Actor.Id;
        var orders = db.OrdersToCheck.Where(o => o.State == OrderState.CrossChecking && o.OwnerId != me && (o.CheckResult == null || o.CheckResult != CrossCheckResult.OrderOk));
        return mine ? orders.Where(o => o.CheckerId == me) : orders;      // index: CheckerId, State
    }
}

/// <summary>What waits for my call: all of it, and how much is due now.</summary>
public sealed record ToCheckCount(int Mine, int Due, int Team);

/// <summary>The number beside "Check chéo" .</summary>
public sealed class CountOrdersToCheck(Database database, TimeProvider clock)
{
    public async Task<ToCheckCount> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.CrossCheck);
        await using var db = database.Open(actor);
        var now = clock.Now();
        var mine = ToCall.By(db, mine: true);
        return new(await mine.Take(OrdersToCheck.AtMost).CountAsync(ct), await mine.Where(o => o.CheckCallBackAt == null || o.CheckCallBackAt <= now).Take(OrdersToCheck.AtMost).CountAsync(ct),
            await ToCall.By(db, mine: false).Take(OrdersToCheck.AtMost).CountAsync(ct));
    }
}

/// <summary>An order before its checker, with what was heard so far.</summary>
/// <param name="MayConfirm">By setting the checker's "OK" may let shipping see it at once .</param>
public sealed record OrderBeforeChecker(OrderView Order, OrderMay May, IReadOnlyList<CrossCheckView> Checks, bool MayConfirm);

/// <summary>A colleague opens an order to call its buyer. The seller is not shown where checking is blind.</summary>
public sealed class OpenOrderToCheck(Database database)
{
    public async Task<OrderBeforeChecker> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.CrossCheck);
        await using var db = database.Open(actor);
        var me = actor.Id;
        var order = await db.OrdersToCheck.AsNoTracking().Where(o => o.OwnerId != me).Get(id, ct);
        var settings = await db.Settings<CrossCheckSettings>(ct);
        return new(OrderView.For(order, actor, settings.Blind), OrderMay.Of(order, actor, settings), await ListCrossChecks.Of(db, order, actor, ct), settings.MayConfirm != MayConfirm.Owner && !order.CorrectionsOpen && (order.CheckerId == me || actor.May(OrderPermissions.Read, order)));
    }
}

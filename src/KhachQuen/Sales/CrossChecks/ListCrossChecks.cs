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
        var order = await db.Orders.AsNoTracking().Get(orderId, ct);
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
        var (me, now) = (actor.Id, clock.Now());
        var orders = db.OrdersToCheck.Where(o => o.State == OrderState.CrossChecking && o.OwnerId != me && (o.CheckResult == null || o.CheckResult != CrossCheckResult.OrderOk));
        if (mine) orders = orders.Where(o => o.CheckerId == me);      // index: CheckerId, State
        var found = await orders.AsNoTracking().OrderBy(o => o.CheckCallBackAt == null ? 1 : o.CheckCallBackAt <= now ? 0 : 2).ThenBy(o => o.CheckCallBackAt).ThenBy(o => o.CreatedAt).ThenBy(o => o.Id).Take(AtMost).ToListAsync(ct);
        var blind = await db.IsBlind(ct);
        return [.. found.Select(o => OrderView.For(o, actor, blind))];
    }
}

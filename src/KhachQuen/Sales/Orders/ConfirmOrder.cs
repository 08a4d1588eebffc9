using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>"Xác nhận đơn": the seller, or by setting the checker, lets shipping see the order .</summary>
public sealed class ConfirmOrder(Database database, TimeProvider clock)
{
    public async Task<OrderView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        var order = await db.Orders.Get(id, ct);
        var settings = await db.Settings<CrossCheckSettings>(ct);
        if (!actor.MayConfirm(order, settings)) throw new Forbidden(OrderPermissions.Create);
        order.Confirm(clock.Now());
        await db.SaveChangesAsync(ct);
        return OrderView.For(order, actor, settings.Blind);
    }
}

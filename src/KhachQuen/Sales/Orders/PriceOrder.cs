using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The sums of an order that is being written.</summary>
/// <param name="Goods">Before discounts.</param>
/// <param name="Cod">What the shipper collects.</param>
public sealed record OrderSums(long Goods, long Discount, long Fee, long Deposit, long Cod);

/// <summary>A seller sees what it will cost while writing the order; nothing is kept (A-20: totals are the server's).</summary>
public sealed class PriceOrder(Database database, TimeProvider clock)
{
    public async Task<OrderSums> Handle(OrderInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Create);
        await using var db = database.Open(actor);
        var settings = await db.Settings<SalesSettings>(ct);
        var lines = await new OrderLines(db, settings, CompanyTime.DayOf(clock.Now()), settings.PricesIncludeVat).Priced(input.Lines, [], ct);
        var (goods, discount) = (lines.Sum(l => l.Amount + l.Discount), lines.Sum(l => l.Discount));
        return new(goods, discount, input.ShippingFee, input.Deposit, input.CodAmount ?? Math.Max(0, goods - discount + input.ShippingFee - input.Deposit));
    }
}

/// <summary>What an order would cost as it is being edited: agreed prices stand, what is new has today's. Nothing is kept .</summary>
public sealed class PriceOrderEdit(Database database)
{
    public async Task<OrderSums> Handle(Guid id, OrderInput input, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        var order = await db.Orders.AsNoTracking().Get(id, ct);
        var lines = await new OrderLines(db, await db.Settings<SalesSettings>(ct), order.PurchasedOn, order.PricesIncludeVat).Priced(input.Lines, order.Terms.Lines, ct);
        var (goods, discount) = (lines.Sum(l => l.Amount + l.Discount), lines.Sum(l => l.Discount));
        return new(goods, discount, input.ShippingFee, input.Deposit, input.CodAmount ?? Math.Max(0, goods - discount + input.ShippingFee - input.Deposit));
    }
}

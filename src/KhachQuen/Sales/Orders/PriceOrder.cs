using KhachQuen.Platform;

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
        return new(goods, discount, input.ShippingFee, input.Deposit, Math.Max(0, goods - discount + input.ShippingFee - input.Deposit));
    }
}

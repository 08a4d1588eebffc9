using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>A settled order earns its seller a commission: by the bands in force, on top of what the person's month has settled before. However often it is told, once.</summary>
public sealed class SettledOrderEarns : IListener<OrderSettled>
{
    public async Task On(OrderSettled happened, Db db, CancellationToken ct)
    {
        var order = await db.Rows<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == happened.OrderId, ct);
        if (order is not { State: OrderState.Settled, OwnerId: { } seller }) return;       // returned meanwhile, or nobody's
        await db.Dialect.Lock(db, $"finance.commission:{seller}", ct);      // two orders of one person at once: the second stands on the first
        var id = order.Id;
        var lines = db.Rows<CommissionLine>();
        if (await lines.AnyAsync(l => l.OrderId == id && l.ReversalOf == null && !lines.Any(r => r.ReversalOf == l.Id), ct)) return;
        var month = CommissionLine.MonthOf(happened.At);
        var before = await lines.Where(l => l.OwnerId == seller && l.Month == month).SumAsync(l => l.Base, ct);
        var (rule, bands) = await CommissionRules.InForce(db, ct);
        foreach (var part in CommissionBands.Split(bands, before, CommissionLine.BaseOf(order)))
            db.Add(new CommissionLine(order, seller, month, part, rule, happened.At, db.Clock.Now()));
    }
}

/// <summary>An order that is returned after it was settled takes its commission back by reversing lines; one that was not settled had none.</summary>
public sealed class ReturnedOrderEarnsNothing : IListener<OrderReturned>
{
    public async Task On(OrderReturned happened, Db db, CancellationToken ct)
    {
        var (id, all) = (happened.OrderId, db.Rows<CommissionLine>());
        var standing = await all.Where(l => l.OrderId == id && l.ReversalOf == null && !all.Any(r => r.ReversalOf == l.Id)).ToListAsync(ct);
        foreach (var seller in standing.Select(l => l.OwnerId).Distinct()) await db.Dialect.Lock(db, $"finance.commission:{seller}", ct);
        foreach (var line in standing) db.Add(line.Reverse(CommissionLine.MonthOf(happened.At), happened.At, db.Clock.Now()));
    }
}

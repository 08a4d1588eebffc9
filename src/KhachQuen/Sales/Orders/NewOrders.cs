using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>Of the orders that changed while a list was open, those that are new to it: they fit its filter and came, or were confirmed, since .</summary>
public sealed class OrdersNewToList(Database database)
{
    public const int AtMost = 500;

    public async Task<IReadOnlyList<Guid>> Handle(OrderFilter filter, IReadOnlyCollection<Guid> changed, DateTime since, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        Guid[] ids = [.. changed];
        return await filter.On(db, db.Orders.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id) && (o.CreatedAt >= since || o.ConfirmedAt >= since))).Select(o => o.Id).ToListAsync(ct);
    }
}

/// <summary>How many orders stand in a state.</summary>
/// <param name="More">There are more than the count says.</param>
public sealed record OrderCount(OrderState State, int Count, bool More);

/// <summary>The work that lies in each open state of the orders one may see. Counted to ten thousand, never to the end of a million .</summary>
public sealed class CountOrders(Database database)
{
    /// <summary>Where somebody still has something to do.</summary>
    public static readonly IReadOnlyList<OrderState> Open = [OrderState.Placed, OrderState.CrossChecking, OrderState.Confirmed, OrderState.Shipping];

    public async Task<IReadOnlyList<OrderCount>> Handle(Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        var counts = new List<OrderCount>();
        foreach (var state in Open)
        {
            var counted = await db.Orders.Where(o => o.State == state).Take(Sorting<Order>.CountedTo + 1).CountAsync(ct);
            counts.Add(new(state, Math.Min(counted, Sorting<Order>.CountedTo), counted > Sorting<Order>.CountedTo));
        }
        return counts;
    }
}

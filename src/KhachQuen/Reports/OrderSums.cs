using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Reports;

/// <summary>What an order adds to its line.</summary>
internal sealed class Sale<TKey>
{
    public required TKey Key { get; init; }
    public required Order Order { get; init; }
    /// <summary>What the carriers charged for it.</summary>
    public long Fee { get; init; }
}

/// <summary>A line's orders and their money, in whole đồng.</summary>
internal sealed record OrderSum(string Key, long Orders, long Confirmed, long Cancelled, long Arrived, long Returned, long Gross, long Kept, long Settled, long Fees, long SettledFees);

internal static class OrderSums
{
    public static async Task<IReadOnlyList<OrderSum>> Of(Db db, IQueryable<Order> orders, ReportAsked asked, CancellationToken ct)
    {
        var (fees, leads) = (db.Rows<Shipment>(), db.Rows<Lead>());
        return asked.By switch
        {
            ReportBy.Agent => await Sum(orders.Select(o => new Sale<Guid?> { Key = o.OwnerId, Order = o, Fee = fees.Where(s => s.OrderId == o.Id).Sum(s => s.Fee) }), ReportKeys.Of, ct),
            ReportBy.Team => await Sum(orders.Select(o => new Sale<Guid?> { Key = o.TeamId, Order = o, Fee = fees.Where(s => s.OrderId == o.Id).Sum(s => s.Fee) }), ReportKeys.Of, ct),
            ReportBy.Source => await Sum(orders.Select(o => new Sale<string?> { Key = leads.Where(l => l.Id == o.LeadId).Select(l => l.FirstSource).FirstOrDefault(), Order = o, Fee = fees.Where(s => s.OrderId == o.Id).Sum(s => s.Fee) }), source => source ?? "", ct),
            ReportBy.Product => await Sum(ByProduct(db, orders), id => id.ToString(), ct),
            _ => await Sum(orders.Select(o => new Sale<int> { Key = o.CreatedAt.DayOfYear * 24 + o.CreatedAt.Hour, Order = o, Fee = fees.Where(s => s.OrderId == o.Id).Sum(s => s.Fee) }), ReportKeys.OfHour(asked), ct),
        };
    }

    public static async Task<OrderSum> Whole(Db db, IQueryable<Order> orders, CancellationToken ct)
    {
        var fees = db.Rows<Shipment>();
        var sums = await Sum(orders.Select(o => new Sale<bool> { Key = o.PricesIncludeVat, Order = o, Fee = fees.Where(s => s.OrderId == o.Id).Sum(s => s.Fee) }), _ => "", ct);
        return sums.Count == 0 ? new("", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) : sums[0];
    }

    /// <summary>An order stands once in the line of each product it sells.</summary>
    private static IQueryable<Sale<Guid>> ByProduct(Db db, IQueryable<Order> orders)
    {
        var sold = db.Rows<OrderLine>().Where(l => l.ReturnOf == null).Select(l => new { l.OrderId, l.ProductId }).Distinct();
        return from o in orders join l in sold on o.Id equals l.OrderId select new Sale<Guid> { Key = l.ProductId, Order = o, Fee = 0 };
    }

    private static async Task<IReadOnlyList<OrderSum>> Sum<TKey>(IQueryable<Sale<TKey>> sales, Func<TKey, string> text, CancellationToken ct)
    {
        var sums = await sales.Select(s => new { s.Key, s.Order.State, Confirmed = s.Order.ConfirmedAt != null, s.Order.Total, Left = s.Order.Total - s.Order.ReturnedTotal, s.Order.Compensation, s.Fee }).GroupBy(s => s.Key).Select(g => new
        {
            g.Key, Orders = g.LongCount(), Confirmed = g.Sum(s => s.Confirmed ? 1L : 0L), Cancelled = g.Sum(s => s.State == OrderState.Cancelled ? 1L : 0L), Returned = g.Sum(s => s.State == OrderState.Returned ? 1L : 0L),
            Arrived = g.Sum(s => s.State == OrderState.Delivered || s.State == OrderState.Settled || s.State == OrderState.Returned ? 1L : 0L), Gross = g.Sum(s => s.State != OrderState.Cancelled ? s.Total : 0L),
            Kept = g.Sum(s => s.State != OrderState.Cancelled && s.State != OrderState.Returned ? s.Left : 0L), Settled = g.Sum(s => s.State == OrderState.Settled ? s.Compensation ?? s.Left : 0L),
            Fees = g.Sum(s => s.Fee), SettledFees = g.Sum(s => s.State == OrderState.Settled ? s.Fee : 0L),
        }).ToListAsync(ct);
        return [.. sums.GroupBy(s => text(s.Key)).Select(g => new OrderSum(g.Key, g.Sum(s => s.Orders), g.Sum(s => s.Confirmed), g.Sum(s => s.Cancelled), g.Sum(s => s.Arrived), g.Sum(s => s.Returned),
            g.Sum(s => s.Gross), g.Sum(s => s.Kept), g.Sum(s => s.Settled), g.Sum(s => s.Fees), g.Sum(s => s.SettledFees)))];
    }
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Reports;

/// <summary>"Bán được bao nhiêu, giữ được bao nhiêu?": orders placed in those days, how many were confirmed, called off, sent back; revenue as sold, after returns and carriers' fees, and what is settled of it.</summary>
public sealed class OrdersReport : Report
{
    public const string Orders = "orders", Confirmed = "confirmed", Confirm = "confirmPercent", Cancelled = "cancelled", Cancel = "cancelPercent", Arrived = "arrived", Returned = "returned", Return = "returnPercent", Gross = "gross", Net = "net", Settled = "settled";

    public override string Name => "orders";
    public override IReadOnlyList<string> Rights => OrderFilter.ReportRights;
    public override string Rows => OrderPermissions.Read;
    public override IReadOnlyList<ReportBy> Bys => Enum.GetValues<ReportBy>();

    private static readonly IReadOnlyList<ReportColumn> Columns =
    [
        new(Orders, ReportKind.Count, Opens: Asking()), new(Confirmed, ReportKind.Count, Opens: Heap(OrderHeap.Confirmed)), new(Confirm, ReportKind.Percent), new(Cancelled, ReportKind.Count, Opens: Heap(OrderHeap.Cancelled)), new(Cancel, ReportKind.Percent),
        new(Arrived, ReportKind.Count, Opens: Heap(OrderHeap.Arrived)), new(Returned, ReportKind.Count, Opens: Heap(OrderHeap.Returned)), new(Return, ReportKind.Percent),
        new(Gross, ReportKind.Money, Opens: Heap(OrderHeap.Standing)), new(Net, ReportKind.Money, Opens: Asking()), new(Settled, ReportKind.Money, Opens: Heap(OrderHeap.Settled)),
    ];

    private static Dictionary<string, string> Heap(OrderHeap heap) => Asking(("heap", new Named<OrderHeap>(heap).ToString()));

    internal override async Task<ReportView> Read(Db db, ReportAsked asked, CancellationToken ct)
    {
        var orders = new OrderFilter { From = asked.From, To = asked.To, Reported = true }.On(db, db.Orders.AsNoTracking());      // index CreatedAt; own and team's (OwnerId …), (TeamId …)
        var sums = await OrderSums.Of(db, orders, asked, ct);
        var names = await Names(db, asked.By, ct);
        var rows = sums.Select(s => new ReportRow(s.Key.Length == 0 ? null : s.Key, names.GetValueOrDefault(s.Key), Values(s, money: asked.By != ReportBy.Product), ReportKeys.Opens(asked.By, s.Key, ("from", "to", "hour"))));
        var total = new ReportRow(null, null, Values(await OrderSums.Whole(db, orders, ct), money: true), Asking());
        var opens = Asking(("from", ReportKeys.Iso(asked.From)), ("to", ReportKeys.Iso(asked.To)), ("reach", IsNarrower(db.Actor) ? "reports" : null));
        return new(Name, asked.From, asked.To, asked.By, asked.Date, Columns, Ordered(rows, asked.By, Orders), total, "/orders", opens);
    }

    /// <summary>An order of several products stands in each of their lines; its money would be told more than once.</summary>
    private static Dictionary<string, decimal?> Values(OrderSum sum, bool money) => new()
    {
        [Orders] = sum.Orders, [Confirmed] = sum.Confirmed, [Confirm] = Percent(sum.Confirmed, sum.Orders), [Cancelled] = sum.Cancelled, [Cancel] = Percent(sum.Cancelled, sum.Orders),
        [Arrived] = sum.Arrived, [Returned] = sum.Returned, [Return] = Percent(sum.Returned, sum.Arrived),
        [Gross] = money ? sum.Gross : null, [Net] = money ? sum.Kept - sum.Fees : null, [Settled] = money ? sum.Settled - sum.SettledFees : null,
    };
}

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>What came of the sales: orders placed on their days, checked by a colleague, confirmed; the older ones delivered and paid, one in twelve cancelled.</summary>
internal sealed class OrderChapter(Database database, ActorDesk desk, IReadOnlyList<Guid> products)
{
    private static readonly string[] Streets = ["Hàng Bông", "Nguyễn Trãi", "Lê Lợi", "Trần Phú", "Hai Bà Trưng", "Lý Thường Kiệt", "Phan Đình Phùng", "Quang Trung"];
    private static readonly string[] Provinces = ["01", "79", "48", "92", "31", "40", "75", "22"];
    private readonly Random fate = new(2_611);

    public async Task Tell(IReadOnlyList<DemoSale> sales, CancellationToken ct)
    {
        foreach (var sale in sales.OrderBy(s => s.At))
        {
            var seller = (await desk.OfUser(sale.Seller.Id, ct))!;
            await using var db = database.Open(seller);
            await using var transaction = await db.Begin(ct);
            var lead = await db.Rows<Lead>().SingleAsync(l => l.Id == sale.Lead.Id, ct);
            var order = await PlaceOrder.Within(db, InputOf(sale), seller, sale.At, ct);
            await Record(db, lead, order, seller, sale.At, ct);
            await db.SaveChangesAsync(ct);
            Continue(order, seller, sale.At, db.Clock.Now());
            await db.SaveChangesAsync(ct);
            await transaction.Commit(ct);
        }
    }

    private OrderInput InputOf(DemoSale sale) => new()
    {
        LeadId = sale.Lead.Id, PurchasedOn = CompanyTime.DayOf(sale.At), ShippingFee = fate.Next(3) == 0 ? 30_000 : 0,
        Lines = [new OrderLineInput { ProductId = products[fate.Next(products.Count)], Quantity = 1 + fate.Next(3) }],
        ShippingAddress = new(sale.Lead.Name ?? "Khách chưa rõ tên", null, $"{1 + fate.Next(200)} {Streets[fate.Next(Streets.Length)]}", null, Provinces[fate.Next(Provinces.Length)]),
    };

    private static async Task Record(Db db, Lead lead, Order order, Actor seller, DateTime at, CancellationToken ct)
    {
        var outcome = await db.Outcomes.SingleAsync(o => o.Code == "confirmedPurchase", ct);
        var before = lead.Apply(new LeadEffect(LeadMove.ToOrdered, outcome.Code), order.CustomerId, at);
        var attempt = new Attempt(lead, LeadStage.Contact, outcome, before, seller, at);
        attempt.Says("Chốt đơn", null, null, order.Id, null);
        db.Add(attempt);
    }

    /// <summary>An order older than two days has gone on; today's wait for their check.</summary>
    private void Continue(Order order, Actor seller, DateTime at, DateTime now)
    {
        if (now - at < TimeSpan.FromDays(1)) return;
        if (fate.Next(12) == 0) { order.Cancel("Khách đổi ý khi gọi xác minh", at.AddHours(5)); return; }
        order.Check(CrossCheckResult.OrderOk, corrections: false, null, null, seller with { Id = order.CheckerId ?? Guid.Empty }, at.AddHours(3));
        order.Confirm(at.AddHours(4));
        if (now - at < TimeSpan.FromDays(3)) return;
        order.Post(at.AddHours(20));
        if (now - at > TimeSpan.FromDays(6)) order.Deliver(at.AddDays(3));
        if (now - at > TimeSpan.FromDays(14) && fate.Next(4) > 0) order.Settle(null, at.AddDays(10));
    }
}

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>What came of the sales, each step on its day by the one whose work it is: placed, checked by a colleague, confirmed, shipped, delivered, paid; one in twelve cancelled, a few come back.</summary>
internal sealed class OrderChapter(Database database, ActorDesk desk, IReadOnlyList<Guid> products, DateTime now)
{
    private static readonly string[] Streets = ["Hàng Bông", "Nguyễn Trãi", "Lê Lợi", "Trần Phú", "Hai Bà Trưng", "Lý Thường Kiệt", "Phan Đình Phùng", "Quang Trung"];
    private static readonly string[] Provinces = ["01", "79", "48", "92", "31", "40", "75", "22"];
    private static readonly ShipmentState[] Way = [ShipmentState.ShipNow, ShipmentState.Posted, ShipmentState.Picking, ShipmentState.Picked, ShipmentState.Delivering];
    private readonly Random fate = new(2_611);
    private readonly Dictionary<Guid, Actor> actors = [];
    private Actor clerk = Actor.System, accountant = Actor.System;

    public async Task Tell(IReadOnlyList<DemoSale> sales, CancellationToken ct)
    {
        (clerk, accountant) = (await Named("shipping1", ct), await Named("accountant1", ct));
        var fresh = sales.GroupBy(s => s.Seller.TeamId).SelectMany(g => g.OrderByDescending(s => s.At).Take(4)).ToHashSet();
        foreach (var some in sales.OrderBy(s => s.At).Chunk(25))      // one flush to the disk for all of them
        {
            await using var unit = await database.Begin(Actor.System, ct);
            Database.Enter(unit);
            foreach (var sale in some)
            {
                var seller = await Of(sale.Seller.Id, ct);
                var order = await Sell(sale, seller, ct);
                if (!fresh.Contains(sale)) await Continue(order, seller, sale.At, ct);
                unit.Db.ChangeTracker.Clear();
            }
            Database.Leave();
            await unit.Commit(ct);
        }
    }

    private async Task<Order> Sell(DemoSale sale, Actor seller, CancellationToken ct)
    {
        await using var db = Then(sale.At).Database.Open(seller);
        await using var transaction = await db.Begin(ct);
        var lead = await db.Rows<Lead>().SingleAsync(l => l.Id == sale.Lead.Id, ct);
        var order = await PlaceOrder.Within(db, InputOf(sale), seller, sale.At, ct);
        await Record(db, lead, order, seller, sale.At, ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return order;
    }

    private (Database Database, TimeProvider Clock) Then(DateTime at)
    {
        var clock = new StoodStill(at);
        return (database.At(clock), clock);
    }

    private async Task<Actor> Of(Guid userId, CancellationToken ct) => actors.TryGetValue(userId, out var known) ? known : actors[userId] = (await desk.OfUser(userId, ct))!;

    private async Task<Actor> Named(string userName, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        return await Of(await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync(ct), ct);
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

    /// <summary>An order older than a day has gone on; today's, and each team's last ones, wait for their check.</summary>
    private async Task Continue(Order order, Actor seller, DateTime at, CancellationToken ct)
    {
        if (now - at < TimeSpan.FromDays(1)) return;
        var (then, clock) = Then(at.AddHours(3));
        if (order.CheckerId is { } checker) await new RecordCrossCheck(then, clock).Handle(order.Id, new() { Result = CrossCheckResult.OrderOk }, await Of(checker, ct), ct);
        (then, clock) = Then(at.AddHours(4));
        if (fate.Next(12) == 0) { await new CancelOrder(then, clock).Handle(order.Id, "Khách đổi ý khi gọi xác minh", seller, ct); return; }
        await new ConfirmOrder(then, clock).Handle(order.Id, seller, ct);
        if (now - at > TimeSpan.FromDays(3)) await Ship(order.Id, at.AddHours(18), ct);
    }

    private async Task Ship(Guid orderId, DateTime at, CancellationToken ct)
    {
        var (then, clock) = Then(at);
        var shipment = await new ShipOrder(then, clock).Handle(orderId, new() { Code = $"VD{fate.Next(10_000_000, 99_999_999)}", Fee = 22_000 + 1_000 * fate.Next(15) }, clerk, ct);
        foreach (var state in Way) await Step(shipment.Id, state, at = at.AddHours(2 + fate.Next(4)), ct);
        if (now - at < TimeSpan.FromDays(3)) return;
        if (fate.Next(9) == 0)
        {
            await Step(shipment.Id, ShipmentState.Returning, at.AddDays(1), ct);
            await Step(shipment.Id, ShipmentState.Returned, at.AddDays(3), ct);
            return;
        }
        await Step(shipment.Id, ShipmentState.Delivered, at = at.AddDays(2), ct);
        if (now - at < TimeSpan.FromDays(8) || fate.Next(4) == 0) return;
        await Step(shipment.Id, ShipmentState.Paid, at.AddDays(6), ct);
        (then, clock) = Then(at.AddDays(7));
        await new ReconcileShipment(then, clock).Handle(shipment.Id, shipment.CodAmount, null, accountant, ct);
    }

    private Task Step(Guid shipmentId, ShipmentState state, DateTime at, CancellationToken ct)
    {
        var (then, clock) = Then(at);
        return new RecordShipmentEvent(then, clock).Handle(shipmentId, new() { State = state }, clerk, ct);
    }
}

using System.Text.Json;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Finance;

/// <summary>What settled orders earn, and what a return takes back .</summary>
public sealed class CommissionTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly string[] ToTheDoor = ["shipNow", "posted", "picked", "delivering", "delivered"];

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_settled_order_earns_its_seller_once_and_who_may_see_it_sees_it(string database)
    {
        var house = houses.On(database);
        var order = await Settled(house, "lan");
        var line = Assert.Single(await Lines(house, "lan", order));
        Assert.Equal((100_000, 300, 3_000, order.Text("number")), (line.Number("base"), line.Number("basisPoints"), line.Number("amount"), line.Text("orderNumber")));
        await Tell(house, new OrderSettled(order.Id(), order.Text("number"), order.Id("customerId"), null, House.Clock.Now()));      // told again
        Assert.Single(await Lines(house, "lan", order));
        foreach (var (who, sees) in new[] { ("minh", 0), ("tuan", 1), ("phuc", 0), ("quan", 1), ("accountant1", 1), ("director1", 1) })
            Assert.Equal(sees, (await (await house.Api(who)).Get($"/commissions?orderId={order.Id()}")).Items().Length);
        await (await house.Api("shipping1")).Get("/commissions", 403);
        var lan = line.Id("ownerId");
        var total = Assert.Single((await (await house.Api("lan")).Get("/commissions/totals")).Items());
        var lines = (await (await house.Api("lan")).Get($"/commissions?ownerId={lan}&month={CommissionFilter.Write(CommissionLine.MonthOf(House.Clock.Now()))}&limit=500")).Items();
        Assert.Equal((lan, lines.Sum(l => l.Number("amount")), lines.Sum(l => l.Number("base"))), (total.Id("ownerId"), total.Number("amount"), total.Number("base")));     // every đồng has its order
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_return_after_settling_takes_the_commission_back_by_a_line_and_one_before_has_none(string database)
    {
        var house = houses.On(database);
        var order = await Settled(house, "minh");
        var earned = Assert.Single(await Lines(house, "minh", order));
        for (var i = 0; i < 2; i++) await Tell(house, new OrderReturned(order.Id(), order.Text("number"), order.Id("customerId"), null, House.Clock.Now()));
        var lines = await Lines(house, "minh", order);
        Assert.Equal([(-3_000L, -100_000L), (3_000L, 100_000L)], lines.Select(l => (l.Number("amount"), l.Number("base"))).Order());
        Assert.Equal(earned.Id(), Assert.Single(lines, l => !l.IsNull("reversalOf")).Id("reversalOf"));
        Assert.Equal(earned.Number("version"), lines.Single(l => l.IsNull("reversalOf")).Number("version"));      // never changed

        var (before, shipment, _) = await StatementTests.Delivered(house, ToTheDoor[..4], "minh");
        await house.Go(shipment, "returning", "returned");
        await Quiet(house);
        Assert.Empty(await Lines(house, "minh", before));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Bands_are_set_by_who_may_and_count_from_then_on(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var accountant = await house.Api("accountant1");
        var first = await Settled(house, "lan");
        await (await house.Api("lan")).Post("/commission-rules", new { bands = new[] { new { from = 0, basisPoints = 10_000 } } }, 403);
        await accountant.Refuses("/commission-rules", new { bands = new[] { new { from = 5, basisPoints = 100 } } }, "commission.firstBandNotZero", "bands");
        await accountant.Post("/commission-rules", new { bands = new[] { new { from = 0, basisPoints = 100 }, new { from = 150_000, basisPoints = 1_000 } }, basedOn = 0 });
        await accountant.Post("/commission-rules", new { bands = new[] { new { from = 0, basisPoints = 1 } }, basedOn = 0 }, 409);
        var second = await Settled(house, "lan");
        Assert.Equal([(50_000L, 500L, 1L), (50_000L, 5_000L, 1L)], (await Lines(house, "lan", second)).Select(l => (l.Number("base"), l.Number("amount"), l.Number("ruleVersion"))).Order());
        Assert.Equal(0, Assert.Single(await Lines(house, "lan", first)).Number("ruleVersion"));
        var quan = await house.Visitor().SignIn("quan", House.Password);
        Assert.Contains("150.000", await quan.See("/settings/commission"), StringComparison.Ordinal);
        await quan.Send("/settings/commission", ("version", "1"), ("from", "0"), ("percent", "2,5"), ("from", ""), ("percent", ""));
        Assert.Contains("2,5", await quan.See("/settings/commission"), StringComparison.Ordinal);
        var lan = await house.Visitor().SignIn("lan", House.Password);
        Assert.Contains("Nguyễn Thị Lan", await lan.See("/commissions"), StringComparison.Ordinal);
        var id = Assert.Single(await Lines(house, "lan", first)).Id("ownerId");
        Assert.Contains(first.Text("number"), await lan.See($"/commissions/{id}"), StringComparison.Ordinal);
        Assert.Contains("3.000", await lan.See($"/orders/{first.Id()}"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Settled(House house, string seller)
    {
        var (order, shipment, _) = await StatementTests.Delivered(house, [.. ToTheDoor, "paid"], seller);
        await (await house.Api("accountant1")).Post($"/shipments/{shipment}:reconcile", new { amount = 100_000 });
        await StatementTests.Until(async () => (await Lines(house, seller, order)).Length > 0);
        return order;
    }

    private static async Task<JsonElement[]> Lines(House house, string who, JsonElement order) => (await (await house.Api(who)).Get($"/commissions?orderId={order.Id()}")).Items();

    /// <summary>Something happened, as the outbox tells it.</summary>
    private static async Task Tell(House house, object happened)
    {
        await using (var db = house.Open())
        {
            var now = House.Clock.Now();
            db.Add(new OutboxMessage { Id = Keys.New(now), Type = happened.GetType().FullName!, Payload = JsonSerializer.Serialize(happened, happened.GetType(), JsonSerializerOptions.Web), CreatedAt = now, NextTryAt = now });
            await db.SaveChangesAsync(Now);
        }
        await Quiet(house);
    }

    internal static Task Quiet(House house) => StatementTests.Until(async () =>
    {
        await using var db = house.Open();
        return !await db.Rows<OutboxMessage>().AnyAsync(m => m.DoneAt == null && (m.Type == typeof(OrderReturned).FullName || m.Type == typeof(OrderSettled).FullName), Now);
    });
}

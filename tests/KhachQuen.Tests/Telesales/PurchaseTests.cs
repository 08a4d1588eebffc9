using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales;

/// <summary>"Xác nhận mua": outcome and order are saved together or not at all (A-12, 8.8; A-18; A-32).</summary>
public sealed class PurchaseTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_purchase_makes_the_order_the_customer_and_the_outcome_at_once(string database)
    {
        var house = houses.On(database);
        var (api, product) = (await house.Api("lan"), await Product(house));
        var lead = await InContact(api);
        var saved = await api.Post($"/leads/{lead}/outcomes", new { outcome = "confirmedPurchase", note = "hai hộp", order = Order(product) });
        Assert.Equal(("ordered", "confirmedPurchase", "none"), (saved.Text("stage"), saved.Text("lastOutcome"), saved.Text("nextAction")));
        await using var db = house.Open();
        var order = await db.Rows<Order>().Include(o => o.Lines).SingleAsync(o => o.LeadId == lead, Now);
        Assert.Equal((2 * 445_000L, saved.Id("customerId")), (order.GoodsTotal, order.CustomerId));
        Assert.Equal(order.Id, (await db.Rows<Attempt>().SingleAsync(a => a.LeadId == lead && a.Code == "confirmedPurchase", Now)).OrderId);
        await api.Post($"/leads/{lead}/outcomes", new { outcome = "noNeed" }, 422);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_refused_order_keeps_the_lead_as_it_was(string database)
    {
        var house = houses.On(database);
        var (api, product) = (await house.Api("lan"), await Product(house));
        var lead = await InContact(api);
        Assert.Equal("outcome.orderMissing", (await api.Post($"/leads/{lead}/outcomes", new { outcome = "confirmedPurchase" }, 422)).Text("code"));
        await api.Post($"/leads/{lead}/outcomes", new { outcome = "confirmedPurchase", order = new { lines = new[] { new { productId = product, quantity = 2 } }, shippingAddress = new { recipient = "Chị Bình" } } }, 422);
        await api.Post($"/leads/{lead}/outcomes", new { outcome = "noNeed", order = Order(product) }, 422);
        var after = await api.Get($"/leads/{lead}");
        Assert.Equal(("contact", 1), (after.Text("stage"), after.GetProperty("attempts").GetInt32()));
        await using var db = house.Open();
        Assert.False(await db.Rows<Order>().AnyAsync(o => o.LeadId == lead, Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Undoing_a_purchase_withdraws_its_order(string database)
    {
        var house = houses.On(database);
        var (api, product) = (await house.Api("lan"), await Product(house));
        var lead = await InContact(api);
        await api.Post($"/leads/{lead}/outcomes", new { outcome = "confirmedPurchase", order = Order(product) });
        var attempt = (await api.Get($"/leads/{lead}/history")).GetProperty("items").EnumerateArray().First(l => l.Text("kind") == "outcome" && l.Text("outcome") == "confirmedPurchase").Id();
        Assert.Equal("contact", (await api.Post($"/leads/{lead}/outcomes/{attempt}:undo", new { })).Text("stage"));
        await using var db = house.Open();
        Assert.Equal(OrderState.Cancelled, (await db.Rows<Order>().SingleAsync(o => o.LeadId == lead, Now)).State);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_cancelled_order_brings_its_lead_back_to_contact(string database)
    {
        var house = houses.On(database);
        var (api, product) = (await house.Api("lan"), await Product(house));
        var lead = await InContact(api);
        await api.Post($"/leads/{lead}/outcomes", new { outcome = "confirmedPurchase", order = Order(product) });
        Guid orderId;
        await using (var db = house.Open()) orderId = (await db.Rows<Order>().SingleAsync(o => o.LeadId == lead, Now)).Id;
        await house.Get<CancelOrder>().Handle(orderId, "khách đổi ý", await house.Actor("lan"), Now);
        while (await house.Get<OutboxWorker>().DeliverOne(Now)) { }
        for (var tries = 0; tries < 100 && (await api.Get($"/leads/{lead}")).Text("stage") != "contact"; tries++) await Task.Yield();
        Assert.Equal("contact", (await api.Get($"/leads/{lead}")).Text("stage"));
    }

    internal static object Order(Guid product) => new { lines = new[] { new { productId = product, quantity = 2 } }, shippingAddress = new { recipient = "Chị Bình", line = "12 ngõ 34 Hàng Bông", provinceCode = "01" } };

    internal static async Task<Guid> Product(House house)
    {
        var api = await house.Api("quan");
        return (await api.Post("/products", new { code = "KBM" + Numbers.Next()[^6..], name = "Viên khớp Bạch Mai", price = 445_000, unit = "hộp" })).Id();
    }

    private static async Task<Guid> InContact(HttpClient api)
    {
        var lead = (await api.Post("/leads", new { phone = Numbers.Next(), name = "Trần Thị Bình", basis = "customerRequest" })).Id();
        await api.Post($"/leads/{lead}/outcomes", new { outcome = "connected" });
        return lead;
    }
}

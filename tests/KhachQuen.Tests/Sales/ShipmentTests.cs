using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;
using static KhachQuen.Tests.Sales.Selling;

namespace KhachQuen.Tests.Sales;

public sealed class ShipmentTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly string[] ToTheDoor = ["shipNow", "posted", "picked", "delivering"];

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_parcel_goes_its_way_step_by_step_and_its_order_and_buyer_follow(string database)
    {
        var house = houses.On(database);
        var (order, shipment) = await house.Ship("lan");
        var shipping = await house.Api("shipping1");
        Assert.Equal("confirmed", await State(house, order));
        await house.Go(shipment, "shipNow", "posted");
        Assert.Equal("shipping", await State(house, order));
        var problem = await shipping.Refuses($"/shipments/{shipment}/events", new { state = "delivered" }, "shipment.illegalMove", "state");
        Assert.Equal("Vận đơn đang ở “Đã đăng”, không chuyển thẳng sang “Đã giao hàng” được. Ghi từng bước.", problem.Text("detail"));
        var delivered = await house.Go(shipment, "picked", "delivering", "delivered");
        Assert.Equal(("delivered", "collected", 5), (delivered.Text("state"), delivered.Text("codState"), delivered.GetProperty("events").GetArrayLength()));
        Assert.Equal("delivered", await State(house, order));
        var buyer = await (await house.Api("lan")).Get($"/customers/{order.Id("customerId")}");
        Assert.Equal(("customer", false), (buyer.Text("lifecycle"), buyer.GetProperty("isReturning").GetBoolean()));
        await house.Go(shipment, "paid");
        Assert.Equal("delivered", await State(house, order));      // settled once reconciled
        var accountant = await house.Api("accountant1");
        await shipping.Post($"/shipments/{shipment}:reconcile", new { amount = 100_000 }, 403);
        await accountant.Refuses($"/shipments/{shipment}:reconcile", new { amount = 90_000 }, "shipment.amountDiffers", "amount");
        Assert.Equal("reconciled", (await accountant.Post($"/shipments/{shipment}:reconcile", new { amount = 100_000 })).Text("codState"));
        Assert.Equal("settled", await State(house, order));
        Assert.True((await (await house.Api("lan")).Get($"/customers/{order.Id("customerId")}")).GetProperty("isReturning").GetBoolean());
        var lines = (await (await house.Api("lan")).Get($"/customers/{order.Id("customerId")}/timeline?noun=order&limit=500")).Items().Select(l => l.Text("kind"));
        Assert.Equal(["order.settled", "order.delivered", "order.posted", "order.confirmed", "order.placed"], lines);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Only_a_confirmed_order_gets_a_waybill_and_only_one_at_a_time(string database)
    {
        var house = houses.On(database);
        var (order, shipping) = (await house.Sell("lan"), await house.Api("shipping1"));
        await (await house.Api("quan")).Refuses($"/orders/{order.Id()}/shipments", new { }, "order.notConfirmed", "state");
        await (await house.Api("lan")).Post($"/orders/{order.Id()}/shipments", new { }, 403);
        await (await house.Api("lan")).Post($"/orders/{order.Id()}:confirm", new { });
        await shipping.Refuses($"/orders/{order.Id()}/shipments", new { carrier = "dhl" }, "shipment.carrierUnknown", "carrier");
        var code = "MVD" + Numbers.Next();
        var made = await shipping.Post($"/orders/{order.Id()}/shipments", new { code }, 201);
        Assert.Equal(("awaitingWaybill", "pending", 100_000), (made.Text("state"), made.Text("codState"), made.Number("codAmount")));
        await shipping.Refuses($"/orders/{order.Id()}/shipments", new { }, "order.alreadyShipped");
        await shipping.Post($"/shipments/{made.Id()}/events", new { state = "waybillCancelled", note = "sai địa chỉ" });
        var again = await shipping.Post($"/orders/{order.Id()}/shipments", new { });
        (await shipping.Patch($"/shipments/{again.Id()}", new { code }, again.Number("version"), 422)).IsRefusal("shipment.codeTaken", "code");
        Assert.Equal(2, (await shipping.Get($"/shipments?orderId={order.Id()}")).Items().Length);
        Assert.Equal(made.Id(), Assert.Single((await shipping.Get($"/shipments?q={code}")).Items()).Id());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_two_clerks_at_once_one_makes_the_waybill_and_one_takes_the_step(string database)
    {
        var house = houses.On(database);
        var (shipping, warehouse) = (await house.Api("shipping1"), await house.Api("warehouse1"));
        for (var round = 0; round < 5; round++)
        {
            var order = await house.Sell("lan");
            await (await house.Api("lan")).Post($"/orders/{order.Id()}:confirm", new { });
            var made = await Task.WhenAll(new[] { shipping, warehouse }.Select(api => api.PostAsync($"/api/v1/orders/{order.Id()}/shipments", System.Net.Http.Json.JsonContent.Create(new { }), Now)));
            Assert.Contains(201, made.Select(m => (int)m.StatusCode));
            Assert.Contains(made.Select(m => (int)m.StatusCode).Max(), new[] { 409, 422 });
            var shipment = Assert.Single((await shipping.Get($"/shipments?orderId={order.Id()}")).Items()).Id();
            var steps = await Task.WhenAll(new[] { shipping, warehouse }.Select(api => api.PostAsync($"/api/v1/shipments/{shipment}/events", System.Net.Http.Json.JsonContent.Create(new { state = "shipNow" }), Now)));
            Assert.Contains(200, steps.Select(m => (int)m.StatusCode));
            Assert.Single((await shipping.Get($"/shipments/{shipment}")).Items("events"));
        }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_came_back_of_a_partial_delivery_is_a_line_of_the_order(string database)
    {
        var house = houses.On(database);
        var (lan, shipping, product) = (await house.Api("lan"), await house.Api("shipping1"), await house.Product(price: 50_000));
        var order = await lan.Post("/orders", Body(product, quantity: 3));
        await lan.Post($"/orders/{order.Id()}:confirm", new { });
        var shipment = (await shipping.Post($"/orders/{order.Id()}/shipments", new { })).Id();
        await house.Go(shipment, ToTheDoor);
        await shipping.Refuses($"/shipments/{shipment}/events", new { state = "delivered", returned = new[] { new { productId = product.Id(), quantity = 1 } } }, "shipment.returnedNotPartial", "returned");
        await shipping.Refuses($"/shipments/{shipment}/events", new { state = "partiallyDelivered", returned = new[] { new { productId = product.Id(), quantity = 4 } } }, "order.returnedTooMany", "returned");
        await shipping.Post($"/shipments/{shipment}/events", new { state = "partiallyDelivered", returned = new[] { new { productId = product.Id(), quantity = 1 } } });
        var now = await lan.Get($"/orders/{order.Id()}");
        Assert.Equal(("delivered", 150_000, 50_000), (now.Text("state"), now.Number("total"), now.Number("returnedTotal")));
        var back = Assert.Single(now.Items("lines"), l => !l.IsNull("returnOf"));
        Assert.Equal((-1m, -50_000), (back.GetProperty("quantity").GetDecimal(), back.Number("amount")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_cancelled_posting_sends_the_order_back_to_the_warehouse_who_may_correct_and_post_again(string database)
    {
        var house = houses.On(database);
        var (order, shipment) = await house.Ship("lan");
        await house.Go(shipment, "shipNow", "posted", "postingCancelled");
        Assert.Equal("confirmed", await State(house, order));
        var warehouse = await house.Api("warehouse1");
        await warehouse.Patch($"/orders/{order.Id()}", new { shippingFee = 20_000 }, (await warehouse.Get($"/orders/{order.Id()}")).Number("version"));
        Assert.Equal(120_000, (await house.Go(shipment, "shipNow", "posted")).Number("codAmount"));
        Assert.Equal("shipping", await State(house, order));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_return_and_a_lost_parcel_end_the_order_as_the_rule_says(string database)
    {
        var house = houses.On(database);
        var (returned, first) = await house.Ship("lan");
        await house.Go(first, [.. ToTheDoor, "returning", "returned"]);
        Assert.Equal("returned", await State(house, returned));
        var (lost, second) = await house.Ship("lan");
        await house.Go(second, ToTheDoor);
        var shipping = await house.Api("shipping1");
        await shipping.Refuses($"/shipments/{second}/events", new { state = "returning", amount = 1 }, "shipment.amountNotCompensated", "amount");
        await shipping.Post($"/shipments/{second}/events", new { state = "compensated", amount = 70_000 });
        var now = await (await house.Api("lan")).Get($"/orders/{lost.Id()}");
        Assert.Equal(("settled", 70_000), (now.Text("state"), now.Number("compensation")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_delivery_entered_by_mistake_is_corrected_by_a_manager(string database)
    {
        var house = houses.On(database);
        var (order, shipment) = await house.Ship("lan");
        await house.Go(shipment, [.. ToTheDoor, "delivered"]);
        await (await house.Api("shipping1")).Refuses($"/shipments/{shipment}/events", new { state = "returned" }, "shipment.correctionNotYours", "state");
        await (await house.Api("shipping1")).Refuses($"/orders/{order.Id()}:return", new { }, "shipment.correctionNotYours", "state");
        Assert.Equal("returned", (await (await house.Api("admin")).Post($"/orders/{order.Id()}:return", new { reason = "khách trả lại" })).Text("state"));
        await (await house.Api("quan")).Post($"/shipments/{shipment}/events", new { state = "delivered" });
        Assert.Equal("delivered", await State(house, order));
    }

    [Theory]
    [InlineData("sqlite", "lan:200 minh:404 tuan:200 quan:200 shipping1:200 warehouse1:200 accountant1:200 shipmentcare1:404 phuc:404 data1:403 root:403")]
    [InlineData("postgres", "lan:200 minh:404 tuan:200 quan:200 shipping1:200 warehouse1:200 accountant1:200 shipmentcare1:404 phuc:404 data1:403 root:403")]
    public async Task Who_sees_an_order_sees_its_shipment_and_shipment_care_from_posting_on(string database, string expected)
    {
        var house = houses.On(database);
        var (order, shipment) = await house.Ship("lan");
        foreach (var (who, status) in expected.Split(' ').Select(e => e.Split(':')).Select(e => (e[0], int.Parse(e[1], null))))
            await (await house.Api(who)).Get($"/shipments/{shipment}", status);
        await house.Go(shipment, "shipNow", "posted");
        var care = await house.Api("shipmentcare1");
        await care.Get($"/shipments/{shipment}");
        Assert.StartsWith("+84", (await care.Get($"/orders/{order.Id()}")).GetProperty("shippingAddress").Text("phone"), StringComparison.Ordinal);     // shipment care sees numbers in full
        Assert.StartsWith("+84", (await care.Get($"/customers/{order.Id("customerId")}")).GetProperty("phones")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Every_step_is_told_to_later_modules_once(string database)
    {
        var house = houses.On(database);
        var (_, shipment) = await house.Ship("lan");
        await house.Go(shipment, "shipNow", "posted");
        await using var db = house.Open();
        var (type, id) = (typeof(ShipmentStateChanged).FullName!, shipment.ToString());
        Assert.Equal(2, await db.Rows<OutboxMessage>().CountAsync(m => m.Type == type && m.Payload.Contains(id), Now));
    }

    private static async Task<string> State(House house, System.Text.Json.JsonElement order) => (await (await house.Api("lan")).Get($"/orders/{order.Id()}")).Text("state");
}

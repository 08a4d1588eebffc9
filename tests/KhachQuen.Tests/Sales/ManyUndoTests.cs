using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Sales;

/// <summary>A step of many parcels, waybills of many orders: one undo each, three heaps (A-42, X-25).</summary>
public sealed class ManyUndoTests(Houses houses)
{
    private static readonly string[] ByState = ["posted", "posted", "posted", "posted"];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task<(House House, HttpClient Clerk, List<(Guid Order, Guid Shipment)> Parcels)> Parcels(string database, int count)
    {
        var house = houses.On(database);
        var parcels = new List<(Guid, Guid)>();
        for (var i = 0; i < count; i++)
        {
            var (order, shipment) = await house.Ship("lan");
            await house.Go(shipment, "shipNow");
            parcels.Add((order.Id(), shipment));
        }
        return (house, await house.Api("shipping1"), parcels);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_step_of_many_is_taken_back_but_for_those_that_went_on(string database)
    {
        var (house, clerk, parcels) = await Parcels(database, 4);
        var done = await clerk.Post("/shipments:move", new { ids = parcels.Select(p => p.Shipment), state = "posted" });
        Assert.Equal(4, done.GetProperty("done").GetArrayLength());
        Assert.Equal(ByState, await States(clerk, parcels));
        await house.Go(parcels[3].Shipment, "picking");                                    // somebody went on with it
        var undone = await clerk.Post($"/operations/{done.Id("operationId")}:undo", new { });
        Assert.Equal("""{"reversed":3,"kept":1,"impossible":0}""", undone.GetProperty("heaps").GetRawText());
        Assert.Equal(["shipNow", "shipNow", "shipNow", "picking"], await States(clerk, parcels));
        var order = await clerk.Get($"/orders/{parcels[1].Order}");
        Assert.Equal(("confirmed", "shipping"), (order.Text("state"), (await clerk.Get($"/orders/{parcels[3].Order}")).Text("state")));
        var left = (await clerk.Get($"/operations/{done.Id("operationId")}/rows")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal((parcels[3].Shipment, "operation.editedSince"), (left.Id("rowId"), left.Text("reason")));
        var log = (await clerk.Get($"/shipments/{parcels[1].Shipment}")).GetProperty("events").EnumerateArray().Select(e => (e.Text("from"), e.Text("state"))).ToList();
        Assert.Equal([("posted", "shipNow"), ("shipNow", "posted"), ("awaitingWaybill", "shipNow")], log);         // the log is never shortened
        Assert.Equal("operation.alreadyUndone", (await clerk.Post($"/operations/{done.Id("operationId")}:undo", new { }, 422)).Text("code"));
        await clerk.Post("/shipments:move", new { ids = new[] { parcels[1].Shipment }, state = "posted" });     // and it can be done anew
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_is_reconciled_since_cannot_go_back_and_what_its_order_did_since_keeps_the_parcel(string database)
    {
        var (house, clerk, parcels) = await Parcels(database, 2);
        foreach (var (_, shipment) in parcels) await house.Go(shipment, "posted", "picking", "picked", "delivering", "delivered");
        var done = await clerk.Post("/shipments:move", new { ids = parcels.Select(p => p.Shipment), state = "paid" });
        var accountant = await house.Api("accountant1");
        await accountant.Post($"/shipments/{parcels[0].Shipment}:reconcile", new { amount = (await clerk.Get($"/shipments/{parcels[0].Shipment}")).GetProperty("codAmount").GetInt64() });
        var undone = await clerk.Post($"/operations/{done.Id("operationId")}:undo", new { });
        Assert.Equal("""{"reversed":1,"kept":0,"impossible":1}""", undone.GetProperty("heaps").GetRawText());
        Assert.Equal(["paid", "delivered"], await States(clerk, parcels));
        Assert.Equal("settled", (await accountant.Get($"/orders/{parcels[0].Order}")).Text("state"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Waybills_of_many_orders_are_withdrawn_and_the_orders_can_be_shipped_again(string database)
    {
        var house = houses.On(database);
        var orders = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            var order = await house.Sell("lan");
            await (await house.Api("lan")).Post($"/orders/{order.Id()}:confirm", new { });
            orders.Add(order.Id());
        }
        var clerk = await house.Api("shipping1");
        var done = await clerk.Post("/orders:ship", new { ids = orders });
        var shipments = done.GetProperty("done").EnumerateArray().Select(s => s.GetGuid()).ToList();
        Assert.Equal(3, shipments.Count);
        await clerk.Patch($"/shipments/{shipments[0]}", new { code = "VD" + Numbers.Next() }, 1);
        var undone = await clerk.Post($"/operations/{done.Id("operationId")}:undo", new { });
        Assert.Equal("""{"reversed":2,"kept":1,"impossible":0}""", undone.GetProperty("heaps").GetRawText());
        await clerk.Get($"/shipments/{shipments[1]}", 404);
        await clerk.Get($"/shipments/{shipments[0]}");
        var again = await clerk.Post("/orders:ship", new { ids = orders });
        Assert.Equal((2, "order.alreadyShipped"), (again.GetProperty("done").GetArrayLength(), again.GetProperty("left")[0].Text("code")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Pasted_codes_are_found_by_waybill_or_order_number_and_the_unknown_are_named(string database)
    {
        var (_, clerk, parcels) = await Parcels(database, 3);
        var first = await clerk.Get($"/shipments/{parcels[0].Shipment}");
        var second = await clerk.Get($"/shipments/{parcels[1].Shipment}");
        var codes = $"{first.Text("code").ToLowerInvariant()}\n {second.Text("orderNumber")}, {first.Text("code")};KHONG-CO\thttps://x.vn/s/{(await clerk.Get($"/shipments/{parcels[2].Shipment}")).Text("code")}";
        var dry = await clerk.Post("/shipments:move", new { codes, state = "posted", dryRun = true });
        Assert.Equal((3, 1), (dry.GetProperty("done").GetArrayLength(), dry.GetProperty("left").GetArrayLength()));
        Assert.Equal(("KHONG-CO", "shipment.codeUnknown"), (dry.GetProperty("left")[0].Text("number"), dry.GetProperty("left")[0].Text("code")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, dry.GetProperty("operationId").ValueKind);
        Assert.Equal(["shipNow", "shipNow", "shipNow"], await States(clerk, parcels));
        var done = await clerk.Post("/shipments:move", new { codes, state = "posted" });
        Assert.Equal(dry.GetProperty("done").EnumerateArray().Select(d => d.GetGuid()).Order(), done.GetProperty("done").EnumerateArray().Select(d => d.GetGuid()).Order());
        Assert.Equal("shipment.codesMissing", (await clerk.Post("/shipments:move", new { codes = " \n", state = "posted" }, 422)).Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Ten_undos_at_once_are_one_and_only_who_did_it_or_leads_them_may(string database)
    {
        var (house, clerk, parcels) = await Parcels(database, 2);
        var done = await clerk.Post("/shipments:move", new { ids = parcels.Select(p => p.Shipment), state = "posted" });
        var id = done.Id("operationId");
        await (await house.Api("lan")).Post($"/operations/{id}:undo", new { }, 404);         // a salesperson takes back only their own
        await (await house.Api("thu")).Post($"/operations/{id}:undo", new { }, 403);
        await (await house.Api("warehouse1")).Post($"/operations/{id}:undo", new { }, 404);        // not theirs
        await (await house.Api("warehouse1")).Get($"/operations/{id}", 404);
        var manager = await house.Api("quan");
        Assert.Equal("shipments.move", (await manager.Get($"/operations/{id}")).Text("kind"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => clerk.PostAsync($"/api/v1/operations/{id}:undo", null, Now)));
        Assert.Equal((1, 9), (answers.Count(a => (int)a.StatusCode == 200), answers.Count(a => (int)a.StatusCode == 422)));
        await using var db = house.Open();
        var ids = parcels.Select(p => p.Shipment).ToList();
        Assert.Equal(6, await db.Rows<ShipmentEvent>().CountAsync(e => ids.Contains(e.ShipmentId), Now));
    }

    private static async Task<List<string>> States(HttpClient clerk, List<(Guid Order, Guid Shipment)> parcels)
    {
        var states = new List<string>();
        foreach (var (_, shipment) in parcels) states.Add((await clerk.Get($"/shipments/{shipment}")).Text("state"));
        return states;
    }
}

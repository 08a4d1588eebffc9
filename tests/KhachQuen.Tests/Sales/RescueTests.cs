using System.Text.Json;
using KhachQuen.Platform;
using KhachQuen.Sales;
using static KhachQuen.Tests.Sales.Selling;

namespace KhachQuen.Tests.Sales;

/// <summary>"Cứu đơn" (A-43) and labels, as clerks and shipment care use them.</summary>
public sealed class RescueTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly string[] ToFailure = ["shipNow", "posted", "picked", "delivering", "deliveryFailed"];
    private static readonly Guid NoAnswer = new RescueSettings().Reasons[0].Id, CallAgain = new RescueSettings().Solutions[0].Id;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_failed_parcel_is_worked_on_leaves_the_list_and_comes_back_with_the_carriers_next_word(string database)
    {
        var house = houses.On(database);
        var (order, shipment) = await house.Ship("lan");
        await house.Go(shipment, ToFailure[..^1]);
        Assert.Empty(await On(house, "shipping1", order));
        await (await house.Api("shipping1")).Post($"/shipments/{shipment}/events", new { state = "deliveryFailed", note = "Khách 0912345678 không nghe máy" });
        var row = Assert.Single(await On(house, "shipmentcare1", order));
        Assert.Equal(("failed", 1, "Khách 0912345678 không nghe máy"), (row.Text("cause"), row.Number("failedTries"), row.Text("lastWord")));
        Assert.StartsWith("+84", row.Text("phone"), StringComparison.Ordinal);
        var masked = Assert.Single(await On(house, "shipping1", order));                       // the clerk calls by click
        Assert.Contains("•••", masked.Text("phone"), StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", masked.Text("lastWord"), StringComparison.Ordinal);

        var done = await Rescue(house, "shipmentcare1", shipment);
        Assert.Equal(1, done.GetProperty("done").GetArrayLength());
        Assert.Empty(await On(house, "shipmentcare1", order));
        var put = Assert.Single(await On(house, "shipmentcare1", order, "&later=true"));
        Assert.Equal(("Khách không nghe máy", "Gọi lại khách", "gọi 2 lần"), (put.Text("reason"), put.Text("solution"), put.Text("note")));
        await house.Go(shipment, "redeliveryRequested");                                       // our own asking changes nothing
        Assert.Empty(await On(house, "shipmentcare1", order));
        await house.Go(shipment, "delivering", "deliveryFailed");
        Assert.Equal(2, Assert.Single(await On(house, "shipmentcare1", order)).Number("failedTries"));
        var told = (await (await house.Api("lan")).Get($"/orders/{order.Id()}/timeline?limit=100")).Items().Single(l => l.Text("kind") == "shipment.rescued");
        Assert.Equal(("Khách không nghe máy", "gọi 2 lần", "Lâm Care"), (told.GetProperty("facts").Text("reason"), told.Text("note"), told.Text("actorName")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_carriers_word_that_moves_nothing_wakes_a_parcel_too(string database)
    {
        var house = houses.On(database);
        var (order, shipment) = await house.Ship("lan");
        await house.Go(shipment, ToFailure);
        await Rescue(house, "shipping1", shipment);
        Assert.Empty(await On(house, "shipping1", order));
        var waybill = (await (await house.Api("shipping1")).Get($"/shipments/{shipment}")).Text("code");
        await Task.Delay(5, Now);
        var said = new CarrierEvent(waybill, null, null, "RETRY_TOMORROW", "Hẹn giao lại ngày mai", House.Clock.Now());
        Assert.Equal(CarrierResult.UnknownCode, await house.Get<ReceiveCarrierEvent>().Handle("ghn", said, "{}", Actor.System, Now));
        Assert.Equal("Hẹn giao lại ngày mai", Assert.Single(await On(house, "shipping1", order)).Text("lastWord"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Silence_is_too_long_by_the_companys_working_hours(string database)
    {
        var house = houses.On(database);
        var calendar = await house.Get<CompanyCalendar>().Today(Now);
        var now = House.Clock.Now();
        var early = await Silent(house, calendar.TakeWorkingTime(now, TimeSpan.FromHours(12)).AddSeconds(-1));
        var late = await Silent(house, calendar.TakeWorkingTime(now, TimeSpan.FromHours(12)).AddMinutes(10));      // the test takes less
        var row = Assert.Single(await On(house, "shipping1", early));
        Assert.Equal(("slow", 12, 12), (row.Text("cause"), row.Number("silentHours"), row.Number("slowHours")));
        Assert.Empty(await On(house, "shipping1", late));
        Assert.Single(await On(house, "shipping1", early, "&cause=slow"));
        Assert.Empty(await On(house, "shipping1", early, "&cause=failed"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_was_recorded_is_taken_back_and_the_parcel_is_open_again(string database)
    {
        var house = houses.On(database);
        var (order, shipment) = await house.Ship("lan");
        await house.Go(shipment, ToFailure);
        var done = await Rescue(house, "shipping1", shipment);
        var undone = await (await house.Api("shipping1")).Post($"/operations/{done.Id("operationId")}:undo", new { });
        Assert.Equal("""{"reversed":1,"kept":0,"impossible":0}""", undone.GetProperty("heaps").GetRawText());
        Assert.True(Assert.Single(await On(house, "shipping1", order)).IsNull("reason"));
        Assert.Equal("deliveryFailed", (await (await house.Api("shipping1")).Get($"/shipments/{shipment}")).Text("state"));
        Assert.Contains((await (await house.Api("lan")).Get($"/orders/{order.Id()}/timeline?limit=100")).Items(), l => l.Text("kind") == "shipment.rescueTakenBack");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_sees_the_order_sees_it_on_the_list_and_only_who_ships_records(string database)
    {
        var house = houses.On(database);
        var (order, shipment) = await house.Ship("lan");
        await house.Go(shipment, ToFailure);
        foreach (var (who, rows) in new[] { ("lan", 1), ("minh", 0), ("tuan", 1), ("phuc", 0), ("quan", 1), ("warehouse1", 1), ("shipmentcare1", 1), ("accountant1", 1) }) Assert.Equal(rows, (await On(house, who, order)).Count);
        foreach (var who in new[] { "data1", "root" }) await (await house.Api(who)).Get("/shipments/rescue", 403);
        foreach (var who in new[] { "lan", "tuan", "accountant1" }) await (await house.Api(who)).Post("/shipments:rescue", new { ids = new[] { shipment }, reasonId = NoAnswer, solutionId = CallAgain }, 403);
        var unposted = await house.Ship("lan");
        var care = await (await house.Api("shipmentcare1")).Post("/shipments:rescue", new { ids = new[] { unposted.Shipment }, reasonId = NoAnswer, solutionId = CallAgain });
        Assert.Equal((0, 0), (care.GetProperty("done").GetArrayLength(), care.GetProperty("left").GetArrayLength()));       // not theirs to see: passed over
        var clerk = await (await house.Api("shipping1")).Post("/shipments:rescue", new { ids = new[] { unposted.Shipment }, reasonId = NoAnswer, solutionId = CallAgain });
        Assert.Equal("rescue.notUnderWay", clerk.Items("left")[0].Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_numbers_are_those_of_the_lists_behind_them(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var ends = new (string[] Way, int Count)[] { ([.. ToFailure, "delivering", "delivered"], 3), ([.. ToFailure, "returning", "returned"], 1), (ToFailure, 2), ([.. ToFailure[..^1], "delivered"], 2) };
        var open = new List<Guid>();
        foreach (var (way, count) in ends)
            for (var n = 0; n < count; n++)
            {
                var (_, shipment) = await house.Ship("lan");
                await house.Go(shipment, way);
                if (way.Length == ToFailure.Length && way[^1] == "deliveryFailed") open.Add(shipment);
            }
        await Rescue(house, "shipping1", open[0]);
        await house.Go(open[0], "delivering", "delivered");
        var clerk = await house.Api("shipping1");
        var numbers = await clerk.Get("/shipments/rescue/numbers");
        Assert.Equal((6, 4, 1, 1, 0.8m), (numbers.Number("entered"), numbers.Number("rescued"), numbers.Number("lost"), numbers.Number("open"), numbers.GetProperty("rate").GetDecimal()));
        foreach (var (end, count) in new[] { ("any", 6), ("rescued", 4), ("lost", 1), ("open", 1) }) Assert.Equal(count, (await clerk.Get($"/shipments?rescue={end}&rescueFrom={numbers.Text("since")}")).Items().Length);
        var reason = Assert.Single(numbers.Items("reasons"));
        Assert.Equal(("Khách không nghe máy", 1, 1), (reason.Text("name"), reason.Number("count"), reason.Number("rescued")));
        Assert.Equal(open[0], Assert.Single((await clerk.Get($"/shipments?rescueReasonId={NoAnswer}&rescueFrom={numbers.Text("since")}")).Items()).Id());
        Assert.Empty((await clerk.Get($"/shipments?rescue=any&rescueFrom={House.Clock.Now().AddDays(2):yyyy-MM-dd}")).Items());
        Assert.Equal((0, 0), ((await (await house.Api("minh")).Get("/shipments/rescue/numbers")).Number("entered"), (await (await house.Api("minh")).Get("/shipments?rescue=any")).Items().Length));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Reasons_solutions_and_hours_are_the_companys_own(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var (manager, clerk) = (await house.Api("quan"), await house.Api("shipping1"));
        var (order, shipment) = await house.Ship("lan");
        await house.Go(shipment, ToFailure);
        var (own, gone) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal("rescueSettings.hoursInvalid", (await manager.Put("/settings/rescue", new { slowHours = new { delivered = 5 } }, expected: 422)).Text("code"));
        Assert.Equal("rescueSettings.hoursInvalid", (await manager.Put("/settings/rescue", new { againHours = 0 }, expected: 422)).Text("code"));
        Assert.Equal("customerLists.twice", (await manager.Put("/settings/rescue", new { reasons = new[] { new { id = own, name = "Mưa bão", active = true }, new { id = gone, name = "mua BAO", active = true } } }, expected: 422)).Text("code"));
        await manager.Put("/settings/rescue", new { reasons = new[] { new { id = own, name = "Mưa bão", active = true }, new { id = gone, name = "Cũ", active = false } } });
        await clerk.Refuses("/shipments:rescue", new { ids = new[] { shipment }, reasonId = NoAnswer, solutionId = CallAgain }, "rescue.reasonUnknown", "reason");
        await clerk.Refuses("/shipments:rescue", new { ids = new[] { shipment }, reasonId = gone, solutionId = CallAgain }, "rescue.reasonUnknown", "reason");
        await clerk.Refuses("/shipments:rescue", new { ids = new[] { shipment }, reasonId = own, solutionId = Guid.Empty }, "rescue.solutionUnknown", "solution");
        await clerk.Post("/shipments:rescue", new { ids = new[] { shipment }, reasonId = own, solutionId = CallAgain });
        Assert.Equal("Mưa bão", Assert.Single(await On(house, "shipping1", order, "&later=true")).Text("reason"));
        await (await house.Api("lan")).Put("/settings/rescue", new { againHours = 5 }, expected: 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Labels_carry_what_the_scanner_finds_and_nobody_elses_parcels(string database)
    {
        var house = houses.On(database);
        var ((order, mine), (_, foreign)) = (await house.Ship("lan"), await house.Ship("nga"));
        var visitor = await house.Visitor().SignIn("lan", House.Password);
        var page = await visitor.See($"/shipments/labels?size=a5&ids={mine:N}.{foreign:N}.{Guid.CreateVersion7():N}.khong-phai");
        var code = (await (await house.Api("lan")).Get($"/shipments/{mine}")).Text("code");
        Assert.Contains($"Mã QR {code}", page, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "class=\"parcel-label parcel-label-a5\""));
        var found = Assert.Single(await house.Get<FindByCodes>().Handle(ParcelCode.Of(code, order.Text("number")), await house.Actor("shipping1"), Now));
        Assert.Equal(mine, found.Shipment!.Id);
        await (await house.Api("shipping1")).Patch($"/shipments/{mine}", new { code = "VD 1, lần 2" }, (await (await house.Api("shipping1")).Get($"/shipments/{mine}")).Number("version"));
        Assert.Contains($"Mã QR {order.Text("number")}", await visitor.See($"/shipments/labels?ids={mine:N}"), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonElement>> On(House house, string who, JsonElement order, string more = "") =>
        (await (await house.Api(who)).Get($"/shipments/rescue?q={order.Text("number")}{more}")).Items();

    private static async Task<JsonElement> Rescue(House house, string who, Guid shipment) =>
        await (await house.Api(who)).Post("/shipments:rescue", new { ids = new[] { shipment }, reasonId = NoAnswer, solutionId = CallAgain, note = "gọi 2 lần", againAt = House.Clock.Now().AddHours(3) });

    /// <summary>An order whose parcel was posted then, and of which nothing was heard since.</summary>
    private static async Task<JsonElement> Silent(House house, DateTime since)
    {
        var order = await house.Sell("lan");
        await (await house.Api("lan")).Post($"/orders/{order.Id()}:confirm", new { });
        var (clock, clerk) = (new HandClock(since), await house.Actor("shipping1"));
        var then = clock.Database(house);
        var shipment = await new ShipOrder(then, clock).Handle(order.Id(), new(), clerk, Now);
        foreach (var state in new[] { ShipmentState.ShipNow, ShipmentState.Posted }) await new RecordShipmentEvent(then, clock).Handle(shipment.Id, new() { State = state }, clerk, Now);
        return order;
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;
using static KhachQuen.Tests.Sales.Selling;

namespace KhachQuen.Tests.Sales;

/// <summary>Carriers report by themselves (A-41, T-12).</summary>
public sealed class CarrierTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly Dictionary<House, string> Addresses = [];
    private static readonly SemaphoreSlim Turning = new(1);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_carrier_delivers_a_parcel_from_where_it_stands_and_what_it_passed_over_is_inferred(string database)
    {
        var house = houses.On(database);
        var (order, shipment, code) = await Parcel(house);
        Assert.Equal("applied", await Tell(house, code, "delivered", 60));
        var now = await Shipment(house, shipment);
        Assert.Equal(("delivered", "collected", "ghn", 22_000), (now.Text("state"), now.Text("codState"), now.Text("carrier"), now.Number("fee")));
        Assert.Equal(["delivered:False", "delivering:True", "picked:True", "posted:True", "shipNow:True"], now.Items("events").Select(e => $"{e.Text("state")}:{e.GetProperty("inferred").GetBoolean()}"));
        Assert.All(now.Items("events"), e => Assert.Equal("GHN", e.Text("actorName")));
        Assert.Equal("delivered", (await (await house.Api("lan")).Get($"/orders/{order.Id()}")).Text("state"));
        Assert.Equal("customer", (await (await house.Api("lan")).Get($"/customers/{order.Id("customerId")}")).Text("lifecycle"));
        Assert.Equal("applied", await Tell(house, code, "delivered", 70, ",\"CODTransferDate\":\"" + Stamp(70) + "\""));
        Assert.Equal("paid", (await Shipment(house, shipment)).Text("state"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Twice_is_once_late_is_kept_and_what_is_out_of_reach_raises_an_alert(string database)
    {
        var house = houses.On(database);
        var (_, shipment, code) = await Parcel(house);
        Assert.Equal("applied", await Tell(house, code, "delivered", 60));
        Assert.Equal("applied", await Tell(house, code, "delivered", 60));      // the same line, twice
        Assert.Equal("late", await Tell(house, code, "delivering", 50));
        Assert.Equal("repeated", await Tell(house, code, "delivered", 65));
        Assert.Equal("unknownCode", await Tell(house, code, "teleported", 66));
        Assert.Equal("unreachable", await Tell(house, code, "picking", 67));
        Assert.Equal("unknownWaybill", await Tell(house, "KHONGCO" + Numbers.Next(), "picking", 67));
        Assert.Equal(("delivered", 5), ((await Shipment(house, shipment)).Text("state"), (await Shipment(house, shipment)).Items("events").Length));
        var said = (await (await house.Api("shipping1")).Get($"/carrier-events?q={code}")).Items();
        Assert.Equal(["unreachable", "unknownCode", "repeated", "late", "applied"], said.Select(m => m.Text("result")));
        Assert.Equal((2, true), (said[^1].Number("times"), said[0].GetProperty("alert").GetBoolean()));
        Assert.Contains("teleported", (await (await house.Api("shipping1")).Get($"/carrier-events/{said[1].Id()}")).Text("raw"), StringComparison.Ordinal);
        Assert.Equal(2, (await (await house.Api("shipping1")).Get($"/carrier-events?q={code}&result=repeated")).Items().Length);
        await (await house.Api("lan")).Get("/carrier-events", 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_same_message_ten_times_at_once_has_one_effect(string database)
    {
        var house = houses.On(database);
        for (var round = 0; round < 3; round++)
        {
            var (_, shipment, code) = await Parcel(house);
            var address = await Address(house);
            using var start = new Barrier(10);
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () => { var api = house.CreateClient(); start.SignalAndWait(Now); return (await api.PostAsync(address, Message(code, "delivered", 60), Now)).StatusCode; }, Now)));
            Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a));
            await using var db = house.Open();
            var message = Assert.Single(await db.Rows<CarrierMessage>().Where(m => m.Parcel == code).ToListAsync(Now));
            Assert.Equal((10, CarrierResult.Applied, 5), (message.Times, message.Result, (await Shipment(house, shipment)).Items("events").Length));
        }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Different_messages_of_one_parcel_at_once_end_where_the_newest_says(string database)
    {
        var house = houses.On(database);
        var (_, shipment, code) = await Parcel(house);
        string[] way = ["ready_to_pick", "picking", "picked", "delivering", "delivered"];
        await Task.WhenAll(way.Select((s, i) => Tell(house, code, s, 10 * (i + 1))));
        Assert.Equal("delivered", (await Shipment(house, shipment)).Text("state"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_parcel_is_found_by_our_number_and_takes_the_carriers(string database)
    {
        var house = houses.On(database);
        var order = await house.Sell("lan");
        await (await house.Api("lan")).Post($"/orders/{order.Id()}:confirm", new { });
        var shipment = (await (await house.Api("shipping1")).Post($"/orders/{order.Id()}/shipments", new { })).Id();
        var code = "G" + Numbers.Next();
        Assert.Equal("applied", await Tell(house, code, "picked", 5, $",\"ClientOrderCode\":\"{order.Text("number")}\""));
        var now = await Shipment(house, shipment);
        Assert.Equal(("picked", "ghn", code), (now.Text("state"), now.Text("carrier"), now.Text("code")));
        Assert.Equal("unknownWaybill", await Tell(house, "G" + Numbers.Next(), "delivered", 6, $",\"ClientOrderCode\":\"{order.Text("number")}\""));     // another parcel's number
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Only_the_address_with_the_secret_is_there_and_a_new_one_ends_the_old(string database)
    {
        var house = houses.On(database);
        var (manager, nobody) = (await house.Api("quan"), house.CreateClient());
        await (await house.Api("lan")).Post("/carriers/ems:turnSecret", new { }, 403);
        var first = (await manager.Post("/carriers/ems:turnSecret", new { })).Text("path");
        var ems = $$"""{"tracking_code":"E{{Numbers.Next()}}","status_code":"100","status_name":"Đã giao","datetime":"2026-03-02 12:00:00"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, first) { Content = new StringContent(ems, Encoding.UTF8, "application/json") };
        request.Headers.Add("ems-transaction", "T-1");
        var answer = await (await nobody.SendAsync(request, Now)).Body();
        Assert.Equal(("success", "T-1"), (answer.Text("code"), answer.Text("transaction")));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.PostAsync(first[..^1] + "x", new StringContent(ems), Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.PostAsync(first.Replace("/ems/", "/ghn/", StringComparison.Ordinal), new StringContent(ems), Now)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await nobody.PostAsync(first, new StringContent("{\"tracking_code\":\"E\"}"), Now)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await nobody.PostAsync(first, new StringContent(new string(' ', 40_000)), Now)).StatusCode);
        var second = (await (await house.Api("shipping1")).Post("/carriers/ems:turnSecret", new { })).Text("path");
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.PostAsync(first, new StringContent(ems), Now)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.PostAsync(second, new StringContent(ems), Now)).StatusCode);
        await manager.Post("/carriers/ems:shut", new { });
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.PostAsync(second, new StringContent(ems), Now)).StatusCode);
        await using var db = house.Open();
        Assert.DoesNotContain(await db.Rows<KhachQuen.Platform.AuditLine>().Where(l => l.Noun == "carrierDoor").Select(l => l.Changes).ToListAsync(Now), c => c!.Contains("ash", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_pages_show_the_address_once_and_what_came_of_each_message()
    {
        var house = houses.Sqlite;
        var (_, _, code) = await Parcel(house);
        await Tell(house, code, "delivered", 60);
        var quan = await house.Visitor().SignIn("quan", House.Password);
        await quan.See("/settings/carriers");
        Assert.Contains("/api/v1/carriers/vnpost/webhook/", await quan.Send("/settings/carriers/vnpost/turn"), StringComparison.Ordinal);
        Assert.DoesNotContain("/webhook/", await quan.See("/settings/carriers"), StringComparison.Ordinal);
        var list = await quan.See($"/shipments/carrier-events?q={code}");
        Assert.Contains("Đã ghi", list, StringComparison.Ordinal);
        var shipping = await house.Visitor().SignIn("shipping1", House.Password);
        await shipping.See("/settings/carriers");
        Assert.Equal(HttpStatusCode.OK, shipping.Status);
    }

    private static async Task<(JsonElement Order, Guid Shipment, string Code)> Parcel(House house)
    {
        var order = await house.Sell("lan");
        await (await house.Api("lan")).Post($"/orders/{order.Id()}:confirm", new { });
        var code = "GHN" + Numbers.Next();
        return (order, (await (await house.Api("shipping1")).Post($"/orders/{order.Id()}/shipments", new { carrier = "ghn", code })).Id(), code);
    }

    private static async Task<JsonElement> Shipment(House house, Guid id) => await (await house.Api("shipping1")).Get($"/shipments/{id}");

    /// <summary>Tells as GHN does; what became of it.</summary>
    private static async Task<string> Tell(House house, string code, string status, int minute, string more = "")
    {
        await (await house.CreateClient().PostAsync(await Address(house), Message(code, status, minute, more), Now)).Body(200);
        return (await (await house.Api("shipping1")).Get($"/carrier-events?q={code}")).Items().First(m => m.Text("rawCode").StartsWith(status, StringComparison.Ordinal)).Text("result");
    }

    private static StringContent Message(string code, string status, int minute, string more = "") =>
        new($$"""{"OrderCode":"{{code}}","Status":"{{status}}","Type":"switch_status","Time":"{{Stamp(minute)}}","CODAmount":100000,"TotalFee":22000{{more}}}""", Encoding.UTF8, "application/json");

    private static string Stamp(int minute) => new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minute).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static async Task<string> Address(House house)
    {
        await Turning.WaitAsync(Now);
        try { return Addresses.TryGetValue(house, out var known) ? known : Addresses[house] = (await (await house.Api("quan")).Post("/carriers/ghn:turnSecret", new { })).Text("path"); }
        finally { Turning.Release(); }
    }
}

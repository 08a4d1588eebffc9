using System.Net;
using System.Text;
using System.Text.Json;
using KhachQuen.Platform;
using static KhachQuen.Tests.Sales.Selling;

namespace KhachQuen.Tests.Sales;

/// <summary>The carrier's money against ours: what matches is settled by one key, what differs by a reason, and the numbers balance.</summary>
public sealed class StatementTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly string[] ToTheDoor = ["shipNow", "posted", "picked", "delivering", "delivered"];

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Every_line_is_one_of_its_kinds_and_lines_and_money_balance(string database)
    {
        var house = houses.On(database);
        var (accountant, parcels) = (await house.Api("accountant1"), new List<(JsonElement Order, Guid Shipment, string Code)>());
        for (var i = 0; i < 5; i++) parcels.Add(await Delivered(house, i == 3 ? ["shipNow", "posted"] : ToTheDoor));
        await house.Go(parcels[4].Shipment, "paid");
        await accountant.Post($"/shipments/{parcels[4].Shipment}:reconcile", new { amount = 100_000 });
        var id = await Import(house, $"""
            Mã vận đơn;Mã đơn hàng;Tiền thu hộ;Phí vận chuyển
            {parcels[0].Code};;100.000;22.000
            ;{parcels[1].Order.Text("number")};100000;-25000
            {parcels[2].Code};;90.000;
            {parcels[3].Code};;100.000;
            {parcels[4].Code};;100.000;
            {parcels[0].Code};;100.000;
            KHONGCO{Numbers.Next()};;50.000;
            {parcels[0].Code};;mười đồng;
            """);
        var statement = await accountant.Get($"/carrier-statements/{id}");
        Assert.Equal((8, 2, 1, 1, 1, 1, 1, 1), (statement.Number("lines"), statement.Number("matched"), statement.Number("differs"), statement.Number("notDelivered"), statement.Number("alreadyReconciled"), statement.Number("repeated"), statement.Number("unknown"), statement.Number("unreadable")));
        Assert.Equal(8, statement.Items("heaps").Sum(h => h.Number("lines")));
        Assert.Equal((640_000, 47_000), (statement.Number("cod"), statement.Number("fee")));
        Assert.Equal((640_000, 47_000), (statement.Items("heaps").Sum(h => h.Number("cod")), statement.Items("heaps").Sum(h => h.Number("fee"))));
        var job = await accountant.Get($"/jobs/{id}");
        Assert.Equal((8, 8, 4, 2, 2), (job.Number("total"), job.Number("done"), job.Number("created"), job.Number("duplicates"), job.Number("rejected")));
        Assert.Equal("delivered", await State(house, parcels[0].Order));      // nothing is settled by reading

        await accountant.Post($"/carrier-statements/{id}:settle", new { }, 202);
        await Until(async () => (await accountant.Get($"/carrier-statements/{id}")).Number("settled") == 2);
        Assert.Equal(("settled", "settled", "delivered", "shipping"), (await State(house, parcels[0].Order), await State(house, parcels[1].Order), await State(house, parcels[2].Order), await State(house, parcels[3].Order)));
        var paid = await accountant.Get($"/shipments/{parcels[0].Shipment}");
        Assert.Equal(("paid", "reconciled", 22_000), (paid.Text("state"), paid.Text("codState"), paid.Number("fee")));
        statement = await accountant.Get($"/carrier-statements/{id}");
        Assert.Equal((200_000, 0), (statement.Number("settledCod"), statement.Number("toSettle")));
        await accountant.Refuses($"/carrier-statements/{id}:settle", new { }, "statement.nothingToSettle");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_line_that_differs_needs_a_reason_or_stays_disputed(string database)
    {
        var house = houses.On(database);
        var (accountant, (order, shipment, code)) = (await house.Api("accountant1"), await Delivered(house, ToTheDoor));
        var id = await Import(house, $"Mã vận đơn,COD\n{code},90000\n");
        var line = Assert.Single((await accountant.Get($"/carrier-statements/{id}/lines?result=differs")).Items());
        Assert.Equal((-10_000, 100_000), (line.Number("difference"), line.Number("expectedCod")));
        await accountant.Refuses($"/carrier-statement-lines/{line.Id()}:decide", new { decision = "settled" }, "statement.reasonMissing", "reason");
        await accountant.Post($"/carrier-statement-lines/{line.Id()}:decide", new { decision = "disputed", reason = "đã gửi mail hãng" });
        Assert.Equal("disputed", (await accountant.Get($"/shipments/{shipment}")).Text("codState"));
        Assert.Equal("delivered", await State(house, order));
        await (await house.Api("quan")).Post($"/carrier-statement-lines/{line.Id()}:decide", new { decision = "settled", reason = "x" }, 403);
        await accountant.Post($"/carrier-statement-lines/{line.Id()}:decide", new { decision = "settled", reason = "hãng trừ phí thu hộ" });
        Assert.Equal(("settled", "reconciled"), (await State(house, order), (await accountant.Get($"/shipments/{shipment}")).Text("codState")));
        await accountant.Refuses($"/carrier-statement-lines/{line.Id()}:decide", new { decision = "disputed" }, "statement.lineSettled");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_settled_order_is_locked_against_edit_cancel_and_return(string database)
    {
        var house = houses.On(database);
        var (accountant, (order, shipment, code)) = (await house.Api("accountant1"), await Delivered(house, ToTheDoor));
        var id = await Import(house, $"Mã vận đơn,COD\n{code},100000\n");
        await accountant.Post($"/carrier-statements/{id}:settle", new { }, 202);
        await Until(async () => await State(house, order) == "settled");
        var lan = await house.Api("lan");
        await lan.Patch($"/orders/{order.Id()}", new { shippingFee = 1 }, (await lan.Get($"/orders/{order.Id()}")).Number("version"), 422);
        await lan.Refuses($"/orders/{order.Id()}:cancel", new { reason = "x" }, "order.illegalMove", "state");
        await (await house.Api("quan")).Refuses($"/orders/{order.Id()}:return", new { reason = "x" }, "order.illegalMove", "state");
        await (await house.Api("quan")).Refuses($"/shipments/{shipment}/events", new { state = "returned" }, "shipment.reconciled");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_same_file_is_read_once_a_dry_run_keeps_nothing_and_a_bad_one_is_refused(string database)
    {
        var house = houses.On(database);
        var (accountant, (_, _, code)) = (await house.Api("accountant1"), await Delivered(house, ToTheDoor));
        var file = $"Mã vận đơn,COD\n{code},100000\n";
        var tried = await Import(house, file, ("dryRun", "true"));
        await accountant.Get($"/carrier-statements/{tried}", 404);
        Assert.Equal(1, (await accountant.Get($"/jobs/{tried}")).Number("created"));
        var id = await Import(house, file);
        Assert.Equal(1, (await accountant.Get($"/carrier-statements/{id}")).Number("matched"));
        (await (await Send(house, "accountant1", file)).Body(422)).IsRefusal("statement.sameFile", "file");
        (await (await Send(house, "accountant1", "Mã vận đơn,Ghi chú\nA,1\n")).Body(422)).IsRefusal("statement.codColumnMissing");
        (await (await Send(house, "accountant1", "Ghi chú,COD\nA,1\n")).Body(422)).IsRefusal("statement.parcelColumnMissing");
        var mapped = await Import(house, $"Cột A,Cột B\n{code},100000\n", ("mapping", """{"Cột A":"waybill","Cột B":"cod"}"""));
        Assert.Equal(1, (await accountant.Get($"/carrier-statements/{mapped}")).Number("matched"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(house, "quan", file)).StatusCode);
        var two = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Send(house, "accountant1", file + "\n" + code + ",1\n")));
        Assert.Contains(HttpStatusCode.Accepted, two.Select(t => t.StatusCode));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_parcel_in_two_statements_is_settled_once(string database)
    {
        var house = houses.On(database);
        var (accountant, (_, _, code)) = (await house.Api("accountant1"), await Delivered(house, ToTheDoor));
        var (first, second) = (await Import(house, $"Mã vận đơn,COD\n{code},100000\n"), await Import(house, $"Mã vận đơn,COD,Ghi chú\n{code},100000,lại\n"));
        await accountant.Post($"/carrier-statements/{first}:settle", new { }, 202);
        await Until(async () => (await accountant.Get($"/carrier-statements/{first}")).Number("settled") == 1);
        await accountant.Post($"/carrier-statements/{second}:settle", new { }, 202);
        await Until(async () => (await accountant.Get($"/carrier-statements/{second}")).Number("alreadyReconciled") == 1);
        Assert.Equal(0, (await accountant.Get($"/carrier-statements/{second}")).Number("settled"));
    }

    [Fact]
    public async Task The_accountants_pages_show_the_numbers_and_take_a_file()
    {
        var house = houses.Sqlite;
        var (_, _, code) = await Delivered(house, ToTheDoor);
        var id = await Import(house, $"Mã vận đơn,COD\n{code},90000\n");
        var accountant = await house.Visitor().SignIn("accountant1", House.Password);
        Assert.Contains("bang.csv", await accountant.See("/statements"), StringComparison.Ordinal);
        var page = await accountant.See($"/statements/{id}?result=differs");
        Assert.Contains("-10.000", page, StringComparison.Ordinal);
        var line = Assert.Single((await (await house.Api("accountant1")).Get($"/carrier-statements/{id}/lines")).Items()).Id();
        Assert.Contains("Đối soát với lý do", await accountant.See($"/statements/lines/{line}/panel"), StringComparison.Ordinal);
    }

    internal static async Task<(JsonElement Order, Guid Shipment, string Code)> Delivered(House house, string[] way, string seller = "lan")
    {
        var order = await house.Sell(seller);
        await (await house.Api(seller)).Post($"/orders/{order.Id()}:confirm", new { });
        var code = "DS" + Numbers.Next();
        var shipment = (await (await house.Api("shipping1")).Post($"/orders/{order.Id()}/shipments", new { code })).Id();
        await house.Go(shipment, way);
        return (order, shipment, code);
    }

    /// <summary>Brings a statement and waits until it is read.</summary>
    internal static async Task<Guid> Import(House house, string csv, params (string Name, string Value)[] more)
    {
        var id = (await (await Send(house, "accountant1", csv, more)).Body(202)).Id();
        var accountant = await house.Api("accountant1");
        await Until(async () => (await accountant.Get($"/jobs/{id}")).Text("state") is "succeeded" or "failed");
        Assert.Equal("succeeded", (await accountant.Get($"/jobs/{id}")).Text("state"));
        return id;
    }

    private static async Task<HttpResponseMessage> Send(House house, string who, string csv, params (string Name, string Value)[] more)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "bang.csv" } };
        foreach (var (name, value) in more) form.Add(new StringContent(value), name);
        return await (await house.Api(who)).PostAsync("/api/v1/carrier-statements:import", form, Now);
    }

    internal static async Task Until(Func<Task<bool>> done)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await done())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), "waited in vain");
            await Task.Delay(20, Now);
        }
    }

    private static async Task<string> State(House house, JsonElement order) => (await (await house.Api("lan")).Get($"/orders/{order.Id()}")).Text("state");
}

using System.Net;
using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Tests.Access;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Finance;

/// <summary>Receipts and payments through the API (T-14): four eyes by every road, races with one winner, money that never goes back twice.</summary>
public sealed class VoucherTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_receipt_is_written_by_one_and_counts_when_another_approves(string database)
    {
        var house = houses.On(database);
        var (accountant, manager, order) = (await house.Api("accountant1"), await house.Api("quan"), await house.Sell("lan"));
        var receipt = await accountant.Post("/receipts", new { orderId = order.Id(), amount = 43_210, method = "bank", reference = "FT2611", note = "cọc" }, 201);
        Assert.Matches("^PT-\\d{6}-\\d{4}$", receipt.Text("number"));
        Assert.Equal(("pending", "receipt", "bank", 43_210), (receipt.Text("state"), receipt.Text("kind"), receipt.Text("method"), receipt.Number("amount")));
        Assert.Equal((0, 100_000), await Money(house, order, "received", "outstanding"));
        await accountant.Post($"/receipts/{receipt.Id()}:approve", new { }, 403);
        await manager.Post($"/receipts/{receipt.Id()}:approve", new { version = 99 }, 409);
        var approved = await manager.Post($"/receipts/{receipt.Id()}:approve", new { version = receipt.Number("version") });
        Assert.Equal("approved", approved.Text("state"));
        await manager.Refuses($"/receipts/{receipt.Id()}:approve", new { }, "voucher.decided");
        await accountant.Patch($"/receipts/{receipt.Id()}", new { amount = 1 }, approved.Number("version"), 422);
        Assert.Equal((43_210, 56_790), await Money(house, order, "received", "outstanding"));
        await manager.Get($"/payments/{receipt.Id()}", 404);       // each by its own road
        var story = (await manager.Get($"/orders/{order.Id()}/timeline")).Items().Select(l => l.Text("kind")).ToList();
        Assert.Contains("receipt.approved", story);
        Assert.Contains("receipt.written", (await manager.Get($"/customers/{order.Id("customerId")}/timeline")).Items().Select(l => l.Text("kind")));
        await StatementTests.Until(async () => (await manager.Get($"/customers/{order.Id("customerId")}")).GetProperty("isReturning").GetBoolean());     // F-8
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_writer_never_approves_by_another_role_token_or_team(string database)
    {
        var house = houses.On(database);
        var order = await house.Sell("lan");
        var both = await People.Made(house, roles: ["accountant", "manager"]);
        var name = both.Text("userName");
        var (api, quan) = (await house.Api(name), await house.Api("quan"));
        var receipt = await api.Post("/receipts", new { orderId = order.Id(), amount = 10_000 }, 201);
        await api.Refuses($"/receipts/{receipt.Id()}:approve", new { }, "voucher.ownApproval");
        await (await OtherToken(house, both.Id())).Refuses($"/receipts/{receipt.Id()}:approve", new { }, "voucher.ownApproval");
        await (await house.Api("root")).Patch($"/users/{both.Id()}", new { roles = new[] { "manager" } }, both.Number("version"));       // writes no more, approves
        await (await OtherToken(house, both.Id())).Refuses($"/receipts/{receipt.Id()}:approve", new { }, "voucher.ownApproval");
        var visitor = await house.Visitor().SignIn("quan", House.Password);
        Assert.Contains("Duyệt", await visitor.See($"/receipts/{receipt.Id()}"), StringComparison.Ordinal);
        await quan.Post($"/receipts/{receipt.Id()}:approve", new { });
        // what takes it back needs another pair of eyes again
        var second = await People.Made(house, roles: ["accountant", "manager"]);
        var reversal = await (await house.Api(second.Text("userName"))).Post($"/receipts/{receipt.Id()}:reverse", new { reason = "nhập nhầm đơn" });
        Assert.Equal((-10_000, receipt.Id()), (reversal.Number("amount"), reversal.Id("reversalOf")));
        await (await house.Api(second.Text("userName"))).Refuses($"/receipts/{reversal.Id()}:approve", new { }, "voucher.ownApproval");
        await (await house.Api(second.Text("userName"))).Refuses($"/receipts/{receipt.Id()}:reverse", new { reason = "lại" }, "voucher.reversedAlready");
        Assert.Equal((10_000, 90_000), await Money(house, order, "received", "outstanding"));
        await quan.Post($"/receipts/{reversal.Id()}:approve", new { });
        Assert.Equal((0, 100_000), await Money(house, order, "received", "outstanding"));
        Assert.Equal(("approved", 2L), ((await quan.Get($"/receipts/{receipt.Id()}")).Text("state"), (await quan.Get($"/receipts/{receipt.Id()}")).Number("version")));      // the line itself never changed again
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_twenty_approvals_at_once_one_wins(string database)
    {
        var house = houses.On(database);
        var (order, accountant) = (await house.Sell("lan"), await house.Api("accountant1"));
        var receipt = (await accountant.Post("/receipts", new { orderId = order.Id(), amount = 33_333 }, 201)).Id();
        var statuses = await AtOnce(house, 20, i => ($"/receipts/{receipt}:approve", i % 2 == 0 ? "quan" : "director1"));
        Assert.Equal((1, 19), (statuses.Count(s => s == HttpStatusCode.OK), statuses.Count(s => s is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict)));
        Assert.Equal((33_333, 66_667), await Money(house, order, "received", "outstanding"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Refunds_racing_never_give_back_more_than_came_in(string database)
    {
        var house = houses.On(database);
        var (order, accountant) = (await house.Sell("lan"), await house.Api("accountant1"));
        await Receipt(house, order, 70_000);
        var refunds = new List<Guid>();
        for (var i = 0; i < 8; i++) refunds.Add((await accountant.Post("/payments", new { orderId = order.Id(), amount = 20_000, kind = "refund" }, 201)).Id());
        await accountant.Refuses("/payments", new { orderId = order.Id(), amount = 70_001 }, "voucher.beyondReceived", "amount");
        var statuses = await AtOnce(house, 8, i => ($"/payments/{refunds[i]}:approve", "quan"));
        Assert.Equal((3, 5), (statuses.Count(s => s == HttpStatusCode.OK), statuses.Count(s => s == HttpStatusCode.UnprocessableEntity)));
        Assert.Equal((70_000, 60_000), await Money(house, order, "received", "refunded"));
        // and against a reversal of what came in
        var receipt = Assert.Single((await accountant.Get($"/receipts?orderId={order.Id()}")).Items()).Id();
        var reversal = (await accountant.Post($"/receipts/{receipt}:reverse", new { reason = "sai" })).Id();
        await (await house.Api("quan")).Refuses($"/receipts/{reversal}:approve", new { }, "voucher.beyondReceived");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_refund_and_the_reversal_of_its_receipt_race_and_one_of_them_stands(string database)
    {
        var house = houses.On(database);
        for (var round = 0; round < 5; round++)
        {
            var (order, accountant) = (await house.Sell("lan"), await house.Api("accountant1"));
            var receipt = await Receipt(house, order, 50_000);
            var reversal = (await accountant.Post($"/receipts/{receipt}:reverse", new { reason = "sai" })).Id();
            var refund = (await accountant.Post("/payments", new { orderId = order.Id(), amount = 50_000 }, 201)).Id();
            var statuses = await AtOnce(house, 2, i => (i == 0 ? $"/receipts/{reversal}:approve" : $"/payments/{refund}:approve", "quan"));
            Assert.Equal(1, statuses.Count(s => s == HttpStatusCode.OK));
            var (received, refunded) = await Money(house, order, "received", "refunded");
            Assert.Equal(received, refunded);
        }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Cancelled_money_is_to_be_refunded_until_it_is(string database)
    {
        var house = houses.On(database);
        var (order, accountant, manager) = (await house.Sell("lan"), await house.Api("accountant1"), await house.Api("quan"));
        await Receipt(house, order, 30_000);
        Assert.DoesNotContain(order.Text("number"), await DueNumbers(manager));
        await (await house.Api("lan")).Post($"/orders/{order.Id()}:cancel", new { reason = "khách đổi ý" });
        await StatementTests.Until(async () => (await DueNumbers(manager)).Contains(order.Text("number")));
        Assert.Contains(order.Text("number"), await DueNumbers(await house.Api("lan")));
        Assert.DoesNotContain(order.Text("number"), await DueNumbers(await house.Api("nga")));
        await accountant.Refuses("/receipts", new { orderId = order.Id(), amount = 1 }, "voucher.exceedsOwed", "reason");
        var refund = (await accountant.Post("/payments", new { orderId = order.Id(), amount = 30_000, method = "cash" }, 201));
        Assert.StartsWith("PC-", refund.Text("number"), StringComparison.Ordinal);
        await manager.Post($"/payments/{refund.Id()}:approve", new { });
        Assert.DoesNotContain(order.Text("number"), await DueNumbers(manager));
        Assert.Equal((0, 0), await Money(house, order, "balance", "toRefund"));
        // the refund was a mistake: it is due again
        var back = (await accountant.Post($"/payments/{refund.Id()}:reverse", new { reason = "ngân hàng trả về" })).Id();
        await manager.Post($"/payments/{back}:approve", new { });
        Assert.Contains(order.Text("number"), await DueNumbers(manager));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Reconciled_cod_counts_once_beside_receipts_and_leads_to_its_parcel(string database)
    {
        var house = houses.On(database);
        var (order, shipment, _) = await StatementTests.Delivered(house, ["shipNow", "posted", "picked", "delivering", "delivered", "paid"], "lan");
        var accountant = await house.Api("accountant1");
        await accountant.Post($"/shipments/{shipment}:reconcile", new { amount = 91_000, reason = "hãng trừ phí" });
        var money = await accountant.Get($"/orders/{order.Id()}/money");
        var sums = money.GetProperty("money");
        Assert.Equal((91_000, 0, -9_000), (sums.Number("received"), sums.Number("balance"), sums.Number("gap")));
        Assert.Equal((shipment, 91_000), (Assert.Single(money.Items("cod")).Id("shipmentId"), money.Items("cod")[0].Number("amount")));
        await accountant.Refuses("/receipts", new { orderId = order.Id(), amount = 91_000, method = "cod", reason = "lần nữa" }, "voucher.codReconciled", "method");
        await accountant.Refuses("/payments", new { orderId = order.Id(), amount = 91_001 }, "voucher.beyondReceived", "amount");
        var refund = (await accountant.Post("/payments", new { orderId = order.Id(), amount = 91_000 }, 201)).Id();
        await (await house.Api("director1")).Post($"/payments/{refund}:approve", new { });
        Assert.Equal((91_000, 91_000), await Money(house, order, "received", "refunded"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_sees_which_money_is_as_the_table_says_and_it_goes_with_the_order(string database)
    {
        var house = houses.On(database);
        var order = await house.Sell("lan");
        var receipt = await Receipt(house, order, 12_000);
        foreach (var (who, status) in new[] { ("lan", 200), ("minh", 404), ("tuan", 200), ("phuc", 404), ("quan", 200), ("director1", 200), ("accountant1", 200), ("shipping1", 403), ("thu", 403), ("root", 403) })
        {
            var api = await house.Api(who);
            await api.Get($"/receipts/{receipt}", status);
            if (status != 403) Assert.Equal(status == 200 ? 1 : 0, (await api.Get($"/receipts?orderId={order.Id()}")).Items().Length);
            await api.Get($"/orders/{order.Id()}/money", status);
        }
        await (await house.Api("quan")).Post("/receipts", new { orderId = order.Id(), amount = 1 }, 403);
        await (await house.Api("lan")).Post("/receipts", new { orderId = order.Id(), amount = 1 }, 403);
        await (await house.Api("accountant1")).Refuses("/receipts", new { orderId = Guid.CreateVersion7(), amount = 1 }, "voucher.orderUnknown", "orderId");
        await using (var db = house.Open())
        {
            var nga = await db.Users.SingleAsync(u => u.UserName == "nga", Now);
            var sold = await db.Rows<KhachQuen.Sales.Order>().SingleAsync(o => o.Id == order.Id(), Now);
            await KhachQuen.Sales.OrderHands.Give(db, sold, nga.Id, nga.TeamId, nga.DisplayName, Now);
            await db.SaveChangesAsync(Now);
        }
        await StatementTests.Until(async () => (await (await house.Api("nga")).GetAsync($"/api/v1/receipts/{receipt}", Now)).IsSuccessStatusCode);
        await (await house.Api("lan")).Get($"/receipts/{receipt}", 404);
        await (await house.Api("tuan")).Get($"/receipts/{receipt}", 404);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Stale_edits_lose_and_only_the_writer_edits(string database)
    {
        var house = houses.On(database);
        var (accountant, order) = (await house.Api("accountant1"), await house.Sell("lan"));
        var other = await house.Api((await People.Made(house, roles: ["accountant"])).Text("userName"));
        var receipt = await accountant.Post("/receipts", new { orderId = order.Id(), amount = 5_000 }, 201);
        await accountant.Patch($"/receipts/{receipt.Id()}", new { amount = 6_000 }, null, 428);
        for (var round = 0; round < 10; round++)
        {
            var version = (await accountant.Get($"/receipts/{receipt.Id()}")).Number("version");
            var answers = await Task.WhenAll(Enumerable.Range(1, 2).Select(i => Patched(accountant, receipt.Id(), version, 6_000 + round * 10 + i)));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
            Assert.Equal(answers.Single(a => a.Status == HttpStatusCode.OK).Amount, (await accountant.Get($"/receipts/{receipt.Id()}")).Number("amount"));
        }
        var last = (await accountant.Get($"/receipts/{receipt.Id()}")).Number("version");
        (await other.Patch($"/receipts/{receipt.Id()}", new { amount = 1 }, last, 422)).IsRefusal("voucher.notYours");
        await other.Post($"/receipts/{receipt.Id()}:reject", new { reason = "không phải của tôi" }, 403);
        await (await house.Api("quan")).Refuses($"/receipts/{receipt.Id()}:reject", new { reason = "" }, "voucher.reasonMissing", "reason");
        Assert.Equal("rejected", (await accountant.Post($"/receipts/{receipt.Id()}:reject", new { reason = "ghi nhầm" })).Text("state"));      // their own they may withdraw
        await (await house.Api("quan")).Refuses($"/receipts/{receipt.Id()}:approve", new { }, "voucher.decided");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Numbers_rise_without_gaps_and_the_list_finds_filters_and_pages(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var (accountant, order) = (await house.Api("accountant1"), await house.Sell("lan", await house.Product(5_000_000)));
        var made = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => accountant.Post("/receipts", new { orderId = order.Id(), amount = i * 1_000, method = i % 2 == 0 ? "cash" : "bank" }, 201)));
        Assert.Equal(Enumerable.Range(1, 12), made.Select(m => int.Parse(m.Text("number")[^4..], System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Equal(6, (await accountant.Get("/receipts?method=cash&count=true")).Number("total"));
        Assert.Single((await accountant.Get($"/receipts?q={made[3].Text("number").ToLowerInvariant()}")).Items());
        Assert.Equal(12, (await accountant.Get($"/receipts?q={order.Text("number")}")).Items().Length);
        Assert.Equal(12, (await accountant.Get($"/receipts?customerId={order.Id("customerId")}&state=pending")).Items().Length);
        Assert.Empty((await accountant.Get("/receipts?to=2020-01-01")).Items());
        var (seen, after) = (new List<long>(), "");
        do
        {
            var page = await accountant.Get($"/receipts?sort=-amount&limit=5{after}");
            seen.AddRange(page.Items().Select(i => i.Number("amount")));
            after = page.IsNull("next") ? "" : "&after=" + page.Text("next");
        } while (after.Length > 0);
        Assert.Equal(Enumerable.Range(1, 12).Select(i => 13_000L - i * 1_000), seen);
        await using var db = house.Open();
        Assert.Equal(12, await db.Rows<AuditLine>().CountAsync(a => a.Noun == "voucher" && a.Act == "created", Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_same_key_twice_is_one_receipt(string database)
    {
        var house = houses.On(database);
        var (accountant, order, key) = (await house.Api("accountant1"), await house.Sell("lan"), Guid.CreateVersion7().ToString());
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var asked = KhachQuen.Tests.Trust.OnceOnly.Under(key, "/receipts", new { orderId = order.Id(), amount = 2_000 });
            return await (await accountant.SendAsync(asked, Now)).Body(201);
        }));
        Assert.Single(answers.Select(a => a.Id()).Distinct());
        Assert.Single((await accountant.Get($"/receipts?orderId={order.Id()}")).Items());
    }

    [Fact]
    public async Task The_pages_show_it_print_it_and_find_it()
    {
        var house = houses.Sqlite;
        var order = await house.Sell("lan");
        var receipt = await Receipt(house, order, 45_600);
        var accountant = await house.Visitor().SignIn("accountant1", House.Password);
        var number = (await (await house.Api("quan")).Get($"/receipts/{receipt}")).Text("number");
        Assert.Contains(number, await accountant.See($"/orders/{order.Id()}"), StringComparison.Ordinal);
        Assert.Contains("54.400", await accountant.See($"/orders/{order.Id()}/money"), StringComparison.Ordinal);
        Assert.Contains(number, await accountant.See($"/receipts?q={number}&state=approved"), StringComparison.Ordinal);
        Assert.Contains("Bốn mươi lăm nghìn sáu trăm đồng", await accountant.See($"/receipts/{receipt}/print"), StringComparison.Ordinal);
        Assert.Contains($"/receipts/{receipt}", await accountant.See($"/palette?q={number}"), StringComparison.Ordinal);
        await accountant.See($"/orders/{order.Id()}");
        await accountant.Send($"/orders/{order.Id()}/receipts", ("amount", "10k"), ("method", "cash"), ("paidOn", ""));
        Assert.StartsWith("/receipts/", accountant.Leads, StringComparison.Ordinal);
        var minh = await house.Visitor().SignIn("minh", House.Password);
        await minh.See($"/receipts/{receipt}");
        Assert.Equal(HttpStatusCode.NotFound, minh.Status);
    }

    private static async Task<Guid> Receipt(House house, JsonElement order, long amount)
    {
        var receipt = (await (await house.Api("accountant1")).Post("/receipts", new { orderId = order.Id(), amount }, 201)).Id();
        await (await house.Api("quan")).Post($"/receipts/{receipt}:approve", new { });
        return receipt;
    }

    private static async Task<(long, long)> Money(House house, JsonElement order, string one, string other) =>
        (await (await house.Api("quan")).Get($"/orders/{order.Id()}/money")).GetProperty("money") is var money ? (money.Number(one), money.Number(other)) : default;

    private static async Task<List<string>> DueNumbers(HttpClient api) => [.. (await api.Get("/refunds-due?limit=500")).Items().Select(d => d.Text("orderNumber"))];

    private static async Task<(HttpStatusCode Status, long Amount)> Patched(HttpClient api, Guid id, long version, long amount)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/receipts/{id}") { Content = System.Net.Http.Json.JsonContent.Create(new { amount }) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return ((await api.SendAsync(request, Now)).StatusCode, amount);
    }

    private static async Task<HttpStatusCode[]> AtOnce(House house, int count, Func<int, (string Path, string Who)> ask)
    {
        var line = new TaskCompletionSource();
        var racers = new List<Task<HttpStatusCode>>();
        for (var i = 0; i < count; i++)
        {
            var (path, who) = ask(i);
            var api = await house.Api(who);
            racers.Add(Task.Run(async () =>
            {
                await line.Task;
                using var answer = await api.PostAsync("/api/v1" + path, System.Net.Http.Json.JsonContent.Create(new { }), Now);
                return answer.StatusCode;
            }));
        }
        line.SetResult();
        return await Task.WhenAll(racers);
    }

    private static async Task<HttpClient> OtherToken(House house, Guid userId)
    {
        await using var db = house.Open();
        var (token, secret) = ApiToken.Make(userId, "khác", [], null, House.Clock.Now());
        db.Add(token);
        await db.SaveChangesAsync(Now);
        var api = house.CreateClient();
        api.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return api;
    }
}

using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;
using static KhachQuen.Tests.Sales.Selling;

namespace KhachQuen.Tests.Sales;

/// <summary>One house per database with cross-checking on.</summary>
public sealed class CheckedHouses(Houses houses) : IAsyncLifetime
{
    private readonly Dictionary<string, House> made = [];

    public async Task<House> On(string database)
    {
        if (made.TryGetValue(database, out var known)) return known;
        var house = houses.Another(database);
        await Cast.Enter(house);
        await house.Set(new CrossCheckSettings { Enabled = true });
        return made[database] = house;
    }

    public House Another(string database) => houses.Another(database);

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        foreach (var house in made.Values) await house.DisposeAsync();
    }
}

public sealed class CrossCheckTests(CheckedHouses houses) : IClassFixture<CheckedHouses>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly string InAnHour = House.Clock.GetUtcNow().AddHours(1).ToString("O");

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_order_is_born_in_the_check_of_a_colleague_who_finds_it_in_their_queue(string database)
    {
        var house = await houses.On(database);
        var order = await house.Sell("lan");
        Assert.Equal("crossChecking", order.Text("state"));
        var checker = await Checker(house, order);
        Assert.Contains(checker, new[] { "minh", "thao", "tuan" });      // of Hà Nội 1, never the seller
        var queue = (await (await house.Api(checker)).Get("/orders:toCheck")).Items();
        Assert.Contains(order.Id(), queue.Select(o => o.Id()));
        var phone = queue.Single(o => o.Id() == order.Id()).GetProperty("shippingAddress").Text("phone");
        Assert.Equal(checker != "tuan", phone.Contains("•••", StringComparison.Ordinal));       // a team lead sees the team's numbers whole, also when it is their turn
        await (await house.Api(checker)).Get($"/orders/{order.Id()}");
        await (await house.Api("nga")).Get($"/orders/{order.Id()}", 404);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nobody_confirms_before_a_colleague_has_heard_ok_and_nobody_checks_their_own(string database)
    {
        var house = await houses.On(database);
        var (lan, order) = (await house.Api("lan"), await house.Sell("lan"));
        await lan.Refuses($"/orders/{order.Id()}:confirm", new { }, "order.crossCheckMissing");
        await lan.Refuses($"/orders/{order.Id()}/cross-checks", new { result = "orderOk" }, "order.ownCrossCheck");
        await (await house.Api("nga")).Post($"/orders/{order.Id()}/cross-checks", new { result = "orderOk" }, 404);
        await (await house.Api("reception1")).Post($"/orders/{order.Id()}/cross-checks", new { result = "orderOk" }, 403);
        var other = new[] { "minh", "thao" }.First(c => c != Checker(house, order).Result);      // any colleague with the right, not only the one it was given to
        var heard = await (await house.Api(other)).Post($"/orders/{order.Id()}/cross-checks", new { result = "orderOk", note = "đúng hàng, đúng địa chỉ" });
        Assert.Equal("orderOk", heard.GetProperty("crossCheck").Text("result"));
        await (await house.Api(other)).Post($"/orders/{order.Id()}:confirm", new { }, 404);      // it was not given to them: they do not see it any more
        Assert.Equal("confirmed", (await lan.Post($"/orders/{order.Id()}:confirm", new { })).Text("state"));
        var check = Assert.Single((await lan.Get($"/orders/{order.Id()}/cross-checks")).Items());
        Assert.Equal(("orderOk", "đúng hàng, đúng địa chỉ"), (check.Text("result"), check.Text("note")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_buyer_to_be_called_again_stays_with_a_time_and_comes_first_when_it_is_due(string database)
    {
        var house = await houses.On(database);
        var (waiting, order) = (await house.Sell("lan"), await house.Sell("lan"));
        while (await Checker(house, order) != await Checker(house, waiting)) order = await house.Sell("lan");
        var checker = await house.Api(await Checker(house, order));
        await checker.Refuses($"/orders/{order.Id()}/cross-checks", new { result = "notReached" }, "order.callBackAtMissing", "callBackAt");
        await checker.Refuses($"/orders/{order.Id()}/cross-checks", new { result = "thinkingItOver", callBackAt = "2026-01-01T02:00:00Z" }, "order.callBackInThePast", "callBackAt");
        var after = await checker.Post($"/orders/{order.Id()}/cross-checks", new { result = "callbackRequested", callBackAt = InAnHour });
        Assert.Equal(("crossChecking", "callbackRequested"), (after.Text("state"), after.GetProperty("crossCheck").Text("result")));
        Assert.Equal(order.Id(), (await checker.Get("/orders:toCheck")).Items()[^1].Id());       // not due yet: after those never called
        await using (var db = house.Open())
        {
            var row = await db.Rows<Order>().Get(order.Id(), Now);
            db.Entry(row).Property(o => o.CheckCallBackAt).CurrentValue = House.Clock.Now().AddMinutes(-1);
            await db.SaveChangesAsync(Now);
        }
        Assert.Equal(order.Id(), (await checker.Get("/orders:toCheck")).Items()[0].Id());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_cancellation_at_the_check_ends_the_order_with_its_reason(string database)
    {
        var house = await houses.On(database);
        var order = await house.Sell("lan");
        var checker = await house.Api(await Checker(house, order));
        await checker.Refuses($"/orders/{order.Id()}/cross-checks", new { result = "cancelled" }, "order.reasonMissing", "note");
        var after = await checker.Post($"/orders/{order.Id()}/cross-checks", new { result = "cancelled", note = "không đặt đơn này" });
        Assert.Equal(("cancelled", "không đặt đơn này"), (after.Text("state"), after.Text("cancelReason")));
        Assert.DoesNotContain(order.Id(), (await checker.Get("/orders:toCheck")).Items().Select(o => o.Id()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Corrections_the_buyer_asks_for_are_taken_or_turned_down_by_the_seller(string database)
    {
        var house = await houses.On(database);
        var (lan, product) = (await house.Api("lan"), await house.Product(price: 100_000));
        var order = await lan.Post("/orders", Body(product, quantity: 4, discount: 40_000));
        while (await Checker(house, order) == "tuan") order = await lan.Post("/orders", Body(product, quantity: 4, discount: 40_000));      // the team lead may edit the team's orders anyway
        var checker = await house.Api(await Checker(house, order));
        var changes = new { shippingAddress = new { line = "Số 8 đường mới", provinceCode = "48" }, lines = new[] { new { productId = product.Id(), quantity = 2 } } };
        await checker.Post($"/orders/{order.Id()}/cross-checks", new { result = "orderOk", changes });
        await lan.Refuses($"/orders/{order.Id()}:confirm", new { }, "order.correctionsOpen");
        var check = Assert.Single((await lan.Get($"/orders/{order.Id()}/cross-checks")).Items());
        Assert.Equal("asked", check.Text("changesState"));
        await checker.Post($"/orders/{order.Id()}/cross-checks/{check.Id()}:accept", new { }, 403);
        var taken = await lan.Post($"/orders/{order.Id()}/cross-checks/{check.Id()}:accept", new { });
        Assert.Equal((180_000, "Số 8 đường mới", "48", "Chị Hoa"), (taken.Number("total"), taken.GetProperty("shippingAddress").Text("line"), taken.GetProperty("shippingAddress").Text("provinceCode"), taken.GetProperty("shippingAddress").Text("recipient")));
        await lan.Refuses($"/orders/{order.Id()}/cross-checks/{check.Id()}:reject", new { }, "order.noCorrections");
        await lan.Post($"/orders/{order.Id()}:confirm", new { });

        var second = await house.Sell("lan", product);
        await (await house.Api(await Checker(house, second))).Post($"/orders/{second.Id()}/cross-checks", new { result = "orderOk", changes });
        var asked = Assert.Single((await lan.Get($"/orders/{second.Id()}/cross-checks")).Items());
        Assert.Equal(100_000, (await lan.Post($"/orders/{second.Id()}/cross-checks/{asked.Id()}:reject", new { })).Number("total"));
        await lan.Post($"/orders/{second.Id()}:confirm", new { });
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_edit_after_the_check_asks_for_another(string database)
    {
        var house = await houses.On(database);
        var (lan, order) = (await house.Api("lan"), await house.Sell("lan"));
        var ok = await (await house.Api(await Checker(house, order))).Post($"/orders/{order.Id()}/cross-checks", new { result = "orderOk" });
        await lan.Patch($"/orders/{order.Id()}", new { shippingAddress = new { line = "Chỗ khác" } }, ok.Number("version"));
        await lan.Refuses($"/orders/{order.Id()}:confirm", new { }, "order.crossCheckMissing");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Orders_sold_at_once_are_shared_evenly_over_the_colleagues(string database)
    {
        var house = await houses.On(database);
        var product = await house.Product();
        var orders = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => house.Sell("huong", product)));      // Hà Nội 2: only Đức beside her
        Assert.All(orders, o => Assert.Equal("duc", Checker(house, o).Result));
        orders = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => house.Sell("thao", product)));           // Hà Nội 1: Lan, Minh, Tuấn
        var shares = orders.CountBy(o => Checker(house, o).Result).ToDictionary();
        Assert.Equal(["lan", "minh", "tuan"], shares.Keys.Order());
        Assert.All(shares.Values, share => Assert.Equal(4, share));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_is_alone_in_their_team_is_checked_from_around_it(string database)
    {
        var house = await houses.On(database);
        var order = await house.Sell("quan");       // a manager without a team: anybody with the right in some team
        Assert.NotEqual("quan", await Checker(house, order));
        Assert.Contains(await Checker(house, await house.Sell("khanh")), new[] { "lan", "minh", "thao", "tuan", "huong", "duc" });      // alone in Hà Nội itself: the teams below
        Assert.Contains(await Checker(house, await house.Sell("duc")), new[] { "huong" });
    }

    /// <summary>The settings of A-30 … A-32 that change who sees and confirms what; in a house of its own.</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task By_setting_the_checker_confirms_and_does_not_see_whose_sale_it_is(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var saved = await (await house.Api("quan")).Put("/settings/crossCheck", new { enabled = true, mayConfirm = "checker", blind = true });
        Assert.Equal("checker", saved.Text("mayConfirm"));
        var (lan, order) = (await house.Api("lan"), await house.Sell("lan"));
        while (await Checker(house, order) == "tuan") order = await house.Sell("lan");       // the team lead sees the team's orders anyway
        var checker = await house.Api(await Checker(house, order));
        var seen = await checker.Post($"/orders/{order.Id()}/cross-checks", new { result = "orderOk" });
        Assert.True(seen.IsNull("ownerId") && seen.IsNull("teamId"));
        Assert.DoesNotContain("Nguyễn Thị Lan", (await checker.Get($"/orders/{order.Id()}/timeline")).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain((await house.Actor("lan")).Id.ToString(), (await checker.Get("/orders?limit=500")).ToString(), StringComparison.Ordinal);
        await lan.Post($"/orders/{order.Id()}:confirm", new { }, 403);
        Assert.Equal("confirmed", (await checker.Post($"/orders/{order.Id()}:confirm", new { })).Text("state"));
    }

    private static async Task<string> Checker(House house, System.Text.Json.JsonElement order)
    {
        await using var db = house.Open();
        var id = order.Id();
        var checker = await db.Rows<Order>().Where(o => o.Id == id).Select(o => o.CheckerId).SingleAsync(Now);
        return await db.Rows<KhachQuen.Access.User>().Where(u => u.Id == checker).Select(u => u.UserName).SingleAsync(Now);
    }
}

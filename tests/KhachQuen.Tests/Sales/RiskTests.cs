using static KhachQuen.Tests.Sales.Selling;

namespace KhachQuen.Tests.Sales;

/// <summary>The blacklist, the buyer's past, and checking by rule (A-22, A-30) on both databases.</summary>
public sealed class RiskTests(Houses houses)
{
    private static object Order(Guid product, string phone, long fee = 0) => new { lines = new[] { new { productId = product, quantity = 1 } }, shippingAddress = new { recipient = "Chị Hoa", phone, line = "Số 5 Lý Thường Kiệt", provinceCode = "01" }, shippingFee = fee };

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_number_on_the_list_is_flagged_with_its_reason_until_it_is_taken_off(string database)
    {
        var house = houses.On(database);
        var (manager, lan) = (await house.Api("quan"), await house.Api("lan"));
        var (product, phone) = ((await house.Product()).Id(), Numbers.Next());
        await lan.Post("/blacklist", new { phone, reason = "Bom hàng hai lần" }, 403);
        Assert.Equal("blacklist.reasonMissing", (await manager.Post("/blacklist", new { phone, reason = " " }, 422)).Text("code"));
        var entry = await manager.Post("/blacklist", new { phone, reason = "Bom hàng hai lần" }, 201);
        Assert.Equal("blacklist.there", (await manager.Post("/blacklist", new { phone = "+84 " + phone[1..], reason = "lại" }, 422)).Text("code"));
        Assert.Single((await manager.Get($"/blacklist?phone={phone}")).Items());

        var order = (await lan.Post("/orders", Order(product, phone), 201)).Id();
        var risk = await lan.Get($"/orders/{order}/risk");
        Assert.Equal((true, "Bom hàng hai lần"), (risk.GetProperty("isRisky").GetBoolean(), risk.Text("blacklisted")));
        var seller = await house.Visitor().SignIn("lan", House.Password);
        Assert.Contains("Số trong danh sách đen: Bom hàng hai lần", await seller.See($"/orders/{order}"), StringComparison.Ordinal);
        await (await house.Api("nga")).Get($"/orders/{order}/risk", 404);

        await manager.Post($"/blacklist/{entry.Id()}:takeOff", new { }, 204);
        Assert.False((await lan.Get($"/orders/{order}/risk")).GetProperty("isRisky").GetBoolean());
        await manager.Post("/blacklist", new { phone, reason = "Lần nữa" }, 201);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_buyer_who_keeps_cancelling_is_flagged_by_their_own_past(string database)
    {
        var house = houses.On(database);
        var (lan, product, phone) = (await house.Api("lan"), (await house.Product()).Id(), Numbers.Next());
        for (var n = 0; n < 3; n++) await lan.Post($"/orders/{(await lan.Post("/orders", Order(product, phone), 201)).Id()}:cancel", new { reason = "Đổi ý" }, 200);
        var risk = await lan.Get($"/orders/{(await lan.Post("/orders", Order(product, phone), 201)).Id()}/risk");
        Assert.Equal((3, 3, true), (risk.Number("orders"), risk.Number("cancelled"), risk.GetProperty("isRisky").GetBoolean()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Only_orders_a_rule_picks_are_checked_and_the_others_are_confirmed_by_their_seller(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var (manager, lan, product) = (await house.Api("quan"), await house.Api("lan"), (await house.Product(price: 300_000)).Id());
        var listed = Numbers.Next();
        await manager.Post("/blacklist", new { phone = listed, reason = "Bom hàng" }, 201);
        await manager.Put("/settings/crossCheck", new { enabled = true, minAmount = 1_000_000, riskyBuyer = true });
        var small = await lan.Post("/orders", Order(product, Numbers.Next()), 201);
        Assert.Equal("placed", small.Text("state"));
        await lan.Post($"/orders/{small.Id()}:confirm", new { }, 200);
        Assert.Equal("crossChecking", (await lan.Post("/orders", Order(product, Numbers.Next(), fee: 700_000), 201)).Text("state"));
        var risky = await lan.Post("/orders", Order(product, listed), 201);
        Assert.Equal("crossChecking", risky.Text("state"));
        Assert.Equal("order.crossCheckMissing", (await lan.Post($"/orders/{risky.Id()}:confirm", new { }, 422)).Text("code"));
        Assert.Equal("checkSettings.percentInvalid", (await manager.Put("/settings/crossCheck", new { randomPercent = 101 }, expected: 422)).Text("code"));
        await manager.Put("/settings/crossCheck", new { minAmount = 0, riskyBuyer = false });
        Assert.Equal("crossChecking", (await lan.Post("/orders", Order(product, Numbers.Next()), 201)).Text("state"));      // no rule left: all
    }
}

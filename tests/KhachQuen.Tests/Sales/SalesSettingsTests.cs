namespace KhachQuen.Tests.Sales;

/// <summary>What a company chooses about selling and the cross-check, on its page (A-20, A-30 … A-32).</summary>
public sealed class SalesSettingsTests(Houses houses)
{
    [Fact]
    public async Task The_director_chooses_discounts_and_the_cross_check_on_the_page_and_the_next_order_obeys()
    {
        await using var house = houses.Another("sqlite");
        await Cast.Enter(house);
        var (lan, product) = (await house.Api("lan"), await house.Product(price: 100_000));
        var director = await house.Visitor().SignIn("quan", House.Password);
        Assert.Contains("Quy tắc bán hàng", await director.See("/settings/sales"), StringComparison.Ordinal);
        (string, string)[] selling = [("version", "0"), ("pricesIncludeVat", "on"), ("careStartsAt", "delivered"), ("role", "sales"), ("role", "lead")];
        Assert.Contains("từ 0 đến 100", await director.Send("/settings/sales", [.. selling, ("percent", "101"), ("percent", "20")]), StringComparison.Ordinal);
        Assert.Contains("từ 0 đến 100", await director.Send("/settings/sales", [.. selling, ("percent", "nửa giá"), ("percent", "20")]), StringComparison.Ordinal);
        await lan.Refuses("/orders", Selling.Body(product, discount: 15_000), "order.discountTooHigh", "lines");
        await director.Send("/settings/sales", [.. selling, ("percent", "15"), ("percent", "")]);
        Assert.Equal("placed", (await lan.Post("/orders", Selling.Body(product, discount: 15_000))).Text("state"));

        await director.Send("/settings/sales/cross-check", ("version", "0"), ("enabled", "on"), ("mayConfirm", "checker"), ("notMutual", "on"));
        Assert.Equal("crossChecking", (await lan.Post("/orders", Selling.Body(product))).Text("state"));
        var kept = await (await house.Api("quan")).Get("/settings/crossCheck");
        Assert.Equal(("checker", true, false), (kept.Text("mayConfirm"), kept.GetProperty("notMutual").GetBoolean(), kept.GetProperty("blind").GetBoolean()));
    }
}

using System.Text.Json;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Sales;

/// <summary>Selling through the API: what tests of orders begin with.</summary>
internal static class Selling
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A product of its own for a test.</summary>
    public static async Task<JsonElement> Product(this House house, long price = 100_000, int careIntervalDays = 0, string vatGroup = "general") =>
        await (await house.Api("quan")).Post("/products", new { code = "SP-" + Numbers.Next(), name = "Viên uống thử", price, unit = "hộp", careIntervalDays, vatGroup });

    /// <summary>The body of an order; what a test does not care about is usual.</summary>
    public static Dictionary<string, object?> Body(JsonElement product, decimal quantity = 1, long discount = 0, string? phone = null) => new()
    {
        ["lines"] = new[] { new { productId = product.Id(), quantity, discount } },
        ["shippingAddress"] = new { recipient = "Chị Hoa", phone = phone ?? Numbers.Next(), line = "Số 5 Nguyễn Trãi", provinceCode = "01" },
    };

    public static Dictionary<string, object?> With(this Dictionary<string, object?> body, string name, object? value)
    {
        body[name] = value;
        return body;
    }

    public static async Task<JsonElement> Sell(this House house, string seller, JsonElement? product = null, string? phone = null) =>
        await (await house.Api(seller)).Post("/orders", Body(product ?? await house.Product(), phone: phone));

    /// <summary>An order, confirmed by its seller and posted by shipping.</summary>
    public static async Task<(JsonElement Order, Guid Shipment)> Ship(this House house, string seller, JsonElement? product = null, string? phone = null)
    {
        var order = await house.Sell(seller, product, phone);
        await (await house.Api(seller)).Post($"/orders/{order.Id()}:confirm", new { });
        var shipment = await (await house.Api("shipping1")).Post($"/orders/{order.Id()}/shipments", new { code = "VD" + Numbers.Next() });
        return (order, shipment.Id());
    }

    public static async Task<JsonElement> Go(this House house, Guid shipment, params string[] states)
    {
        JsonElement last = default;
        foreach (var state in states) last = await (await house.Api("shipping1")).Post($"/shipments/{shipment}/events", new { state });
        return last;
    }

    public static async Task Set<T>(this House house, T settings) where T : class, ISettings, new()
    {
        await using var db = house.Open();
        await db.SetSettings(settings, Now);
        await db.SaveChangesAsync(Now);
    }
}

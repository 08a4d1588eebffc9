using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests;

namespace KhachQuen.BrowserTests;

/// <summary>Goods, orders and parcels for the days around selling, each test's with numbers of its own.</summary>
internal static class SalesFloor
{
    private static readonly string[] Buyers = ["Trịnh Thị Hồng Nhung", "Phan Văn Khải", "Lương Bích Hữu", "Cao Xuân Trường", "Đoàn Ngọc Hải Yến", "Tạ Minh Tâm"];
    private static readonly SemaphoreSlim One = new(1);
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Colleagues check each other's orders. Left on: no other test in this house minds.</summary>
    public static async Task CheckingOn(this House house)
    {
        await One.WaitAsync(Now);
        try
        {
            await using var db = house.Open();
            if ((await db.Settings<CrossCheckSettings>(Now)).Enabled) return;
            await db.SetSettings(new CrossCheckSettings { Enabled = true }, Now);
            await db.SaveChangesAsync(Now);
        }
        finally { One.Release(); }
    }

    public static async Task<(Guid Id, string Name)> Goods(this House house, long price = 290_000)
    {
        var name = "Cao gắm " + Numbers.Next();
        await using var db = house.Open();
        var product = new Product(new(name.Replace(" ", "", StringComparison.Ordinal)[^10..], name, null, price, "hộp", VatGroup.General, 30, null, null, true), KhachQuen.Tests.House.Clock.Now());
        db.Add(product);
        await db.SaveChangesAsync(Now);
        return (product.Id, name);
    }

    public static async Task<OrderView> Sell(this House house, string seller, int n = 0, string? recipient = null, Guid? product = null)
    {
        var goods = product ?? (await house.Goods()).Id;
        var input = new OrderInput
        {
            Lines = [new() { ProductId = goods, Quantity = 1 + n % 3 }], ShippingFee = n % 2 == 0 ? 30_000 : 0, Note = n % 3 == 0 ? "Gọi trước khi giao" : null,
            ShippingAddress = new(recipient ?? Buyers[n % Buyers.Length], Numbers.Next(), $"Số {n + 5} ngõ 34 Hàng Bông", null, n % 2 == 0 ? "01" : "79"),
        };
        return await house.Get<PlaceOrder>().Handle(input, await house.Actor(seller), Now);
    }

    /// <summary>Called by a colleague, confirmed by its seller.</summary>
    public static async Task<OrderView> Confirmed(this House house, string seller, string checker, int n = 0, string? recipient = null)
    {
        var order = await house.Sell(seller, n, recipient);
        if (order.State == OrderState.CrossChecking) await house.Get<RecordCrossCheck>().Handle(order.Id, new() { Result = CrossCheckResult.OrderOk }, await house.Actor(checker), Now);
        return await house.Get<ConfirmOrder>().Handle(order.Id, await house.Actor(seller), Now);
    }

    /// <summary>On its way as far as the last of the states.</summary>
    public static async Task<ShipmentView> Sent(this House house, OrderView order, params ShipmentState[] states)
    {
        var clerk = await house.Actor("shipping1");
        var parcel = await house.Get<ShipOrder>().Handle(order.Id, new() { Code = "VD" + Numbers.Next(), Fee = 25_000 }, clerk, Now);
        foreach (var state in states) parcel = await house.Get<RecordShipmentEvent>().Handle(parcel.Id, new() { State = state, Note = state == ShipmentState.DeliveryFailed ? "Khách không nghe máy" : null }, clerk, Now);
        return parcel;
    }
}

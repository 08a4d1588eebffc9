using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace KhachQuen.BrowserTests;

/// <summary>The pages of selling can be read and used by everybody, at every width, in light and dark.</summary>
public sealed class SalesPagesRead(BrowserHouse house)
{
    private static readonly SemaphoreSlim Once = new(1);
    private static (Guid Order, Guid Check, Guid Parcel)? made;
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Pages()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (name, path) in new[] { ("orders", "/orders"), ("orders-side", "/orders?state=shipping&open={order}"), ("order", "/orders/{order}"), ("order-print", "/orders/{order}/print"), ("checks", "/cross-checks?team=true"), ("check", "/cross-checks?team=true&order={check}"), ("shipments", "/shipments"), ("shipments-side", "/shipments?open={parcel}"), ("shipment", "/shipments/{parcel}"), ("sales-settings", "/settings/sales"), ("handover", "/shipments/handover") })
            foreach (var theme in new[] { "light", "dark" }) all.Add(name, path, theme);
        return all;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_of_selling_can_be_read_and_used_by_everybody(string name, string path, string theme)
    {
        var (order, check, parcel) = await Variety();
        await using var visit = await house.Page("quan", theme: theme);
        await visit.Page.GotoAsync(path.Replace("{order}", order.ToString(), StringComparison.Ordinal).Replace("{check}", check.ToString(), StringComparison.Ordinal).Replace("{parcel}", parcel.ToString(), StringComparison.Ordinal));
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (var width in new[] { 1440, 1024, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await visit.Picture($"{name}-{width}-{theme}");
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(ShellTests.Overflowing));
            if (width != 1024) await ShellTests.IsAccessible(visit);
        }
        visit.IsQuiet();
    }

    [Fact]
    public async Task The_pages_of_selling_speak_English_too()
    {
        var (order, check, parcel) = await Variety();
        await using var visit = await house.Page("quan", language: "en");
        foreach (var (path, word) in new[] { ("/orders", "Orders"), ($"/orders/{order}", "Deliver to"), ($"/cross-checks?order={check}&team=true", "Read to the buyer"), ($"/shipments/{parcel}", "Steps written down") })
        {
            await visit.Page.GotoAsync(path);
            await Assertions.Expect(visit.Page.Locator("#main")).ToContainTextAsync(word);
        }
        visit.IsQuiet();
    }

    /// <summary>Orders in every state of their way, once for the house.</summary>
    private async Task<(Guid Order, Guid Check, Guid Parcel)> Variety()
    {
        await Once.WaitAsync(Now);
        try
        {
            if (made is { } known) return known;
            await house.House.CheckingOn();
            for (var n = 0; n < 3; n++) await house.House.Sell("lan", n);
            var check = await house.House.Sell("minh", 3, "Hồ Thị Lan Chi");
            var later = house.House.Get<TimeProvider>().Now().AddMinutes(40);
            await house.House.Get<RecordCrossCheck>().Handle(check.Id, new() { Result = CrossCheckResult.NotReached, Note = "Máy bận, gọi lại buổi trưa", CallBackAt = later }, await house.House.Actor("thao"), Now);
            for (var n = 0; n < 2; n++) await house.House.Sent(await house.House.Confirmed("lan", "minh", n), ShipmentState.ShipNow);
            await house.House.Sent(await house.House.Confirmed("minh", "thao", 4), ShipmentState.ShipNow, ShipmentState.Posted, ShipmentState.Picking, ShipmentState.Picked, ShipmentState.Delivering, ShipmentState.Delivered);
            var order = await house.House.Confirmed("thao", "lan", 5);
            var parcel = await house.House.Sent(order, ShipmentState.ShipNow, ShipmentState.Posted, ShipmentState.Picked, ShipmentState.Delivering, ShipmentState.DeliveryFailed);
            made = (order.Id, check.Id, parcel.Id);
            return made.Value;
        }
        finally { Once.Release(); }
    }
}

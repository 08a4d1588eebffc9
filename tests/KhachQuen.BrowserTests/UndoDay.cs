using KhachQuen.Contacts;
using KhachQuen.Sales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>What was done to many at once goes back by one key, at once or from the list (A-42, X-25, F-9).</summary>
public sealed class UndoDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clerk_pastes_codes_moves_them_all_and_takes_it_back_by_key()
    {
        var parcels = new List<ShipmentView>();
        for (var n = 0; n < 3; n++) parcels.Add(await house.House.Sent(await house.House.Confirmed("nga", "phuc", n), ShipmentState.ShipNow));
        await using var visit = await house.Page(await house.House.NewColleague("shipping"));      // their own acts are the list
        var page = visit.Page;
        await page.GotoAsync("/shipments");
        await page.Keyboard.PressAsync("s");
        await Expect(page.GetByLabel("Mã vận đơn hoặc mã đơn")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(string.Join('\n', parcels.Select(p => p.OrderNumber).Append("KHONG-CO")));
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#scan-found")).ToContainTextAsync("3 vận đơn");
        await Expect(page.Locator("#scan-found")).ToContainTextAsync("KHONG-CO");
        await page.Locator("#next-state").SelectOptionAsync("posted");
        await visit.Picture("scan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi bước này" }).PressAsync("Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync("Xong 3");
        await Is(parcels, ShipmentState.Posted);
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#side")).ToContainTextAsync("Đã trả lại như cũ");
        await visit.Picture("undone");
        await Is(parcels, ShipmentState.ShipNow);

        await page.GotoAsync("/operations");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Chuyển vận đơn sang “Đã đăng”");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Đã hoàn tác");
        await visit.Picture("operations");
        visit.IsQuiet();
    }

    [Fact]
    public async Task A_manager_makes_two_records_one_and_two_again()
    {
        var (one, other) = (await Made("Chị Hòa Bình"), await Made("Hoà Bình (Q.1)"));
        await using var visit = await house.Page("quan");
        var page = visit.Page;
        await page.GotoAsync($"/customers/{one}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gộp vào hồ sơ này" }).PressAsync("Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync("sẽ nhập vào");
        await page.Locator("#side").GetByLabel("Hoà Bình (Q.1)").CheckAsync();
        await visit.Picture("merge");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Hoà Bình (Q.1)");
        await page.GotoAsync($"/customers/{other}");
        Assert.EndsWith($"/customers/{one}", page.Url, StringComparison.Ordinal);       // an old link still leads to the person
        await page.GotoAsync("/operations");
        await page.Locator("tbody tr[data-row]", new() { HasText = "Gộp khách Hoà Bình (Q.1) vào Chị Hòa Bình" }).GetByRole(AriaRole.Link).PressAsync("Enter");      // a manager sees everybody's acts
        await Expect(page.Locator("#side")).ToContainTextAsync("Gộp khách Hoà Bình (Q.1) vào Chị Hòa Bình");
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#side")).ToContainTextAsync("Đã trả lại như cũ");
        await page.GotoAsync($"/customers/{other}");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Hoà Bình (Q.1)");
        await page.GotoAsync($"/customers/{one}");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Chị Hòa Bình");
        visit.IsQuiet();
    }

    private readonly string email = $"hoa{Numbers.Next()}@gmail.com";

    private async Task<Guid> Made(string name) =>
        (await house.House.Get<EnterCustomer>().Handle(new() { Name = name, Phones = [Numbers.Next()], Emails = [email] }, await house.House.Actor("quan"), Now)).Id;

    private async Task Is(List<ShipmentView> parcels, ShipmentState state)
    {
        await using var db = house.House.Open();
        var ids = parcels.Select(p => p.Id).ToList();
        Assert.Equal([state, state, state], await db.Rows<Shipment>().Where(s => ids.Contains(s.Id)).Select(s => s.State).ToListAsync(Now));
    }
}

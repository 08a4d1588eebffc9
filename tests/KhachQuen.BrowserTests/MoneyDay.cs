using System.Globalization;
using System.Text;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>The end of the worked example: the carrier's word, the carrier's money, the seller's share .</summary>
public sealed class MoneyDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_carrier_delivers_twice_and_out_of_order_the_statement_settles_it_and_the_commission_appears()
    {
        var order = await house.House.Confirmed("nga", "phuc", 1);
        var (code, other) = ("GHN" + Numbers.Next(), "GHN" + Numbers.Next());

        // 1 the administrator gives the carrier its address, shown once
        await using var manager = await house.Page("admin");
        await manager.Page.GotoAsync("/settings/carriers");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "địa chỉ cho GHN" }).Or(manager.Page.GetByRole(AriaRole.Button, new() { Name = "địa chỉ của GHN" })).First.PressAsync("Enter");
        var address = await manager.Page.Locator("output.secret").InnerTextAsync();
        Assert.Contains("/api/v1/carriers/ghn/webhook/", address, StringComparison.Ordinal);
        await manager.Picture("carriers");

        // 2 the clerk hands the parcel over, by the carrier and with its number
        await using var shipping = await house.Page("shipping1");
        var page = shipping.Page;
        await page.GotoAsync($"/orders/{order.Id}");
        await page.Keyboard.PressAsync("v");
        await Expect(page.Locator("#f-code")).ToBeFocusedAsync();
        await page.Locator("#f-carrier").SelectOptionAsync("ghn");
        await page.Locator("#f-code").FillAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText($"Đã tạo vận đơn cho {order.Number}")).ToBeVisibleAsync();

        // 3 the carrier: delivered, again, then what came before it; and a parcel nobody knows
        foreach (var (parcel, status, minute) in new[] { (code, "delivered", 40), (code, "delivered", 40), (code, "delivering", 20), (other, "picked", 10) }) await Tell(address, parcel, status, minute);
        await page.GotoAsync($"/shipments/carrier-events?q={code}");
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(2);
        await Expect(page.Locator("tbody")).ToContainTextAsync("Đến muộn");
        await Expect(page.Locator("tbody")).ToContainTextAsync("Đã ghi ×2");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync("Tin cũ hơn bước mới nhất");
        await shipping.Picture("carrier-events");
        await page.GotoAsync($"/orders/{order.Id}");
        await Expect(page.Locator(".record-head")).ToContainTextAsync("Đã giao");

        // 4 the accountant reads the statement and settles what matches, by keys
        await using var accountant = await house.Page("accountant1");
        page = accountant.Page;
        await page.GotoAsync("/statements");
        await page.GetByLabel("Bảng đối soát").SetInputFilesAsync(new FilePayload { Name = "ghn.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"Mã vận đơn;Tiền thu hộ;Phí\n{code};{order.CodAmount};25000\n{other};50000;20000\n") });
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ghn.csv" })).ToBeVisibleAsync();
        await Expect(page.Locator("#main")).ToContainTextAsync("Đối soát 1 dòng khớp");
        await accountant.Picture("statement");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator("#statement-lines tbody")).ToContainTextAsync("Đã đối soát");
        await accountant.Picture("statement-settled");
        await Until(async db => await db.Rows<CommissionLine>().AnyAsync(l => l.OrderId == order.Id, Now));
        await page.GotoAsync($"/orders/{order.Id}");
        await Expect(page.Locator(".record-head")).ToContainTextAsync("Đã đối soát");
        await Expect(page.Locator(".record")).ToContainTextAsync("Từ đơn này");

        // 5 the seller sees the same đồng, and the order behind it
        await using var selling = await house.Page("nga");
        await selling.Page.GotoAsync("/commissions");
        await selling.Page.GetByRole(AriaRole.Link, new() { Name = "Bùi Thị Nga" }).PressAsync("Enter");
        await Expect(selling.Page.Locator("tbody")).ToContainTextAsync(order.Number);
        await selling.Picture("commissions");

        // 6 another order comes back before its money is reconciled: it never earned anything, and nothing is taken back
        var back = await house.House.Confirmed("nga", "phuc", 2);
        var returned = await house.House.Sent(back, ShipmentState.ShipNow, ShipmentState.Posted, ShipmentState.Picked, ShipmentState.Delivering, ShipmentState.Returning, ShipmentState.Returned);
        Assert.Equal(ShipmentState.Returned, returned.State);
        // and the settled one is locked: no return is offered any more
        await using var managing = await house.Page("quan");
        await managing.Page.GotoAsync($"/orders/{order.Id}");
        await Expect(managing.Page.Locator(".record-head")).ToContainTextAsync("Đã đối soát");
        await Expect(managing.Page.GetByRole(AriaRole.Button, new() { Name = "Hàng đã về" })).ToHaveCountAsync(0);
        await using (var db = house.House.Open()) Assert.False(await db.Rows<CommissionLine>().AnyAsync(l => l.OrderId == back.Id, Now));
        foreach (var visit in new[] { manager, shipping, accountant, selling, managing }) visit.IsQuiet();
    }

    [Fact]
    public async Task A_line_that_differs_is_settled_with_a_reason_by_keys()
    {
        var order = await house.House.Confirmed("nga", "phuc", 4);
        var parcel = await house.House.Sent(order, ShipmentState.ShipNow, ShipmentState.Posted, ShipmentState.Picked, ShipmentState.Delivering, ShipmentState.Delivered);
        await using var visit = await house.Page("accountant1");
        var page = visit.Page;
        await page.GotoAsync("/statements");
        await page.GetByLabel("Bảng đối soát").SetInputFilesAsync(new FilePayload { Name = "lech.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"Mã vận đơn;Tiền thu hộ\n{parcel.Code};{order.CodAmount - 10_000}\n") });
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#statement-lines tbody")).ToContainTextAsync("Lệch");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#line-reason")).ToBeFocusedAsync();
        await visit.Picture("statement-line");
        await page.Keyboard.TypeAsync("Hãng trừ phí thu hộ 10.000");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#statement-lines tbody")).ToContainTextAsync("Đã đối soát");
        await Until(async db => (await db.Rows<Order>().SingleAsync(o => o.Id == order.Id, Now)).State == OrderState.Settled);
        visit.IsQuiet();
    }

    public static TheoryData<string, string, string> Pages()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (name, who, path) in new[] { ("carrier-events", "quan", "/shipments/carrier-events"), ("carriers", "quan", "/settings/carriers"), ("statements", "accountant1", "/statements"), ("statement", "accountant1", "/statements/{statement}"), ("commissions", "quan", "/commissions"), ("commission-settings", "accountant1", "/settings/commission") })
            foreach (var theme in new[] { "light", "dark" }) all.Add(name, $"{who} {path}", theme);
        return all;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_of_money_can_be_read_and_used_by_everybody(string name, string asked, string theme)
    {
        var (who, path) = (asked.Split(' ')[0], asked.Split(' ')[1]);
        if (path.Contains("{statement}", StringComparison.Ordinal)) path = path.Replace("{statement}", (await Statement()).ToString(), StringComparison.Ordinal);
        await using var visit = await house.Page(who, theme: theme);
        await visit.Page.GotoAsync(path);
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

    /// <summary>A statement with a line of most kinds.</summary>
    private async Task<Guid> Statement()
    {
        var actor = await house.House.Actor("accountant1");
        var text = new StringBuilder("Mã vận đơn;Tiền thu hộ;Phí\n");
        for (var n = 0; n < 3; n++)
        {
            var order = await house.House.Confirmed("nga", "phuc", n);
            var parcel = await house.House.Sent(order, [ShipmentState.ShipNow, ShipmentState.Posted, ShipmentState.Picked, .. n == 2 ? Array.Empty<ShipmentState>() : [ShipmentState.Delivering, ShipmentState.Delivered]]);
            text.AppendLine(CultureInfo.InvariantCulture, $"{parcel.Code};{order.CodAmount - 5_000 * n};25000");
        }
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text.Append(CultureInfo.InvariantCulture, $"KHONGCO{Numbers.Next()};90000;20000\n").ToString()));
        var id = (await house.House.Get<ImportStatement>().Handle(content, "GHN-thang-11.csv", new() { Carrier = "ghn" }, actor, Now)).Id;
        await Until(db => db.Rows<Statement>().AnyAsync(s => s.Id == id, Now));
        return id;
    }

    private async Task Until(Func<Db, Task<bool>> done)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        for (; ; await Task.Delay(50, Now))
        {
            await using var db = house.House.Open();
            if (await done(db)) return;
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "waited in vain");
        }
    }

    private static async Task Tell(string address, string code, string status, int minute)
    {
        using var carrier = new HttpClient();
        var at = new DateTime(2026, 11, 23, 1, minute, 0, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        using var body = new StringContent($$"""{"OrderCode":"{{code}}","Status":"{{status}}","Type":"switch_status","Time":"{{at}}","TotalFee":25000}""", Encoding.UTF8, "application/json");
        using var answer = await carrier.PostAsync(new Uri(address), body, Now);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
    }
}

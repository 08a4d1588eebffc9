using KhachQuen.Sales;
using KhachQuen.Tests;
using KhachQuen.Tests.Access;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>A B2B salesperson's day (issue 4): a deal is opened, moved, shown to be worked on, let go; customer care draws and warns.</summary>
public sealed class DealDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deal_is_opened_moved_proved_and_let_go_by_keyboard()
    {
        var seller = (await house.House.NewPeople("Bán cơ hội", "khanh", 1))[0];      // a board of their own: its sums are this test's alone
        var customer = await Customer(seller, "Nông sản Đồi Thông");
        await using var visit = await house.Page(seller);
        var page = visit.Page;
        await page.GotoAsync("/opportunities");
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#opportunity-customer")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("doi thong");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Nông sản Đồi Thông" })).ToBeCheckedAsync();
        await page.Locator("#opportunity-name").FillAsync("Tem truy xuất, 50.000 mã");
        await page.Locator("#opportunity-revenue").FillAsync("12.500.000");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Tem truy xuất, 50.000 mã");
        await Expect(page.GetByText("Bổ sung trước 23:59")).ToBeVisibleAsync();

        await page.GotoAsync("/opportunities");
        var card = page.Locator("[data-card]", new() { HasText = "Tem truy xuất, 50.000 mã" });
        await Expect(page.Locator("#opportunities-new-head")).ToContainTextAsync("12.500.000");
        await card.GetByRole(AriaRole.Link).FocusAsync();
        await card.GetByRole(AriaRole.Combobox).SelectOptionAsync("quoted");      // the keyboard's way of dragging
        await Expect(page.Locator("[data-column=quoted] [data-card]", new() { HasText = "Tem truy xuất, 50.000 mã" })).ToBeVisibleAsync();
        await Expect(page.Locator("#opportunities-quoted-head")).ToContainTextAsync("12.500.000");
        await visit.Picture("opportunities");

        await card.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("#opportunity-beside")).ToContainTextAsync("Bổ sung trước 23:59");
        await page.Keyboard.PressAsync("b");
        await Expect(page.Locator("#evidence-kind")).ToBeFocusedAsync();
        await page.Locator("#evidence-kind").SelectOptionAsync("message");
        await page.Locator("#evidence-advice").FillAsync("Gửi phương án tem kép qua Zalo");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Đính kèm tệp bằng chứng")).ToBeVisibleAsync();
        await page.Locator("#evidence-file").SetInputFilesAsync(new FilePayload { Name = "zalo.png", MimeType = "image/png", Buffer = Tiny.Png });
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Đã cập nhật bằng chứng").First).ToBeVisibleAsync();
        await Expect(card.Locator(".sign")).ToContainTextAsync("đã có bằng chứng");      // the board follows by itself

        await Expect(page.Locator("#opportunity-beside .sign")).ToContainTextAsync("đã có bằng chứng");
        await page.Keyboard.PressAsync("h");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Không còn nhu cầu" }).CheckAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#side .under")).ToContainTextAsync("Thất bại");
        await Expect(card).ToHaveCountAsync(0);
        Assert.Equal(customer, (await house.House.Get<ListOpportunities>().Handle(new() { CustomerId = customer }, new(), await house.House.Actor(seller), Now)).Items[0].CustomerId);
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task A_card_is_dragged_and_comes_back_when_it_may_not_go_there()
    {
        var seller = (await house.House.NewPeople("Kéo cơ hội", "khanh", 1))[0];
        var deal = await Deal(seller, "Mã vạch GS1");
        await using var visit = await house.Page(seller);
        var page = visit.Page;
        await page.GotoAsync("/opportunities");
        var card = page.Locator("[data-card]", new() { HasText = "Mã vạch GS1" });
        await page.WaitForFunctionAsync("() => [...document.scripts].some(s => s.src.includes('board'))");      // dragging is fetched when a board is there
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Drag(page, card, page.Locator("[data-column=advised]"));
        await Expect(page.Locator("[data-column=advised] [data-card]", new() { HasText = "Mã vạch GS1" })).ToBeVisibleAsync();
        await Expect(page.Locator("#opportunities-advised-head h2 span")).ToHaveTextAsync("1");
        Assert.Equal("advised", (await house.House.Get<ShowOpportunity>().Handle(deal, await house.House.Actor(seller), Now)).Stage);
        visit.IsQuiet();
    }

    [Fact]
    public async Task Three_deals_are_moved_at_once_and_taken_back_by_keyboard()
    {
        var deals = new List<Guid>();
        foreach (var name in new[] { "Loạt một", "Loạt hai", "Loạt ba" }) deals.Add(await Deal("thao", name));
        await using var visit = await house.Page("thao");
        var page = visit.Page;
        await page.GotoAsync("/opportunities?state=active&q=loat");
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(3);
        foreach (var _ in deals)
        {
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("x");
        }
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator("#many-stage")).ToBeFocusedAsync();
        await visit.Picture("opportunities-many");
        await page.Locator("#many-stage").SelectOptionAsync("quoted");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chuyển giai đoạn" }).PressAsync("Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync("Xong 3");
        await Expect(page.Locator("tbody tr[data-row]", new() { HasText = "Báo giá" })).ToHaveCountAsync(3);      // the rows follow by themselves
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#side .expected li").First).ToContainTextAsync("3");
        await Expect(page.Locator("tbody tr[data-row]", new() { HasText = "Báo giá" })).ToHaveCountAsync(0);
        foreach (var deal in deals) Assert.Equal("new", (await house.House.Get<ShowOpportunity>().Handle(deal, await house.House.Actor("thao"), Now)).Stage);

        await page.GotoAsync("/opportunities?state=active&q=loat");
        await page.GetByLabel("Nhóm theo", new() { Exact = true }).SelectOptionAsync("stage");
        var section = page.GetByRole(AriaRole.Group, new() { Name = "Cơ hội" }).Locator("summary").First;
        await Expect(section).ToContainTextAsync("19.500.000");
        await section.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(3);
        await visit.Picture("opportunities-grouped");
        foreach (var width in new[] { 1440, 390 })
        {
            await page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            Assert.Empty(await page.EvaluateAsync<string[]>(ShellTests.Overflowing));
            await ShellTests.IsAccessible(visit);
        }
        visit.IsQuiet();
    }

    [Fact]
    public async Task Customer_care_draws_looks_and_warns_and_the_salesperson_is_told()
    {
        var deal = await Deal("duc", "Tem chống giả gói năm");
        using var file = new MemoryStream(Tiny.Png);
        await house.House.Get<AddEvidence>().Handle(deal, new() { Kind = EvidenceKind.Message, Advice = "Ảnh chụp" }, file, "a.png", await house.House.Actor("duc"), Now);
        await using var visit = await house.Page("carelead1");
        var page = visit.Page;
        await page.GotoAsync("/evidence/review");
        await page.Locator("#draw-percent").FillAsync("100");
        await page.Locator("#draw-seed").FillAsync("thang11");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "số bốc mẫu thang11" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tem chống giả gói năm" }).ClickAsync();
        await Expect(page.Locator("#side .side-panel")).ToContainTextAsync("Ảnh chụp");
        await visit.Picture("evidence-review");
        await page.Locator("#warn-reason").FillAsync("Không thấy nội dung tư vấn");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".draw")).ToContainTextAsync("bị cảnh báo");
        visit.IsQuiet();
        await using var sales = await house.Page("duc");
        await sales.Page.GotoAsync("/notices");
        await Expect(sales.Page.Locator(".notices")).ToContainTextAsync("CSKH cảnh báo bằng chứng của Tem chống giả gói năm");
        await sales.Page.GetByRole(AriaRole.Link, new() { Name = "Tem chống giả gói năm" }).ClickAsync();
        await Expect(sales.Page.Locator("h1")).ToHaveTextAsync("Tem chống giả gói năm");
        sales.IsQuiet();
    }

    [Theory]
    [InlineData("light"), InlineData("dark")]
    public async Task The_pages_of_deals_can_be_read_and_used_by_everybody(string theme)
    {
        var deal = await Deal("nga", "Gia hạn gói doanh nghiệp");
        await using var visit = await house.Page("nga", theme: theme);
        foreach (var path in new[] { "/opportunities", "/opportunities?state=active", $"/opportunities/{deal}", "/evidence", "/notices" })
        {
            await visit.Page.GotoAsync(path);
            await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            foreach (var width in new[] { 1440, 390 })
            {
                await visit.Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
                Assert.Empty(await visit.Page.EvaluateAsync<string[]>(ShellTests.Overflowing));
                await ShellTests.IsAccessible(visit);
            }
        }
        visit.IsQuiet();
    }

    /// <summary>As a hand drags: down, along, up.</summary>
    internal static async Task Drag(IPage page, ILocator card, ILocator to)
    {
        var (from, into) = ((await card.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(from.X + 60, from.Y + 60);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 90, from.Y + 80, new() { Steps = 5 });
        await page.Mouse.MoveAsync(into.X + 60, into.Y + 60, new() { Steps = 15 });
        await Expect(to.Locator("[data-card]")).ToHaveCountAsync(1);      // it lies there before the hand lets go
        await page.Mouse.UpAsync();
    }

    private async Task<Guid> Customer(string owner, string name) =>
        (await house.House.Get<KhachQuen.Contacts.EnterCustomer>().Handle(new() { Name = name, Phones = [Numbers.Next()] }, await house.House.Actor(owner), Now)).Id;

    private async Task<Guid> Deal(string owner, string name) =>
        (await house.House.Get<OpenOpportunity>().Handle(new() { CustomerId = await Customer(owner, "Khách của " + name), Name = name, ExpectedRevenue = 6_500_000, Priority = 1 }, await house.House.Actor(owner), Now)).Id;

    /// <summary>A picture of one pixel.</summary>
    private static class Tiny
    {
        public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    }
}

using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>A quote's way (F-33): from the opportunity to the printed page, the customer's word and the order, by keyboard.</summary>
public sealed class QuoteDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_quote_is_written_sent_printed_accepted_and_ordered_by_keyboard()
    {
        var service = await Service("Tem truy xuất Đồi Thông", 2_000_000);
        var deal = await Deal("thao", "Tem cho vụ xuân", null);
        await using var visit = await house.Page("thao");
        var page = visit.Page;
        await page.GotoAsync($"/opportunities/{deal}");
        await page.Keyboard.PressAsync("l");
        await Expect(page.Locator("#side")).ToContainTextAsync("Chưa có cuộc gọi khảo sát nào");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("q");
        await Expect(page.GetByText("Tem cho vụ xuân chưa có dịch vụ mời")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("e");
        await page.GetByLabel("Dịch vụ mời").SelectOptionAsync(service.ToString());
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#opportunity-record")).ToContainTextAsync("Tem truy xuất Đồi Thông");
        await page.Keyboard.PressAsync("q");

        await Expect(page.Locator("#quantity-0")).ToHaveValueAsync("1");
        var total = page.GetByRole(AriaRole.Status, new() { Name = "Tổng tiền" }).Or(page.Locator(".order-total"));
        await Expect(total.First).ToContainTextAsync("2.000.000");
        await page.Locator("#quantity-0").FillAsync("1.000");      // a thousand, as people here write it
        await Expect(total.First).ToContainTextAsync("2.000.000.000");
        await page.Locator("#quantity-0").FillAsync("3");
        await page.Locator("#discount-0").FillAsync("10%");
        await Expect(total.First).ToContainTextAsync("5.400.000");
        await page.Locator("#discount-0").PressAsync("Enter");
        await Expect(page.Locator("#product-1")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Thiết kế tem");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("mẫu");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("500k");
        await Expect(total.First).ToContainTextAsync("5.900.000");
        await page.GetByLabel("Người nhận").FillAsync("Anh Thông");
        await page.GetByLabel("Thời gian thực hiện").FillAsync("15 ngày từ khi đặt cọc");
        await visit.Picture("quote-edit");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("BG-");
        await Expect(page.Locator("#quote-record")).ToContainTextAsync("Thiết kế tem");
        await page.Keyboard.PressAsync("g");
        await Expect(page.Locator("#quote-record .under")).ToContainTextAsync("Đã gửi");
        await visit.Picture("quote");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator(".sheet")).ToContainTextAsync("Năm triệu chín trăm nghìn đồng");
        await Expect(page.Locator(".sheet")).ToContainTextAsync("Anh Thông");
        await visit.Picture("quote-print");
        await page.GoBackAsync();
        await Expect(page.Locator("#quote-record")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator("#quote-record .under")).ToContainTextAsync("Khách đồng ý");

        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#side")).ToContainTextAsync("Thiết kế tem");      // not in the catalogue: said, not ordered
        await Expect(page.Locator("#side #quantity-0")).ToHaveValueAsync("3");
        await Expect(page.Locator("#side #discount-0")).ToHaveValueAsync("600.000");
        await page.Locator("#side #line").FillAsync("Số 1 Đồi Thông");
        await page.Locator("#side #provinceCode").SelectOptionAsync("01");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#order-record")).ToContainTextAsync("5.400.000");
        await page.GotoAsync($"/opportunities/{deal}");
        await Expect(page.Locator("#opportunity-quotes")).ToContainTextAsync("Khách đồng ý");
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task What_was_sent_is_made_anew_declined_and_found_in_the_list()
    {
        var quote = await Quote("minh", "Mã vạch GS1 Hòa Bình");
        await house.House.Get<SendQuote>().Handle(quote, null, await house.House.Actor("minh"), Now);
        await using var visit = await house.Page("minh");
        var page = visit.Page;
        await page.GotoAsync("/quotes?state=sent");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("hoa binh");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Row, new() { Name = "Mã vạch GS1 Hòa Bình" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator("#quote-beside")).ToContainTextAsync("Đã gửi");
        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("R2");
        await page.Locator("#unitPrice-0").FillAsync("1.900.000");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#quote-record")).ToContainTextAsync("1.900.000");
        await page.Keyboard.PressAsync("g");
        await Expect(page.Locator("#quote-record .under")).ToContainTextAsync("Đã gửi");
        await page.Keyboard.PressAsync("h");
        await Expect(page.Locator("#decline-reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Chọn bên khác");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#quote-record .under")).ToContainTextAsync("Khách từ chối");
        await Expect(page.Locator("#quote-record")).ToContainTextAsync("Chọn bên khác");
        await page.GotoAsync($"/quotes/{quote}");
        await Expect(page.GetByText("Đã có bản mới hơn")).ToBeVisibleAsync();      // the first stays as it was sent
        await Expect(page.Locator("#quote-record")).ToContainTextAsync("2.000.000");
        visit.IsQuiet();
    }

    [Fact]
    public async Task Two_who_write_at_once_are_laid_together()
    {
        var quote = await Quote("huong", "Tem chống giả Sông Đà");
        await using var visit = await house.Page("huong");
        var page = visit.Page;
        await page.GotoAsync($"/quotes/{quote}/edit");
        await page.GetByLabel("Người nhận").FillAsync("Chị Đà");
        await house.House.Get<EditQuote>().Handle(quote, null, new() { Term = new(true, "30 ngày") }, await house.House.Actor("khanh"), Now);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("vừa lưu").Or(page.GetByText("đã lưu")).First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Thời gian thực hiện")).ToHaveValueAsync("30 ngày");
        await Expect(page.GetByLabel("Người nhận")).ToHaveValueAsync("Chị Đà");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#quote-record")).ToContainTextAsync("30 ngày");
        await Expect(page.Locator("#quote-record")).ToContainTextAsync("Chị Đà");
        visit.IsQuiet("409");
    }

    [Theory]
    [InlineData("light"), InlineData("dark")]
    public async Task The_pages_of_quotes_can_be_read_and_used_by_everybody(string theme)
    {
        var quote = await Quote("nga", "Gói doanh nghiệp " + theme);
        var of = await house.House.Get<ShowQuote>().Handle(quote, await house.House.Actor("nga"), Now);
        await using var visit = await house.Page("nga", theme: theme);
        foreach (var path in new[] { "/quotes", $"/quotes?open={quote}", $"/quotes/{quote}", $"/quotes/{quote}/edit", $"/quotes/{quote}/print", $"/opportunities/{of.OpportunityId}", $"/customers/{of.CustomerId}" })
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

    private async Task<Guid> Service(string name, long price)
    {
        await using var db = house.House.Open();
        var product = new Product(new("DV-" + Numbers.Next(), name, null, price, "gói", VatGroup.General, 0, null, null, true), House.Clock.Now());
        db.Add(product);
        await db.SaveChangesAsync(Now);
        return product.Id;
    }

    private async Task<Guid> Deal(string owner, string name, Guid? service)
    {
        var actor = await house.House.Actor(owner);
        var customer = await house.House.Get<KhachQuen.Contacts.EnterCustomer>().Handle(new() { Name = "Khách của " + name, Phones = [Numbers.Next()] }, actor, Now);
        return (await house.House.Get<OpenOpportunity>().Handle(new() { CustomerId = customer.Id, Name = name, ServiceId = service }, actor, Now)).Id;
    }

    private async Task<Guid> Quote(string owner, string name) =>
        (await house.House.Get<WriteQuote>().Handle(new() { OpportunityId = await Deal(owner, name, await Service("Dịch vụ " + name, 2_000_000)) }, await house.House.Actor(owner), Now)).Id;
}

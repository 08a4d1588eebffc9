using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>X-27: two people on one row, and two windows of one person: what both changed is chosen by keyboard, nothing typed is lost, and each sees that the other is there.</summary>
public sealed class TwoAtOnce(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task<CustomerView> Customer(string owner, string name) =>
        await house.House.Get<EnterCustomer>().Handle(new() { Name = name, Phones = [Numbers.Next()] }, await house.House.Actor(owner), Now);

    [Theory, InlineData("light", 1440), InlineData("dark", 390)]
    public async Task Two_people_on_one_customer_see_each_other_and_choose_what_both_changed(string theme, int width)
    {
        var customer = await Customer("lan", $"Cô Ba {theme}");
        await using var hers = await house.Page("lan", width, theme: theme);
        await using var his = await house.Page("tuan", width, theme: theme);
        foreach (var visit in new[] { hers, his })
        {
            await visit.Page.GotoAsync($"/customers/{customer.Id}");
            await Expect(visit.Page.Locator("html[data-live=on]")).ToHaveCountAsync(1);
            await visit.Page.Keyboard.PressAsync("e");
            await Expect(visit.Page.Locator("#fact-name-value")).ToBeFocusedAsync();
        }
        await hers.Page.Locator("#fact-name-value").FillAsync("Cô Ba Chợ Lớn");
        await Expect(his.Page.GetByText("Nguyễn Thị Lan đang sửa")).ToBeVisibleAsync();
        await hers.Page.Keyboard.PressAsync("Enter");
        await Expect(hers.Page.Locator("#customer-name")).ToHaveTextAsync("Cô Ba Chợ Lớn");
        await Expect(his.Page.GetByText("Nguyễn Thị Lan đang sửa")).ToHaveCountAsync(0, new() { Timeout = 30_000 });

        var page = his.Page;
        await page.Locator("#fact-name-value").FillAsync("Cô Ba Gò Vấp");
        await page.Keyboard.PressAsync("Enter");
        var choice = page.GetByRole(AriaRole.Group, new() { Name = "giữ giá trị nào" });
        await Expect(choice).ToContainTextAsync($"Cô Ba {theme}");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Nguyễn Thị Lan: Cô Ba Chợ Lớn" })).ToBeFocusedAsync();
        await Expect(choice.Locator("input:checked")).ToHaveCountAsync(0);
        await ShellTests.IsAccessible(his);
        await his.Picture($"conflict-customer-{width}-{theme}");
        await page.Keyboard.PressAsync("Enter");                                     // nothing is chosen yet
        await Expect(page.GetByText("chưa được chọn")).ToBeVisibleAsync();
        await Expect(page.Locator("#fact-name-value")).ToHaveValueAsync("Cô Ba Gò Vấp");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Nguyễn Thị Lan: Cô Ba Chợ Lớn" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Bạn gõ: Cô Ba Gò Vấp" })).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#customer-name")).ToHaveTextAsync("Cô Ba Gò Vấp");
        hers.IsQuiet();
        his.IsQuiet("422");
    }

    [Fact]
    public async Task Two_windows_of_one_person_on_one_order_lose_nothing_and_choose_field_by_field()
    {
        await house.House.CheckingOn();
        var seller = (await house.House.NewPeople("Hà Nội 39", "khanh", 2))[0];
        var order = await house.House.Sell(seller, 1, "Bà Tám Hai Cửa Sổ");
        await using var one = await house.Page(seller);
        await using var two = await house.Page(seller);
        foreach (var visit in new[] { one, two })
        {
            await visit.Page.GotoAsync($"/orders/{order.Id}");
            await Expect(visit.Page.Locator("html[data-live=on]")).ToHaveCountAsync(1);
            await visit.Page.Keyboard.PressAsync("e");
            await Expect(visit.Page.Locator("#quantity-0")).ToBeFocusedAsync();
        }
        await one.Page.Locator("#quantity-0").FillAsync("3");
        await one.Page.Locator("#line").FillAsync("12 Hàng Bông");
        await Expect(two.Page.GetByText("Bạn đang sửa ở cửa sổ khác")).ToBeVisibleAsync();
        await one.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(one.Page.GetByText($"Đã lưu đơn {order.Number}")).ToBeVisibleAsync();

        var page = two.Page;
        await page.Locator("#quantity-0").FillAsync("5");
        await page.Locator("#recipient").FillAsync("Bà Tám Cửa Sau");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Vừa có người sửa đơn này")).ToBeVisibleAsync();
        await Expect(page.Locator("#quantity-0")).ToHaveValueAsync("5");
        await Expect(page.Locator("#recipient")).ToHaveValueAsync("Bà Tám Cửa Sau");
        await Expect(page.Locator("#line")).ToHaveValueAsync("12 Hàng Bông");            // only the other window changed it
        await Expect(page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        var theirs = page.GetByRole(AriaRole.Radio, new() { Name = "Bạn, ở cửa sổ khác: 3 ×" });
        await Expect(theirs).ToBeFocusedAsync();
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            await two.Picture($"conflict-order-{width}");
            Assert.Empty(await page.EvaluateAsync<string[]>(ShellTests.Overflowing));
            await ShellTests.IsAccessible(two);
        }
        await page.Keyboard.PressAsync("Space");
        await Expect(theirs).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText($"Đã lưu đơn {order.Number}")).ToBeVisibleAsync();
        var saved = await house.House.Get<ShowOrder>().Handle(order.Id, await house.House.Actor(seller), Now);
        Assert.Equal((3m, "Bà Tám Cửa Sau", "12 Hàng Bông"), (saved.Lines[0].Quantity, saved.ShippingAddress.Recipient, saved.ShippingAddress.Line));
        one.IsQuiet();
        two.IsQuiet("422");
    }

    [Fact]
    public async Task Two_people_on_one_opportunity_choose_what_both_changed_and_the_draft_survives_a_reload()
    {
        var customer = await Customer("lan", "Khách hai người một việc");
        var deal = await house.House.Get<OpenOpportunity>().Handle(new() { CustomerId = customer.Id, Name = "Tem hai người", ExpectedRevenue = 5_000_000 }, await house.House.Actor("lan"), Now);
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync($"/opportunities/{deal.Id}");
        await page.Keyboard.PressAsync("e");
        await page.Locator("#opportunity-name").FillAsync("Tem của Lan");
        await page.Locator("#opportunity-revenue").FillAsync("7.000.000");
        await Expect(page.Locator("[data-draft-said]").Filter(new() { HasText = "Đã lưu nháp" })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#opportunity-name")).ToHaveValueAsync("Tem của Lan");
        await house.House.Get<EditOpportunity>().Handle(deal.Id, deal.Version, new() { Name = new(true, "Tem của Tuấn"), Priority = 2 }, await house.House.Actor("tuan"), Now);
        await page.Locator("#opportunity-name").FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Vừa có người sửa cơ hội này")).ToBeVisibleAsync();
        await Expect(page.Locator("#opportunity-name")).ToHaveValueAsync("Tem của Lan");
        await Expect(page.Locator("#opportunity-priority")).ToHaveValueAsync("2");
        await Expect(page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        await ShellTests.IsAccessible(visit);
        await visit.Picture("conflict-opportunity");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Bạn gõ: Tem của Lan" }).CheckAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Tem của Lan");
        var saved = await house.House.Get<ShowOpportunity>().Handle(deal.Id, await house.House.Actor("lan"), Now);
        Assert.Equal(("Tem của Lan", 7_000_000L, (short)2), (saved.Name, saved.ExpectedRevenue, saved.Priority));
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task What_is_typed_into_an_order_survives_a_reload_and_one_that_was_cancelled_leaves_it_to_be_copied()
    {
        await house.House.CheckingOn();
        var seller = (await house.House.NewPeople("Hà Nội 40", "khanh", 2))[0];
        var order = await house.House.Sell(seller, 1, "Ông Chín Viết Dở");
        await using var visit = await house.Page(seller);
        var page = visit.Page;
        await page.GotoAsync($"/orders/{order.Id}");
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#quantity-0")).ToBeFocusedAsync();
        await page.Locator("#line").FillAsync("99 Trần Phú, cổng sau");
        await Expect(page.Locator("[data-draft-said]").Filter(new() { HasText = "Đã lưu nháp" })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#line")).ToHaveValueAsync("99 Trần Phú, cổng sau");
        await Expect(page.GetByText("Đang mở lại bản nháp")).ToBeVisibleAsync();
        await visit.Picture("draft-order");

        await house.House.Get<CancelOrder>().Handle(order.Id, "Khách đổi ý", await house.House.Actor(seller), Now);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Mục này không sửa được nữa")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Nội dung bạn đã gõ" })).ToContainTextAsync("99 Trần Phú, cổng sau");
        await ShellTests.IsAccessible(visit);
        await visit.Picture("conflict-order-closed");
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task A_product_two_people_change_is_laid_together_on_the_page_and_the_draft_survives_a_reload()
    {
        var made = await house.House.Get<AddProduct>().Handle(new() { Code = "HC-" + Numbers.Next(), Name = "Viên sửa đôi", Price = 320_000, Unit = "hộp" }, await house.House.Actor("admin"), Now);
        await using var visit = await house.Page("quan");
        var page = visit.Page;
        await page.GotoAsync($"/products/{made.Id}");
        await page.Locator("#f-price").FillAsync("300000");
        await page.Locator("#f-vatGroup").SelectOptionAsync("essential");
        await Expect(page.Locator("[data-draft-said]").Filter(new() { HasText = "Đã lưu nháp" })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#f-price")).ToHaveValueAsync("300000");
        await house.House.Get<EditProduct>().Handle(made.Id, made.Version, new() { Price = 350_000, Name = "Viên sửa đôi mới" }, await house.House.Actor("admin"), Now);
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("vừa lưu mục này")).ToBeVisibleAsync();
        await Expect(page.Locator("#f-name")).ToHaveValueAsync("Viên sửa đôi mới");
        await Expect(page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        await Expect(page.GetByRole(AriaRole.Radio).First).ToBeFocusedAsync();
        await visit.Picture("conflict-product");
        await ShellTests.IsAccessible(visit);
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Đã lưu Viên sửa đôi mới")).ToBeVisibleAsync();
        await using var db = house.House.Open();
        var saved = await db.Products.SingleAsync(p => p.Id == made.Id, Now);
        Assert.Equal((350_000, "Viên sửa đôi mới"), (saved.Price, saved.Name));
        visit.IsQuiet("409");
    }
}

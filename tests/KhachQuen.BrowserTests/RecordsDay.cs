using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>The catalogue and the customers, as a manager and a salesperson keep them.</summary>
public sealed class RecordsDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_adds_a_group_and_a_product_by_keyboard_changes_its_price_and_archives_it()
    {
        await using var visit = await house.Page("quan");
        var page = visit.Page;
        await page.GotoAsync("/product-groups");
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#f-name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Thực phẩm chức năng");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("Đã thêm nhóm Thực phẩm chức năng")).ToBeVisibleAsync();
        await Expect(page.Locator("#side-title")).ToHaveTextAsync("Thực phẩm chức năng");      // its own panel is there, and does not come over the next one
        await page.GetByRole(AriaRole.Link, new() { Name = "Thêm nhóm" }).ClickAsync();
        await Expect(page.Locator("#f-name")).ToHaveValueAsync("");      // the panel of the group just made has made room
        await page.GetByLabel("Tên nhóm").FillAsync("Xương khớp");
        await page.GetByLabel("Thuộc nhóm").SelectOptionAsync(new SelectOptionValue { Label = "Thực phẩm chức năng" });
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("td.in-1", new() { HasText = "Xương khớp" })).ToBeVisibleAsync();
        await visit.Picture("product-groups");

        await page.GotoAsync("/products");
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#f-name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Viên khớp Bạch Mai");
        await page.Locator("#f-price").FillAsync("445k");
        await page.Locator("#f-unit").FillAsync("hộp");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("#f-code-wrong")).ToContainTextAsync("cần một mã");
        await Expect(page.Locator("#f-price")).ToHaveValueAsync("445k");       // nothing typed is lost
        await page.Locator("#f-code").FillAsync("VK-BM");
        await page.Locator("#f-groupId").SelectOptionAsync(new SelectOptionValue { Label = "\u2003Xương khớp" });
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("Đã thêm Viên khớp Bạch Mai")).ToBeVisibleAsync();
        await page.GotoAsync("/products?q=vk-bm");          // other tests' goods fill more than a page
        await page.GetByRole(AriaRole.Link, new() { Name = "Viên khớp Bạch Mai" }).ClickAsync();
        await Expect(page.Locator("#f-price")).ToHaveValueAsync("445.000");
        await Expect(page.Locator("#products tbody tr").Filter(new() { HasText = "VK-BM" })).ToContainTextAsync("445.000");
        await visit.Picture("products-panel");

        await page.Locator("#f-price").FillAsync("1tr25");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("#f-price")).ToHaveValueAsync("1.250.000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ngừng bán" }).ClickAsync();
        await Expect(page.GetByText("Đã ngừng bán Viên khớp Bạch Mai")).ToBeVisibleAsync();
        await page.GotoAsync("/products?q=vk-bm");
        await Expect(page.Locator("#products tbody tr").Filter(new() { HasText = "VK-BM" })).ToHaveCountAsync(0);
        await using var db = house.House.Open();
        var product = await db.Products.SingleAsync(p => p.Code == "VK-BM", Now);
        Assert.Equal((1_250_000, false, "hộp"), (product.Price, product.Active, product.Unit));
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task Who_may_only_read_the_catalogue_sees_prices_and_no_way_to_change_them()
    {
        var product = await house.House.Get<AddProduct>().Handle(new() { Code = "DOC-1", Name = "Trà Sen Việt", Price = 199_000 }, await house.House.Actor("quan"), Now);
        await using var visit = await house.Page("lan");
        await visit.Page.GotoAsync("/products?q=tra+sen");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Trà Sen Việt" }).ClickAsync();
        await Expect(visit.Page.Locator("#side")).ToContainTextAsync("199.000");
        await Expect(visit.Page.Locator("#side form")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Thêm mặt hàng" })).ToHaveCountAsync(0);
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Keyboard.TypeAsync("doc-1");
        await Expect(visit.Page.GetByRole(AriaRole.Option, new() { Name = "Trà Sen Việt" })).ToBeVisibleAsync();
        visit.IsQuiet();
        _ = product;
    }

    [Fact]
    public async Task A_salesperson_adds_a_customer_sees_a_duplicate_before_saving_and_edits_the_facts_in_place()
    {
        var minh = await house.House.Actor("minh");
        var (taken, fresh) = (Numbers.Next(), Numbers.Next());
        await house.House.Get<EnterCustomer>().Handle(new() { Name = "Bà Tám Cũ", Phones = [taken] }, minh, Now);
        await using (var setUp = house.House.Open())
        {
            await DemoWards.Add(setUp, Now);
            await setUp.SaveChangesAsync(Now);
        }
        await using var visit = await house.Page("minh");
        var page = visit.Page;
        await page.GotoAsync("/customers");
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#f-name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Chị Hạnh Gò Vấp");
        await page.Locator("#f-phones").FillAsync(taken);
        await Expect(page.Locator("#customer-known")).ToContainTextAsync("Trùng số điện thoại với Bà Tám Cũ");
        await visit.Picture("customer-new-known");
        await page.Locator("#f-phones").FillAsync(fresh);
        await Expect(page.Locator("#customer-known")).ToBeEmptyAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#side-title")).ToHaveTextAsync("Chị Hạnh Gò Vấp");
        await page.Keyboard.PressAsync("o");
        await Expect(page.Locator("#customer-name")).ToHaveTextAsync("Chị Hạnh Gò Vấp");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa Địa chỉ" }).ClickAsync();
        await page.GetByLabel("Số nhà, đường").FillAsync("12 Quang Trung");
        await page.GetByLabel("Tỉnh, thành phố").SelectOptionAsync("79");
        await page.GetByLabel("Phường, xã").SelectOptionAsync(new SelectOptionValue { Label = "Phường Gò Vấp" });
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#fact-address")).ToContainTextAsync("12 Quang Trung, Phường Gò Vấp, ");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sửa Địa chỉ" })).ToBeFocusedAsync();

        var second = Numbers.Next();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa Số điện thoại" }).ClickAsync();
        await page.Locator("#fact-phones-value").FillAsync($"{fresh}\n{taken}");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#fact-phones")).ToContainTextAsync("Số này là của khách Bà Tám Cũ");
        await page.Locator("#fact-phones-value").FillAsync($"{fresh}\n{second}");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#fact-phones dd")).ToContainTextAsync(PhoneNumber.Parse(second).Display);

        await page.Keyboard.PressAsync("m");
        await page.Keyboard.TypeAsync("Thích giao buổi tối");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#customer-story")).ToContainTextAsync("Thích giao buổi tối");
        await Expect(page.Locator("#customer-story")).ToContainTextAsync("Sửa số điện thoại");
        await visit.Picture("customer");
        await using var db = house.House.Open();
        var customer = await db.Rows<Customer>().SingleAsync(c => c.Name == "Chị Hạnh Gò Vấp", Now);
        Assert.Equal((minh.Id, "79", 2), (customer.OwnerId, customer.ProvinceCode, customer.Phones.Count));
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task The_one_above_a_customer_and_their_group_are_chosen_by_keyboard()
    {
        var thao = await house.House.Actor("thao");
        var mark = Numbers.Next();
        var above = await house.House.Get<EnterCustomer>().Handle(new() { Name = "Công ty Mẹ " + mark, Phones = [Numbers.Next()] }, thao, Now);
        var below = await house.House.Get<EnterCustomer>().Handle(new() { Name = "Chi nhánh Con " + mark, Phones = [Numbers.Next()] }, thao, Now);
        await using var visit = await house.Page("thao");
        var page = visit.Page;
        await page.GotoAsync($"/customers/{below.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa Thuộc liên hệ" }).PressAsync("Enter");
        await Expect(page.Locator("#fact-parentId-value")).ToBeFocusedAsync();
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.TypeAsync("cong ty me " + mark), answer => answer.Url.Contains(mark, StringComparison.Ordinal));      // not that to its beginning
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Công ty Mẹ " + mark })).ToBeVisibleAsync();
        await visit.Picture("customer-parent");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#fact-parentId").GetByRole(AriaRole.Link, new() { Name = "Công ty Mẹ " + mark })).ToHaveAttributeAsync("href", $"/customers/{above.Id}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa Nhóm khách" }).PressAsync("Enter");
        await Expect(page.Locator("#fact-groupId-value")).ToBeFocusedAsync();
        await page.Locator("#fact-groupId-value").SelectOptionAsync(new SelectOptionValue { Label = "Đại lý" });
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#fact-groupId")).ToContainTextAsync("Đại lý");

        await page.GotoAsync($"/customers/{above.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa Thuộc liên hệ" }).PressAsync("Enter");
        await page.Locator("#fact-parentId-value").FillAsync("chi nhanh con " + mark);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Chi nhánh Con " + mark }).CheckAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#fact-parentId .wrong")).ToBeVisibleAsync();      // a circle
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task A_change_of_the_same_fact_by_somebody_else_is_shown_beside_what_was_typed()
    {
        var thao = await house.House.Actor("thao");
        var customer = await house.House.Get<EnterCustomer>().Handle(new() { Name = "Ông Sáu", Phones = [Numbers.Next()] }, thao, Now);
        await using var visit = await house.Page("thao");
        var page = visit.Page;
        await page.GotoAsync($"/customers/{customer.Id}");
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#fact-name-value")).ToBeFocusedAsync();
        await house.House.Get<EditCustomer>().Handle(customer.Id, customer.Version, new() { Name = "Ông Sáu Bảy" }, thao, Now);
        await page.Locator("#fact-name-value").FillAsync("Ông Sáu Tám");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "giữ giá trị nào" })).ToContainTextAsync("Ông Sáu Bảy");
        await Expect(page.Locator("#fact-name-value")).ToHaveValueAsync("Ông Sáu Tám");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Bạn gõ: Ông Sáu Tám" })).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#customer-name")).ToHaveTextAsync("Ông Sáu Tám");
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task Ctrl_K_and_the_filter_find_a_customer_without_accents_and_only_ones_own()
    {
        var (mine, theirs) = (await house.House.Actor("huong"), await house.House.Actor("nga"));
        var customer = await house.House.Get<EnterCustomer>().Handle(new() { Name = "Cô Bảy Trà Đá", Phones = [Numbers.Next()] }, mine, Now);
        await house.House.Get<EnterCustomer>().Handle(new() { Name = "Cô Bảy Trà Đào", Phones = [Numbers.Next()] }, theirs, Now);
        await using var visit = await house.Page("huong");
        var page = visit.Page;
        await page.GotoAsync("/customers");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("co bay tra");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=co"));      // one row may be all there was before
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("bay tra da");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Cô Bảy Trà Đá" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/customers/{customer.Id}"));
        visit.IsQuiet();
    }
}

using System.Text.RegularExpressions;
using KhachQuen.Contacts;
using KhachQuen.Telesales;
using KhachQuen.Tests;
using KhachQuen.Tests.Contacts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>A company from its number to a customer (F-20 … F-25): entered, filled in, its size approved by the team lead, converted; without a mouse.</summary>
public sealed class LeadLevelDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_salesperson_fills_a_company_in_to_level_three_and_makes_a_customer_of_it_by_keyboard()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        var (name, phone) = ("Công ty Mây Tre " + Numbers.Next()[^4..], Numbers.Next());
        await page.GotoAsync("/leads/new");
        await page.GetByLabel("Điện thoại").FillAsync(phone);
        await page.GetByLabel("Tên khách").FillAsync(name);
        await page.GetByLabel("Loại khách").SelectOptionAsync("company");
        await page.GetByLabel("Mã số thuế").FillAsync(Levelled.TaxCode());
        await page.GetByLabel("Email").FillAsync($"lienhe{phone}@maytre.vn");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 })).ToBeVisibleAsync();
        var missing = page.GetByRole(AriaRole.List, new() { NameRegex = new Regex("Còn thiếu cho cấp 1") });
        await missing.GetByRole(AriaRole.Button, new() { Name = "Nơi cấp" }).PressAsync("Enter");
        await Expect(page.GetByLabel("Nơi cấp", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Sở KHĐT Hà Nội");
        await page.Keyboard.PressAsync("Enter");
        await Expect(missing.GetByRole(AriaRole.Button, new() { Name = "Nơi cấp" })).ToHaveCountAsync(0);
        await visit.Picture("lead-level-0");
        var id = Guid.Parse(new Uri(page.Url).Segments[^1]);
        await Rest(id);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Quy mô", Exact = true })).ToBeVisibleAsync();
        await page.Locator("summary").Filter(new() { HasText = "Đánh giá quy mô" }).PressAsync("Enter");
        await page.GetByLabel("Đánh giá quy mô").SelectOptionAsync(new SelectOptionValue { Label = "Vừa" });
        await page.GetByLabel("Căn cứ").FillAsync("Xưởng 600 m², 45 thợ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Đã gửi trưởng nhóm duyệt quy mô")).ToBeVisibleAsync();
        await Approve(name);
        await page.GotoAsync($"/leads/{id}");
        await Expect(page.GetByText("Đã đủ thông tin của cả ba cấp.")).ToBeVisibleAsync();
        await visit.Picture("lead-level-3");
        await page.Keyboard.PressAsync("c");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Khách hàng mới" })).ToBeFocusedAsync();
        await visit.Picture("lead-convert");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/customers/"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Người liên hệ" })).ToContainTextAsync("Chị Mai");
        await visit.Picture("lead-customer");
        Assert.Empty(visit.Complaints);
    }

    /// <summary>The other fields, down to the size.</summary>
    private async Task Rest(Guid id)
    {
        var (lan, lists) = (await house.House.Actor("lan"), new LeadLists());
        var lead = await house.House.Get<GetLead>().Handle(id, lan, Now);
        await house.House.Get<EditLead>().Handle(id, new()
        {
            Profile = new(true, new()
            {
                IdIssuedOn = new(true, new(2019, 5, 6)), EnterpriseTypeId = new(true, lists.EnterpriseTypes[1].Id), Address = new(true, new() { Line = "12 Lò Đúc", ProvinceCode = "01" }), CategoryId = new(true, lists.Categories[2].Id),
                ContactPerson = new(true, new() { Name = "Chị Mai", Role = "Giám đốc", Phone = "0912 345 678" }), Brands = "Mây Tre", BusinessTypeId = new(true, lists.BusinessTypes[0].Id), UsedCompetitor = new(true, UsedCompetitor.Unknown),
                SkuCount = new(true, 42), DistributionModel = "Đại lý cấp 1 ở 12 tỉnh", OperatingProcess = "Sản xuất theo đơn",
            }),
        }, lead.Version, lan, Now);
    }

    private async Task Approve(string name)
    {
        await using var visit = await house.Page("tuan");
        var page = visit.Page;
        await page.GotoAsync("/leads");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Chờ duyệt quy mô") }).PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("size=waiting"));
        await page.GetByRole(AriaRole.Link, new() { Name = name }).WaitForAsync();
        await visit.Picture("lead-sizes");
        await page.GotoAsync((await page.GetByRole(AriaRole.Link, new() { Name = name }).GetAttributeAsync("href"))!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Duyệt quy mô" }).PressAsync("Enter");
        await Expect(page.GetByText("Đã duyệt quy mô")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Leads_stand_in_columns_by_stage()
    {
        await house.House.Give("nga", 2, name: n => $"Bảng Cột {"AB"[n]}");
        await using var visit = await house.Page("nga");
        await visit.Page.GotoAsync("/leads/board");
        await Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Data mới" }).Or(visit.Page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Mới") }))).ToContainTextAsync("Bảng Cột A");
        await visit.Picture("lead-board");
        Assert.Empty(visit.Complaints);
    }
}

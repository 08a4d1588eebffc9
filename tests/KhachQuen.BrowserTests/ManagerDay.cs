using KhachQuen.Contacts;
using KhachQuen.Sales;
using KhachQuen.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>A sales manager's afternoon (issue 4): what tonight would close, who is asked to see to it, where the pipeline stands, what the week holds.</summary>
public sealed class ManagerDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tonights_list_is_read_somebody_is_asked_to_act_and_the_pipeline_is_looked_at()
    {
        var minh = await house.House.Actor("minh");
        var customer = await house.House.Get<EnterCustomer>().Handle(new() { Name = "Mật ong Bạc Hà Đồng Văn", Phones = [Numbers.Next()] }, minh, Now);
        var deal = await house.House.Get<OpenOpportunity>().Handle(new() { CustomerId = customer.Id, Name = "Tem mật ong 30.000 mã", ExpectedRevenue = 91_000_000 }, minh, Now);
        await using var visit = await house.Page("quan");
        var page = visit.Page;
        await page.GotoAsync($"/evidence?salespersonId={minh.Id}&q=tem+mat+ong");
        await Expect(page.Locator(".countdown")).ToContainTextAsync("23:59");
        var row = page.Locator("tbody tr[data-row]", new() { HasText = "Tem mật ong 30.000 mã" });
        await Expect(row).ToContainTextAsync("Mật ong Bạc Hà Đồng Văn");
        await Expect(row).ToContainTextAsync("91.000.000");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#opportunity-beside")).ToContainTextAsync("Bổ sung trước 23:59");
        await page.Keyboard.PressAsync("o");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Tem mật ong 30.000 mã");
        await page.Keyboard.PressAsync("d");
        await page.Locator("#activity-title").FillAsync("Bổ sung bằng chứng trước 23:59");
        await page.Locator("#activity-when").FillAsync("17h");
        await page.Locator("#activity-user").SelectOptionAsync(minh.Id.ToString());
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("section.activities")).ToContainTextAsync("Đỗ Quang Minh");
        await visit.Picture("manager-record");

        await page.GotoAsync($"/opportunities?salespersonId={minh.Id}&q=tem+mat+ong");
        await Expect(page.Locator("#opportunities-new-head")).ToContainTextAsync("91.000.000");
        await Expect(page.Locator("[data-card]", new() { HasText = "Tem mật ong 30.000 mã" })).ToContainTextAsync("17:00");
        await page.GotoAsync("/opportunities?state=active&q=tem+mat+ong&group=owner");
        await Expect(page.Locator("summary", new() { HasText = "Đỗ Quang Minh" })).ToContainTextAsync("91.000.000");
        await page.GotoAsync($"/calendar?who={minh.Id}");
        await Expect(page.Locator(".cal-item", new() { HasText = "Bổ sung bằng chứng trước 23:59" })).ToBeVisibleAsync();
        visit.IsQuiet();

        await using var asked = await house.Page("minh");
        await asked.Page.GotoAsync("/notices");
        await asked.Page.GetByRole(AriaRole.Link, new() { Name = "Đinh Văn Quân giao bạn việc: Bổ sung bằng chứng trước 23:59" }).ClickAsync();
        await Expect(asked.Page.Locator("h1")).ToHaveTextAsync("Tem mật ong 30.000 mã");
        Assert.Equal(deal.Id, Guid.Parse(new Uri(asked.Page.Url).Segments[^1]));
        asked.IsQuiet();
    }
}

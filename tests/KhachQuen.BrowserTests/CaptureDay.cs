using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>A lead from a stranger's hand to the agent's list .</summary>
public sealed class CaptureDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administrator_copies_a_form_a_visitor_fills_it_in_and_the_agent_sees_the_lead_at_once()
    {
        var name = "Chị Mai " + Numbers.Next();
        var alone = (await house.House.NewPeople("Sài Gòn 31", "phuc", 1))[0];
        var source = await Source(alone);
        await using var admin = await house.Page("root");
        await admin.Page.GotoAsync($"/settings/sources/{source}");
        await admin.Page.GetByText("Thêm cửa nhận data").ClickAsync();
        await admin.Page.GetByLabel("Tên cửa nhận").FillAsync("Form trang chủ");
        await admin.Page.GetByLabel("Trang web được gửi").FillAsync("shop.test");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Tạo cửa nhận" }).ClickAsync();
        await Expect(admin.Page.GetByText("shop.test không phải địa chỉ trang web")).ToBeVisibleAsync();
        await admin.Page.GetByLabel("Trang web được gửi").FillAsync("http://shop.test");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Tạo cửa nhận" }).ClickAsync();
        await admin.Page.GetByText("Form trang chủ").First.ClickAsync();
        await admin.Picture("capture-gate");
        var snippet = await admin.Page.GetByLabel("Đoạn HTML để chép vào trang web").InputValueAsync();

        await using var agent = await house.Page(alone);
        await house.House.Give(alone, 1);      // an empty list has nothing to be let into
        await agent.Page.GotoAsync("/leads");
        await agent.Page.WaitForSelectorAsync("#leads");
        await Expect(agent.Page.Locator("html[data-live=on]")).ToHaveCountAsync(1);
        await using var visitor = await house.Page();
        await visitor.Page.RouteAsync("http://shop.test/**", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = "<!DOCTYPE html><title>Shop</title>" + snippet }));
        await visitor.Page.GotoAsync("http://shop.test/tet?utm_source=zalo");
        await visitor.Page.GetByLabel("Họ tên").FillAsync(name);
        await visitor.Page.GetByLabel("Số điện thoại").FillAsync(Numbers.Next());
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Đã nhận thông tin" })).ToBeVisibleAsync();
        visitor.IsQuiet("favicon");
        await agent.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("mới") }).First.ClickAsync();      // new rows wait to be let in
        await Expect(agent.Page.GetByText(name).First).ToBeVisibleAsync();
        Assert.Empty(agent.Complaints);
        admin.IsQuiet("422");
        await using var db = house.House.Open();
        Assert.Contains("utm_source: zalo", await db.Rows<Contacts.Lead>().Where(l => l.Name == name).Select(l => l.OriginalText).SingleAsync(Now), StringComparison.Ordinal);
    }

    /// <summary>Shared out evenly in the team of somebody who alone takes data there.</summary>
    private async Task<Guid> Source(string alone)
    {
        var (manager, agent) = (await house.House.Actor("quan"), await house.House.Actor(alone));
        return (await house.House.Get<AddSource>().Handle(new() { Name = "Trang chủ " + Numbers.Next(), Hot = true, Sharing = SharingMode.Even, TeamId = agent.TeamId }, manager, Now)).Id;
    }
}

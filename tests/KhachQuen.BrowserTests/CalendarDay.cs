using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>A salesperson's week: what comes next is planned on the record, stands in the calendar, is moved, rings, is done.</summary>
public sealed class CalendarDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private sealed class Ago(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => KhachQuen.Tests.House.Clock.GetUtcNow() - by;
    }

    /// <summary>A day of this November, as the wall in Hà Nội shows it.</summary>
    private static DateTime At(int day, string time) => CompanyTime.ToUtc(new(2026, 11, day), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    private async Task<Guid> Customer(string owner, string name) =>
        (await house.House.Get<EnterCustomer>().Handle(new() { Name = name, Phones = [Numbers.Next()] }, await house.House.Actor(owner), Now)).Id;

    [Fact]
    public async Task What_comes_next_is_planned_moved_and_done_by_keyboard()
    {
        var customer = await Customer("thao", "Chị Tường Vi");
        await using var visit = await house.Page("thao");
        var page = visit.Page;
        await page.GotoAsync($"/customers/{customer}");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator("input[name=kind][value=call]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");      // a meeting
        await page.GetByLabel("Việc cần làm").FillAsync("Demo mẫu tem mới");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#side .wrong")).ToContainTextAsync("khi nào");
        await Expect(page.GetByLabel("Việc cần làm")).ToHaveValueAsync("Demo mẫu tem mới");      // nothing typed is lost
        await page.Locator("#activity-when").FillAsync("mai 9h");
        await Expect(page.Locator("#side .when-said")).ToContainTextAsync("mai 09:00");
        await page.Keyboard.PressAsync("Control+Enter");
        var box = page.Locator("section.activities");
        await Expect(box).ToContainTextAsync("Demo mẫu tem mới");
        await Expect(box).ToContainTextAsync("mai 09:00");
        await visit.Picture("activity-box");

        await page.GotoAsync("/calendar");
        var item = page.Locator(".cal-item", new() { HasText = "Demo mẫu tem mới" });
        await Expect(page.Locator("[data-day='2026-11-24'] .cal-item", new() { HasText = "Demo mẫu tem mới" })).ToBeVisibleAsync();
        await item.GetByRole(AriaRole.Link).FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await Expect(page.Locator("[data-day='2026-11-25'] .cal-item", new() { HasText = "Demo mẫu tem mới" })).ToBeVisibleAsync();
        await Expect(item.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(item).ToContainTextAsync("09:15");
        await visit.Picture("calendar-week");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#side-title")).ToHaveTextAsync("Demo mẫu tem mới");
        await page.Locator("#side [data-key=x]").ClickAsync();
        await Expect(page.Locator("#activity-result")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#side .wrong")).ToContainTextAsync("tóm tắt");      // of a meeting there is a recap
        await page.Locator("#activity-result").FillAsync("Khách chọn mẫu vỡ, xin báo giá 5.000 tem");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Đã xong: Demo mẫu tem mới")).ToBeVisibleAsync();
        await Expect(page.Locator(".cal-item.is-done", new() { HasText = "Demo mẫu tem mới" })).ToBeVisibleAsync();
        await page.GotoAsync($"/customers/{customer}");
        await Expect(page.Locator("section.activities")).ToContainTextAsync("Khách chọn mẫu vỡ");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Lịch họp" })).ToBeVisibleAsync();
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task It_is_dragged_to_another_day_and_back_by_its_undo_nowhere_else()
    {
        var customer = await Customer("huong", "Anh Kéo Lịch");
        await house.House.Get<PlanActivity>().Handle(new() { Noun = "customer", NounId = customer, Kind = ActivityKind.Meeting, Title = "Họp kéo thả", DueAt = At(24, "10:00"), Minutes = 60 }, await house.House.Actor("huong"), Now);
        await using var visit = await house.Page("huong");
        var page = visit.Page;
        await page.GotoAsync("/calendar");
        var item = page.Locator(".cal-item", new() { HasText = "Họp kéo thả" });
        var from = (await item.BoundingBoxAsync())!;
        var to = (await page.Locator("[data-day='2026-11-26'] [data-slots]").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 20, from.Y + 4);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + 30, from.Y + 32, new() { Steps = 8 });
        await Expect(page.Locator("[data-day='2026-11-26'].is-target")).ToBeVisibleAsync();
        await page.Mouse.UpAsync();
        await Expect(page.Locator("[data-day='2026-11-26'] .cal-item", new() { HasText = "Họp kéo thả" })).ToContainTextAsync("10:30");
        await Expect(page.Locator("#side .side-panel")).ToHaveCountAsync(0);      // letting go is no click
        var moved = (await house.House.Get<ListActivities>().Handle(new() { CustomerId = customer }, new(), await house.House.Actor("huong"), Now)).Items[0];
        Assert.Equal(At(26, "10:30"), moved.DueAt);
        visit.IsQuiet();
    }

    [Fact]
    public async Task Its_time_comes_on_whatever_page_one_is()
    {
        var actor = await house.House.Actor("duc");
        var customer = await Customer("duc", "Cô Nhắc Việc");
        await using var visit = await house.Page("duc");
        await visit.Page.GotoAsync("/customers");
        await visit.Page.WaitForSelectorAsync("html[data-live=on]");
        await new PlanActivity(house.House.Get<Database>(), house.House.Get<ActivitySubjects>(), house.House.Get<ActivityNotices>(), new Ago(TimeSpan.FromHours(1)))
            .Handle(new() { Noun = "customer", NounId = customer, Title = "Gọi nhắc lịch tái khám", DueAt = KhachQuen.Tests.House.Clock.GetUtcNow().UtcDateTime.AddMinutes(5), RemindMinutes = 15 }, actor, Now);
        await house.House.Get<RemindActivities>().Sweep(Now);      // the house under test runs no jobs by itself
        var toast = visit.Page.Locator(".toast-line", new() { HasText = "Đến giờ: Gọi nhắc lịch tái khám (Cô Nhắc Việc)" });
        await Expect(toast).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await toast.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(visit.Page.Locator("#customer-name")).ToHaveTextAsync("Cô Nhắc Việc");
        visit.IsQuiet();
    }

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task Its_pages_can_be_read_and_used_by_everybody(string theme)
    {
        var customer = await Customer("lan", "Công ty TNHH Một Thành Viên Thương Mại Dịch Vụ Xuất Nhập Khẩu Hoàng Gia Phát");
        foreach (var hour in new[] { 10, 10, 10, 10, 10, 14 })
            await house.House.Get<PlanActivity>().Handle(new() { Noun = "customer", NounId = customer, Title = "Họp triển khai hệ thống tem truy xuất nguồn gốc giai đoạn hai", DueAt = At(24, $"{hour}:00"), Kind = ActivityKind.Meeting }, await house.House.Actor("lan"), Now);
        await using var visit = await house.Page("lan", theme: theme);
        foreach (var path in new[] { "/calendar", "/calendar?view=month", "/calendar?view=day&day=2026-11-24", "/activities?due=later", $"/customers/{customer}" })
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
}

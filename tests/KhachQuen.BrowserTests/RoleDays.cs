using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>The day of a team lead, of who hands out data, and of a cross-checker, each by keyboard (issue 3).</summary>
public sealed class RoleDays(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task<int> Held(IReadOnlyList<Guid> leads)
    {
        await using var db = house.House.Open();
        return await db.Rows<Lead>().CountAsync(l => leads.Contains(l.Id) && l.OwnerId != null, Now);
    }

    [Fact]
    public async Task A_team_lead_hands_out_sees_why_each_got_theirs_reads_the_numbers_and_takes_a_wrong_act_back()
    {
        var team = await house.House.NewTeam("Hà Nội 21", "khanh", 3);
        var pool = await house.House.Pool(team, 7, "zalo");
        await using var visit = await house.Page("khanh");
        var page = visit.Page;

        // 08:00 the pool of the night
        await page.GotoAsync("/distribution");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hà Nội 21" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "7 data cho 3 người" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Đã chia 7 data").First).ToBeVisibleAsync();
        Assert.Equal(7, await Held(pool));

        // 09:00 "why did she get three?"
        await page.GotoAsync($"/fairness?team={team}");
        await Expect(page.GetByRole(AriaRole.Table).First).ToContainTextAsync("Người mới 1");
        await Expect(page.Locator(".spreads")).ToContainTextAsync("2–3");
        await page.GetByRole(AriaRole.Link, new() { Name = "3", Exact = true }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("user="));
        await Expect(page.Locator("tbody").GetByText("Chia đều").First).ToBeVisibleAsync();
        await visit.Picture("lead-fairness");

        // 11:00 the numbers, and the rows behind one
        await page.GotoAsync("/reports/telesales-summary");
        await Expect(page.GetByRole(AriaRole.Table).First).ToBeVisibleAsync();
        await visit.Picture("lead-report");

        // 17:00 it was the wrong team: one key
        await page.GotoAsync("/operations");
        await page.Locator("tbody tr[data-row]", new() { HasText = "Chia data cho 3 người" }).GetByRole(AriaRole.Link).PressAsync("Enter");      // the same lead acts in other tests
        await Expect(page.Locator("#side")).ToContainTextAsync("Chia data cho 3 người");
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#side")).ToContainTextAsync("Đã trả lại như cũ");
        Assert.Equal(0, await Held(pool));
        visit.IsQuiet();
    }

    [Fact]
    public async Task Who_hands_out_data_gives_each_team_its_pool_and_can_neither_call_nor_carry_a_list_away()
    {
        var (north, south) = (await house.House.NewTeam("Hà Nội 22", "khanh", 2), await house.House.NewTeam("Sài Gòn 22", "phuc", 2));
        var (first, second) = (await house.House.Pool(north, 4, "landing"), await house.House.Pool(south, 6, "hotline"));
        await using var visit = await house.Page("chia");
        var page = visit.Page;
        foreach (var (name, count) in new[] { ("Hà Nội 22", 4), ("Sài Gòn 22", 6) })
        {
            await page.GotoAsync("/distribution");
            await page.GetByRole(AriaRole.Link, new() { Name = name }).PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{count} data cho 2 người, mỗi người {count / 2}" })).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(page.GetByText($"Đã chia {count} data").First).ToBeVisibleAsync();
        }
        Assert.Equal((4, 6), (await Held(first), await Held(second)));
        await page.GotoAsync($"/fairness?team={south}");
        await Expect(page.Locator(".spreads")).ToContainTextAsync("3–3");
        await visit.Picture("distributor-fairness");
        await page.GotoAsync($"/leads?teamId={north}");
        await Expect(page.Locator("tbody tr[data-row]").First).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr[data-row]").First).ToContainTextAsync("•••");        // numbers stay masked
        Assert.Equal(0, await page.Locator("[href*='/leads/export']").CountAsync());
        Assert.Equal(403, (await page.Context.APIRequest.GetAsync("/leads/export?format=csv", new() { MaxRedirects = 0 })).Status);
        visit.IsQuiet();
    }

    [Fact]
    public async Task A_cross_checker_calls_a_colleagues_buyers_one_after_the_other_and_never_their_own()
    {
        await house.House.CheckingOn();
        var names = await house.House.NewPeople("Hà Nội 23", "khanh", 2);
        var (seller, checker) = (names[0], names[1]);
        var orders = new List<OrderView>();
        foreach (var (n, who) in new[] { "Bà Một", "Bà Hai", "Bà Ba" }.Select((who, n) => (n, who))) orders.Add(await house.House.Sell(seller, n, who));
        var own = await house.House.Sell(checker, 4, "Bà Của Tôi");
        await using var visit = await house.Page(checker);
        var page = visit.Page;
        await page.GotoAsync("/cross-checks");
        await Expect(page.Locator("#desk-queue")).ToContainTextAsync("Bà Một");
        await Expect(page.Locator("#desk-queue")).Not.ToContainTextAsync("Bà Của Tôi");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bà Một" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bà Hai" })).ToBeFocusedAsync();      // the next buyer is there
        await page.Keyboard.PressAsync("5");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bà Hai" })).ToBeVisibleAsync();      // a reason is asked first
        await page.Locator("#desk-note").FillAsync("Khách đặt nhầm");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bà Ba" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("3");
        await page.Keyboard.TypeAsync("mai 9h");
        await visit.Picture("checker-callback");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Đã gọi hết" })).ToBeFocusedAsync();
        await using (var db = house.House.Open())
        {
            var ids = orders.Select(o => o.Id).ToList();
            var after = await db.Rows<Order>().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.State, Now);
            Assert.Equal(OrderState.Cancelled, after[orders[1].Id]);
            Assert.Equal(OrderState.CrossChecking, after[orders[2].Id]);
            Assert.Contains(after[orders[0].Id], new[] { OrderState.CrossChecking, OrderState.Confirmed });
        }
        var me = await house.House.Actor(checker);
        await Assert.ThrowsAnyAsync<Exception>(() => house.House.Get<RecordCrossCheck>().Handle(own.Id, new() { Result = CrossCheckResult.OrderOk }, me, Now));      // four eyes: never one's own
        visit.IsQuiet("422");
    }
}

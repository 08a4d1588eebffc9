using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>The floor manager's day (X-31, A-3, A-4): who works when, what floats, who takes it, what people are good for.</summary>
public sealed class FloorDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_is_taken_from_the_floating_pool_by_keyboard_and_is_shown_only_then()
    {
        var team = await house.House.NewTeam("Hà Nội 7", "khanh", 2);
        var (agent, floating) = await Floating(team, 3);
        await using var visit = await house.Page(agent);
        var page = visit.Page;
        await page.GotoAsync("/leads?folder=new");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kho thả nổi" }).ClickAsync();
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(3);
        await Expect(page.Locator("#folder-floating")).ToHaveTextAsync("3");
        foreach (var lead in floating) await Expect(page.Locator("body")).Not.ToContainTextAsync(lead.Phone[3..]);
        await visit.Picture("floating");
        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lấy số" }).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/desk\\?lead="));
        await Expect(page.GetByText("Bạn đã lấy số của Khách nổi")).ToBeVisibleAsync();
        await visit.Picture("floating-taken");
        await using var db = house.House.Open();
        var ids = floating.Select(l => l.Id).ToArray();
        Assert.Equal(1, await db.Rows<Assignment>().CountAsync(a => ids.Contains(a.LeadId) && a.Rule == ShareRules.Claimed, Now));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_number_somebody_else_just_took_says_so_and_nothing_is_lost()
    {
        var team = await house.House.NewTeam("Hà Nội 6", "khanh", 2);
        var (agent, floating) = await Floating(team, 1);
        await using var visit = await house.Page(agent);
        await visit.Page.RouteWebSocketAsync("**/live**", _ => { });      // this page has not heard of it
        await visit.Page.GotoAsync("/leads?folder=floating");
        await using (var db = house.House.Open())
        {
            var other = await db.Users.SingleAsync(u => u.TeamId == team && u.UserName != agent, Now);
            await house.House.Get<ClaimLead>().Handle(floating[0].Id, await house.House.Actor(other.UserName), Now);
        }
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Lấy số" }).PressAsync("Enter");
        await Expect(visit.Page.GetByText("Người khác vừa lấy số này")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("Kho thả nổi đang trống")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_manager_makes_a_shift_a_lead_plans_it_and_writes_down_a_leave()
    {
        var team = await house.House.NewTeam("Hà Nội 5", "khanh", 2);
        Guid second;
        await using (var db = house.House.Open()) second = await db.Users.Where(u => u.TeamId == team && u.DisplayName == "Người mới 2").Select(u => u.Id).SingleAsync(Now);
        await using (var visit = await house.Page("quan"))
        {
            await visit.Page.GotoAsync("/settings/shifts");
            await visit.Page.Keyboard.PressAsync("n");
            await visit.Page.GetByLabel("Tên ca").FillAsync("Ca sáng thử");
            await visit.Page.GetByLabel("Tên ca").PressAsync("Enter");
            await Expect(visit.Page.GetByText("Đã thêm ca “Ca sáng thử”")).ToBeVisibleAsync();
            await Expect(visit.Page.Locator("tbody tr").Filter(new() { HasText = "Ca sáng thử" })).ToContainTextAsync("T2–T7 08:00–12:00, 13:30–17:30");
            await visit.Picture("shifts");
        }
        await using (var visit = await house.Page("khanh"))
        {
            var page = visit.Page;
            await page.GotoAsync($"/roster?team={team}");
            await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(2);
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("Enter");
            await page.Locator("#side").GetByLabel("Ca", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Ca sáng thử · T2–T7 08:00–12:00, 13:30–17:30" });
            await page.Keyboard.PressAsync("Control+s");
            await Expect(page.GetByText("Đã xếp ca cho 1 người")).ToBeVisibleAsync();
            await page.GotoAsync($"/roster?team={team}");
            await Expect(page.Locator("tbody tr[data-row]").First).ToContainTextAsync("Ca sáng thử");
            await page.Keyboard.PressAsync("l");
            await page.Locator("#side").GetByLabel("Loại nghỉ").SelectOptionAsync("sick");
            await page.Locator($"#side input[name=userIds][value='{second}']").CheckAsync();      // other teams have people of that name
            await page.Keyboard.PressAsync("Control+s");
            await Expect(page.GetByText("Đã ghi nghỉ cho 1 người")).ToBeVisibleAsync();
            await page.GotoAsync("/roster");
            await Expect(page.Locator($"tbody tr[data-row='{second}']")).ToContainTextAsync("Ốm");
            await visit.Picture("roster");
            Assert.Empty(visit.Complaints);
        }
    }

    [Fact]
    public async Task An_agent_comes_to_work_and_goes_from_the_strip()
    {
        var team = await house.House.NewTeam("Hà Nội 4", "khanh", 1);
        await using var db = house.House.Open();
        var agent = await db.Users.AsNoTracking().SingleAsync(u => u.TeamId == team, Now);
        await using var visit = await house.Page(agent.UserName);
        await visit.Page.GotoAsync("/desk");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Vào ca" }).ClickAsync();
        await Expect(visit.Page.Locator("#strip-state")).ToContainTextAsync("từ ");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Ra ca" }).ClickAsync();
        await Expect(visit.Page.Locator("#strip-state")).ToContainTextAsync("Không nhận data");
        Assert.False((await db.Users.AsNoTracking().SingleAsync(u => u.Id == agent.Id, Now)).ReceivesData);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_a_person_is_good_for_is_said_beside_handing_out_and_a_share_by_quota_keeps_to_it()
    {
        var team = await house.House.NewTeam("Hà Nội 3", "khanh", 2);
        var pool = await house.House.Pool(team, 8, "landing");
        await using var visit = await house.Page("khanh");
        var page = visit.Page;
        await page.GotoAsync($"/distribution?team={team}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sở trường nhận data · Người mới 1" }).ClickAsync();
        await page.GetByLabel("Định mức mỗi vòng").FillAsync("3");
        await visit.Picture("receiver");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("Đã lưu sở trường nhận data")).ToBeVisibleAsync();
        await page.GotoAsync($"/distribution?team={team}");
        await page.GetByText("Theo định mức").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "8 data cho 2 người, mỗi người 2–6" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Đã chia 8 data").First).ToBeVisibleAsync();
        await using var db = house.House.Open();
        Assert.Equal([2, 6], (await db.Rows<Lead>().Where(l => pool.Contains(l.Id)).GroupBy(l => l.OwnerId).Select(g => g.Count()).ToListAsync(Now)).Order());
        Assert.Empty(visit.Complaints);
    }

    /// <summary>So many leads that float in a team, and the name of somebody who works there.</summary>
    private async Task<(string Agent, IReadOnlyList<Lead> Leads)> Floating(Guid team, int count)
    {
        await using var db = house.House.Open();
        var holder = await db.Users.FirstAsync(u => u.TeamId == team, Now);
        var leads = Enumerable.Range(0, count).Select(n => LeadFloor.New(house.House, n, name: $"Khách nổi {"ABC"[n]}")).ToList();
        foreach (var lead in leads)
        {
            lead.GiveTo(holder.Id, team, "even", holder.DisplayName, lead.CreatedAt);
            lead.SetAfloat(house.House.Get<TimeProvider>().Now());
            db.Add(Sharing.LineOf(db, lead, ShareRules.Floated, fromUser: holder.Id, fromTeam: team));
        }
        db.AddRange(leads);
        await db.SaveChangesAsync(Now);
        return (holder.UserName, leads);
    }
}

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>Leads beside the work desk (A-19, A-3, A-50): a team lead hands out, an agent works from the list.</summary>
public sealed class LeadDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_team_lead_hands_out_twelve_leads_evenly_by_keyboard_and_takes_them_back()
    {
        var pool = await house.House.Pool(await house.House.NewTeam("Hà Nội 9", "khanh", 2), 12, "landing");
        await using var visit = await house.Page("khanh");
        var page = visit.Page;
        await page.GotoAsync("/distribution");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hà Nội 9" }).WaitForAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Hà Nội 9" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "12 data cho 2 người, mỗi người 6" })).ToBeVisibleAsync();
        await visit.Picture("distribution-preview");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Đã chia 12 data").First).ToBeVisibleAsync();
        await visit.Picture("distribution-done");
        await using (var db = house.House.Open())
        {
            var got = await db.Rows<Lead>().Where(l => pool.Contains(l.Id)).GroupBy(l => l.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(Now);
            Assert.Equal([6, 6], got.Select(g => g.Count));
            Assert.Equal(12, await db.Rows<Assignment>().CountAsync(a => pool.Contains(a.LeadId) && a.Rule == "even", Now));
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác lần chia này" }).PressAsync("Enter");
        await Expect(page.GetByText("Đã trả lại 12 data")).ToBeVisibleAsync();
        await using (var db = house.House.Open()) Assert.Equal(12, await db.Rows<Lead>().CountAsync(l => pool.Contains(l.Id) && l.OwnerId == null, Now));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_agent_finds_opens_and_records_an_outcome_from_the_row_without_a_mouse()
    {
        var leads = await house.House.Give("nga", 4, name: n => $"Hồ Thị Mộc {"ABCD"[n]}");
        await using var visit = await house.Page("nga");
        var page = visit.Page;
        await page.GotoAsync("/leads");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("moc b");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=moc"));
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hồ Thị Mộc B" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"open={leads[1]}"));
        await visit.Picture("leads-panel");

        await page.Keyboard.PressAsync("r");
        await page.Locator("#desk-form").WaitForAsync();
        await page.Keyboard.PressAsync("2");
        await Expect(page.Locator("#desk-when")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("t4 9h");
        await Expect(page.Locator("#when-said")).ToContainTextAsync("25/11 09:00");
        await visit.Picture("leads-outcome");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr[data-row]")).ToContainTextAsync("Chưa kết nối");       // the row follows, live
        await Expect(page.Locator("tbody tr[data-row]")).ToContainTextAsync("Hẹn gọi lại 25/11 09:00");
        await using (var db = house.House.Open())
        {
            var lead = await db.Rows<Lead>().SingleAsync(l => l.Id == leads[1], Now);
            Assert.Equal(("notConnected", new DateTime(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc), 1), (lead.LastOutcome, lead.NextActionAt, lead.Attempts));
        }
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#side .side-panel")).ToHaveCountAsync(0);
        await Expect(page.Locator($"[data-row='{leads[1]}'] a[data-open]")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(page.Locator("tbody tr[data-row]")).ToContainTextAsync("Chọn kết quả");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_comes_to_an_agent_while_the_list_is_open_waits_under_a_button_and_is_counted()
    {
        var agent = (await house.House.NewPeople("Hà Nội 34", "khanh", 1))[0];
        await house.House.Give(agent, 2);
        await using var visit = await house.Page(agent);
        var page = visit.Page;
        await page.GotoAsync("/leads?folder=new");
        await Expect(page.Locator("#folder-new")).ToHaveTextAsync("2");
        await Expect(page.Locator("html[data-live=on]")).ToHaveCountAsync(1);
        await house.House.Give(agent, 1, name: _ => "Khách vừa về", justNow: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "1 mới" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Khách vừa về" })).ToBeVisibleAsync();
        await Expect(page.Locator("#folder-new")).ToHaveTextAsync("3");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_fact_is_edited_where_it_stands_and_a_conflict_loses_nothing_typed()
    {
        var lead = (await house.House.Give("phuc", 1, name: _ => "Bà Tư"))[0];
        var phuc = await house.House.Actor("phuc");
        await using var visit = await house.Page("phuc");
        var page = visit.Page;
        await page.GotoAsync($"/leads/{lead}");
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#fact-name-value")).ToBeFocusedAsync();
        var version = (await house.House.Get<GetLead>().Handle(lead, phuc, Now)).Version;
        await house.House.Get<EditLead>().Handle(lead, new() { Note = "đổi chỗ khác" }, version, phuc, Now);     // another fact: no conflict
        await page.Locator("#fact-name-value").FillAsync("Bà Tư Sáu");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#lead-name")).ToHaveTextAsync("Bà Tư Sáu");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sửa Tên khách" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#fact-name-value")).ToBeFocusedAsync();
        version = (await house.House.Get<GetLead>().Handle(lead, phuc, Now)).Version;
        await house.House.Get<EditLead>().Handle(lead, new() { Name = "Bà Tư Bảy" }, version, phuc, Now);
        await page.Locator("#fact-name-value").FillAsync("Bà Tư Tám");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Bạn, ở cửa sổ khác: Bà Tư Bảy" })).ToBeFocusedAsync();
        await Expect(page.Locator("#fact-name-value")).ToHaveValueAsync("Bà Tư Tám");
        await visit.Picture("lead-conflict");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#lead-name")).ToHaveTextAsync("Bà Tư Tám");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sửa Tên khách" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("m");
        await page.Keyboard.TypeAsync("Gọi lại sau Tết");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#lead-story")).ToContainTextAsync("Gọi lại sau Tết");
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_lead_says_before_it_is_saved_who_has_the_number()
    {
        var known = (await house.House.Give("nga", 1, name: _ => "Chị Đã Có"))[0];
        await using var db = house.House.Open();
        var phone = PhoneNumber.Parse((await db.Rows<Lead>().SingleAsync(l => l.Id == known, Now)).Phone);
        await using var visit = await house.Page("nga");
        var page = visit.Page;
        await page.GotoAsync("/leads");
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#f-phone")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(phone.Digits);
        await Expect(page.Locator("#phone-said")).ToContainTextAsync(phone.Display);
        await Expect(page.Locator("#phone-said")).ToContainTextAsync("Số này đã có trong data");
        await visit.Picture("lead-new-known");
        var fresh = PhoneNumber.Parse(Numbers.Next());
        await page.Locator("#f-phone").FillAsync(fresh.Digits);
        await Expect(page.Locator("#phone-said")).ToContainTextAsync(fresh.Display);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText($"Đã thêm {fresh.Display}")).ToBeVisibleAsync();
        Assert.Equal(1, await db.Rows<Lead>().CountAsync(l => l.Phone == fresh.E164, Now));
        visit.IsQuiet();
    }

    [Fact]
    public async Task A_way_of_looking_is_kept_as_a_tab_with_its_filter_and_columns()
    {
        await house.House.Give("legal1", 3, source: "zalo");
        await house.House.Give("legal1", 2, source: "hotline");
        await using var visit = await house.Page("legal1");
        var page = visit.Page;
        await page.GotoAsync("/leads?folder=new&source=zalo");
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu cách xem này" }).ClickAsync();
        await page.Locator("#f-name").FillAsync("Zalo của tôi");
        await page.Keyboard.PressAsync("Enter");
        var tab = page.GetByRole(AriaRole.Link, new() { Name = "Zalo của tôi" });
        await Expect(tab).ToHaveAttributeAsync("aria-current", "page");
        await page.GetByRole(AriaRole.Link, new() { Name = "Data mới" }).First.ClickAsync();
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(5);
        await tab.ClickAsync();
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(3);
        await visit.Picture("leads-view");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Ctrl_K_finds_a_lead_by_its_last_digits()
    {
        var lead = (await house.House.Give("tour1", 1, name: _ => "Ông Bảy Tàu"))[0];
        await using var visit = await house.Page("tour1");
        var page = visit.Page;
        await page.GotoAsync("/fairness");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("bay tau");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Ông Bảy Tàu" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/leads/{lead}"));
        Assert.Empty(visit.Complaints);
    }
}

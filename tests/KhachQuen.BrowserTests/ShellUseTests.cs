using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>What the house does for every page: navigation, side panel, keys, refusals, toasts, live changes.</summary>
public sealed class ShellUseTests(BrowserHouse house)
{
    private const string FirstRow = "00000000-0000-7000-8000-000000000000";

    [Fact]
    public async Task A_link_fills_main_only_and_back_brings_the_page_again()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/ui");
        await page.EvaluateAsync("document.querySelector('#strip').wasHere = true");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Các mảnh giao diện" }).GetByRole(AriaRole.Link, new() { Name = "Danh sách" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(house.Address + "/ui/list");
        await Expect(page).ToHaveTitleAsync("Danh sách · Khách Quen");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Biểu mẫu" })).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('#strip').wasHere"), "the strip was made anew");
        visit.IsQuiet();
    }

    [Fact]
    public async Task An_address_without_a_page_is_said_inside_the_house()
    {
        await using var visit = await house.Page("lan");
        await visit.Page.GotoAsync("/ui");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Đường dẫn hỏng" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Không tìm thấy" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#strip")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Rows_are_walked_and_opened_by_keys_and_the_address_follows()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/ui/list");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#side h2").First).ToHaveTextAsync("Nguyễn Thị Ánh Tuyết");
        await Expect(page).ToHaveURLAsync(house.Address + "/ui/list?open=" + FirstRow);
        await visit.Picture("list-panel");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#side h2").First).ToHaveTextAsync("Bùi Văn Bảo");
        await page.ReloadAsync();
        await Expect(page.Locator("#side h2").First).ToHaveTextAsync("Bùi Văn Bảo");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#side .side-panel")).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(house.Address + "/ui/list");
        visit.IsQuiet();
    }

    [Fact]
    public async Task A_filter_keeps_the_cursor_where_it_is_typed_and_further_rows_come_by_scrolling()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/ui/list");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(40);
        await page.Locator(".table-box").EvaluateAsync("box => box.scrollTop = box.scrollHeight");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(80);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("tuyet");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("find=tuyet"));
        await Expect(page.Locator("[data-row] a").First).ToHaveTextAsync("Nguyễn Thị Ánh Tuyết");
        await Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Tìm trong danh sách" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_a_saved_form_can_be_taken_back()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/ui");
        await page.GetByLabel("Ghi chú").First.FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        var field = page.GetByLabel("Gọi lại lúc");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Chưa có giờ gọi lại"));
        await visit.Picture("refused");
        await field.FillAsync("16:00");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Đã lưu")).ToBeVisibleAsync();
        await Expect(page.GetByText("Chưa có giờ gọi lại")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(page.GetByText("Đã hoàn tác")).ToBeVisibleAsync();
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task The_keys_of_a_page_are_listed_from_the_page_itself()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/ui/desk");
        await page.Keyboard.PressAsync("5");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Đang dùng thuốc khác" })).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("?");
        var list = page.GetByRole(AriaRole.Dialog, new() { Name = "Phím tắt" });
        await Expect(list).ToContainTextAsync("Xác nhận mua");
        await Expect(list).ToContainTextAsync("Tìm và làm");
        await visit.Picture("keys");
        await page.Keyboard.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await page.GetByLabel("Ghi chú").FocusAsync();
        await page.Keyboard.TypeAsync("1");      // writing is writing
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Đang dùng thuốc khác" })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task The_palette_finds_without_marks_and_goes_by_enter()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/ui");
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Tìm và làm" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("tac nghiep");
        await Expect(page.Locator("#palette [aria-selected=true]")).ToContainTextAsync("Tác nghiệp");
        await visit.Picture("palette");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(house.Address + "/desk");
        await Expect(page.Locator("#palette")).ToBeHiddenAsync();
        await Expect(page.Locator("#rail [aria-current=page]")).ToContainTextAsync("Tác nghiệp");
    }

    [Fact]
    public async Task Ticked_rows_offer_what_can_be_done_with_them_and_with_all_that_fit()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/ui/list");
        var boxes = page.GetByRole(AriaRole.Checkbox, new() { Name = "Chọn dòng" });
        await boxes.Nth(1).ClickAsync();
        await boxes.Nth(4).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.GetByText("Đã chọn 4")).ToBeVisibleAsync();
        await visit.Picture("bulk");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Chọn mọi dòng đang hiện" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Chọn cả 137" }).ClickAsync();
        await Expect(page.GetByText("Đã chọn cả 137")).ToBeVisibleAsync();
        Assert.Equal("1", await page.Locator(".bulk input[name=all]").InputValueAsync());
    }

    [Fact]
    public async Task A_change_elsewhere_refreshes_its_row_and_gathers_what_is_new()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/ui/list");
        await page.WaitForSelectorAsync("html[data-live=on]");
        var lan = (await house.House.Actor("lan")).Id;
        await page.EvaluateAsync($"document.querySelector('[data-row=\"{FirstRow}\"]').setAttribute('data-old', '')");
        house.House.Get<ILiveEvents>().Tell([new("specimen", Guid.Parse(FirstRow), [lan]), new("specimen", Guid.CreateVersion7(), [lan])]);
        await Expect(page.Locator("[data-row][data-old]")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "1 mới" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "1 mới" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "1 mới" })).ToBeHiddenAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(40);
    }

    [Fact]
    public async Task Whoever_is_signed_out_elsewhere_hears_of_no_change_any_more()
    {
        var recruiter = await house.House.NewColleague("recruiter");      // nobody else is signed out with them
        await using var visit = await house.Page(recruiter);
        await visit.Page.GotoAsync("/ui/list");
        await visit.Page.WaitForSelectorAsync("html[data-live=on]");
        await using (var db = house.House.Open())
        {
            var who = (await house.House.Actor(recruiter)).Id;
            foreach (var session in await db.Sessions.Where(s => s.UserId == who && s.EndedAt == null).ToListAsync(TestContext.Current.CancellationToken)) session.End(house.House.Get<TimeProvider>().GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await visit.Page.WaitForSelectorAsync("html:not([data-live=on])");      // the next round of the door, or at the door already
    }

    [Fact]
    public async Task Help_opens_the_guide_s_page_of_the_screen_with_its_picture()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/desk");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hướng dẫn cho màn hình này" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/guide/tac-nghiep"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Tác nghiệp");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Bàn làm việc" })).ToHaveJSPropertyAsync("complete", true);
        await ShellTests.IsAccessible(visit);
        await visit.Picture("guide");
        await page.GetByRole(AriaRole.Link, new() { Name = "Chia data và công bằng" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Chia data");
    }

    [Theory, InlineData(null, "light"), InlineData("lan", "dark")]
    public async Task The_documentation_of_the_API_can_be_read_signed_in_or_not(string? user, string theme)
    {
        await using var visit = await house.Page(user, theme: theme);
        var page = visit.Page;
        await page.GotoAsync("/docs/api");
        var entry = page.Locator("#post-api-v1-leads-distribute");
        await entry.Locator("summary").ClickAsync();
        await Expect(entry).ToContainTextAsync("leads.assign");
        await Expect(page.Locator("#shape-LeadEdit")).ToContainTextAsync("priority");
        await ShellTests.IsAccessible(visit);
        await visit.Picture("api-docs-" + theme);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_hidden_column_stays_hidden()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/ui/list");
        await page.GetByTitle("Cột").ClickAsync();
        await visit.Picture("columns");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Quan tâm" }).UncheckAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Quan tâm" })).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Khách" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Quan tâm" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_dialog_comes_as_a_fragment_and_escape_closes_it()
    {
        await using var visit = await house.Page("lan");
        await visit.Page.GotoAsync("/ui");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Thu hồi 12 khách?" })).ToBeVisibleAsync();
        await visit.Picture("dialog");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator("#dialog")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_lost_connection_is_said_quietly_and_found_again()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        var (open, lines) = (true, new List<IWebSocketRoute>());
        await page.RouteWebSocketAsync("**/live**", line =>
        {
            if (!open) { line.CloseAsync(); return; }
            line.ConnectToServer();
            lines.Add(line);
        });
        await page.GotoAsync("/ui");
        await page.WaitForSelectorAsync("html[data-live=on]");
        open = false;
        await lines[^1].CloseAsync();
        await Expect(page.GetByText("Mất kết nối, đang nối lại…")).ToBeVisibleAsync();
        open = true;
        await Expect(page.GetByText("Mất kết nối, đang nối lại…")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await page.WaitForSelectorAsync("html[data-live=on]");
    }

    [Fact]
    public async Task A_form_is_sent_once_however_often_it_is_pressed()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        var (sent, answer) = (0, new TaskCompletionSource());
        await page.RouteAsync("**/ui/save", async route => { sent++; await answer.Task; await route.ContinueAsync(); });
        await page.GotoAsync("/ui");
        await page.GetByLabel("Gọi lại lúc").FillAsync("16:00");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true })).ToHaveAttributeAsync("aria-busy", "true");
        answer.SetResult();
        await Expect(page.GetByText("Đã lưu")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true })).ToBeEnabledAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Chưa dùng được" })).ToBeDisabledAsync();
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task A_branch_of_a_tree_is_fetched_when_it_is_opened_and_ticked_whole()
    {
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/ui");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Thành phố Hồ Chí Minh" }).CheckAsync();
        await page.GetByLabel("Mở Thành phố Hồ Chí Minh").ClickAsync();
        var third = page.GetByRole(AriaRole.Checkbox, new() { Name = "Phường 3", Exact = true });
        await Expect(third).ToBeCheckedAsync();
        await third.UncheckAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Thành phố Hồ Chí Minh" })).Not.ToBeCheckedAsync();
        await page.GetByPlaceholder("Lọc theo tên").FillAsync("hoan kiem");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Phường Hoàn Kiếm" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Phường Ba Đình" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_is_being_written_is_kept_as_a_draft()
    {
        await using var visit = await house.Page("lan");
        await visit.Page.GotoAsync("/ui/record");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Ghi chú" }).FillAsync("Chị muốn 2 hộp");
        await Expect(visit.Page.GetByText("Đã lưu nháp")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_the_menu_is_a_drawer_and_the_desk_three_steps()
    {
        await using var visit = await house.Page("admin", 390, 844);
        var page = visit.Page;
        await page.GotoAsync("/ui/desk");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kết quả" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kết quả cuộc gọi" })).ToBeInViewportAsync();
        await visit.Picture("desk-step-390");
        Assert.InRange((await page.GetByText("Chưa gọi được").Last.BoundingBoxAsync())!.Height, 10, 30);      // on one line
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Menu" })).ToBeInViewportAsync();
        await visit.Picture("drawer-390");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Menu" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_a_finger_presses_is_40_pixels_high()
    {
        await using var visit = await house.Page("lan", 390, 844);
        foreach (var path in new[] { "/ui", "/ui/desk", "/ui/list", "/ui/record" })
        {
            await visit.Page.GotoAsync(path);
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("button, summary, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio]), label:has(input), a.btn, a.tool, .tabs a, .seg a")]
                    .filter(e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().height < 39.5 && !e.closest("td, th, dialog, .tree")).map(e => e.outerHTML.slice(0, 120))
                """));
        }
    }

    [Fact]
    public async Task A_page_prints_without_the_house_around_it()
    {
        await using var visit = await house.Page("lan");
        await visit.Page.GotoAsync("/ui/print");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.Picture("printed");
        foreach (var part in new[] { ".rail", ".top", ".strip", ".list-head" }) await Expect(visit.Page.Locator(part).First).ToBeHiddenAsync();
        await Expect(visit.Page.GetByText("Người nhận")).ToBeVisibleAsync();
    }
}

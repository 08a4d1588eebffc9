using KhachQuen.Platform;
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
}

using Microsoft.Playwright;

namespace KhachQuen.BrowserTests;

/// <summary>The administrator's day: people, teams, roles, tokens, hours, audit; with scripts, by label and role.</summary>
public sealed class AdministratorDay(BrowserHouse house)
{
    public static TheoryData<string, string> Pages()
    {
        var all = new TheoryData<string, string>();
        foreach (var path in new[] { "/settings/users", "/settings/users/new", "/settings/teams", "/settings/roles", "/settings/roles/matrix", "/settings/roles/new?copy=sales", "/settings/tokens/new", "/settings/webhooks", "/settings/webhooks/new", "/settings/audit", "/settings/company", "/settings/telesales", "/settings/working-hours", "/me" })
            foreach (var theme in new[] { "light", "dark" }) all.Add(path, theme);
        return all;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_of_the_settings_can_be_read_and_used_by_everybody(string path, string theme)
    {
        await using var visit = await house.Page("root", theme: theme);
        await visit.Page.GotoAsync(path);
        foreach (var width in new[] { 1440, 1024, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await visit.Picture($"admin{path.Replace('/', '-').Replace('?', '-')}-{width}-{theme}");
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(ShellTests.Overflowing));
            if (width != 1024) await ShellTests.IsAccessible(visit);
        }
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_colleague_is_added_in_the_side_panel_refused_beside_the_field_and_saved()
    {
        await using var visit = await house.Page("root");
        var page = visit.Page;
        await page.GotoAsync("/settings/users");
        await page.Keyboard.PressAsync("n");
        var panel = page.Locator("#side");
        await panel.GetByLabel("Họ tên").FillAsync("Vi Thị Bảng");
        await panel.GetByLabel("Tên đăng nhập").FillAsync("lan");
        await panel.GetByLabel("Nhân viên kinh doanh").CheckAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Thêm nhân viên" }).ClickAsync();
        await page.GetByText("Tên đăng nhập này đã có người dùng").WaitForAsync();
        await Assertions.Expect(panel.GetByLabel("Tên đăng nhập")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(panel.GetByLabel("Tên đăng nhập")).ToBeFocusedAsync();
        await Assertions.Expect(panel.GetByLabel("Họ tên")).ToHaveValueAsync("Vi Thị Bảng");
        await visit.Picture("admin-user-refused");
        await panel.GetByLabel("Tên đăng nhập").FillAsync("bang");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Thêm nhân viên" }).ClickAsync();
        await page.GetByText("Mật khẩu cho Vi Thị Bảng").WaitForAsync();
        Assert.Matches("^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$", await page.Locator("output.secret").InnerTextAsync());
        await visit.Picture("admin-user-made");
        await panel.GetByLabel("Email").FillAsync("bang@congty.vn");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await page.Locator("#toasts").GetByText("Đã lưu Vi Thị Bảng").WaitForAsync();
        await Assertions.Expect(page.Locator("#side").GetByLabel("Email")).ToHaveValueAsync("bang@congty.vn");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/settings/users/"));
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_are_found_by_typing_and_opened_by_keyboard()
    {
        await using var visit = await house.Page("root");
        var page = visit.Page;
        await page.GotoAsync("/settings/users");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("phuong thao");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#users tbody tr")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#side").GetByLabel("Họ tên")).ToHaveValueAsync("Lê Phương Thảo");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#side .side-panel")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_role_is_changed_in_the_matrix_with_one_save()
    {
        await using var visit = await house.Page("root");
        var page = visit.Page;
        await page.GotoAsync("/settings/roles/new");
        await page.GetByLabel("Bắt đầu từ").SelectOptionAsync(new SelectOptionValue { Label = "Trưởng nhóm" });
        await Assertions.Expect(page.GetByLabel("Chia data", new() { Exact = true })).ToHaveValueAsync("TeamAndBelow");
        await page.GetByLabel("Mã", new() { Exact = false }).First.FillAsync("phonhom");
        await page.GetByLabel("Tên tiếng Việt").FillAsync("Phó nhóm");
        await page.GetByLabel("Chia data", new() { Exact = true }).SelectOptionAsync("Team");
        await page.Keyboard.PressAsync("Control+s");
        await page.Locator("#toasts").GetByText("Đã thêm vai trò Phó nhóm").WaitForAsync();
        await Assertions.Expect(page.GetByLabel("Chia data", new() { Exact = true })).ToHaveValueAsync("Team");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_administrator_looks_through_a_colleagues_eyes_and_comes_back()
    {
        await using var visit = await house.Page();
        var page = visit.Page;
        await BrowserHouse.SignIn(page, "admin");
        await page.GotoAsync("/settings/users?q=minh");
        await page.GetByRole(AriaRole.Link, new() { Name = "Đỗ Quang Minh" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem như" }).ClickAsync();
        await page.GetByText("Đang xem như Đỗ Quang Minh").WaitForAsync();
        await visit.Picture("admin-view-as");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thôi xem" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Nhân viên" }).WaitForAsync();
    }
}

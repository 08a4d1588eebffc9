using System.Net;
using System.Text.RegularExpressions;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Access;

/// <summary>The administration as a browser without scripts sees it: plain pages and plain forms.</summary>
public sealed class SettingsPagesTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/settings/users", "Nhân viên"), InlineData("/settings/users/new", "Nhân viên mới"), InlineData("/settings/teams", "Hà Nội 1"), InlineData("/settings/teams/new", "Nhóm mới")]
    [InlineData("/settings/roles", "Trưởng nhóm"), InlineData("/settings/roles/matrix", "Nhóm mình và cấp dưới"), InlineData("/settings/roles/new", "Vai trò mới"), InlineData("/settings/tokens", "Mã API"), InlineData("/settings/tokens/new", "Mã API mới")]
    [InlineData("/settings/audit", "Nhật ký"), InlineData("/settings/company", "Múi giờ"), InlineData("/settings/working-hours", "Tết"), InlineData("/settings/working-hours?year=2027", "2027"), InlineData("/me", "Thiết bị này")]
    public async Task The_administrator_sees_every_page_of_the_settings(string path, string says)
    {
        var visitor = await houses.Sqlite.Visitor().SignIn("root", House.Password);
        Assert.Contains(says, await visitor.See(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Theory]
    [InlineData("/settings/users"), InlineData("/settings/users/rows"), InlineData("/settings/users/new/panel"), InlineData("/settings/teams"), InlineData("/settings/roles"), InlineData("/settings/roles/matrix"), InlineData("/settings/tokens"), InlineData("/settings/audit"), InlineData("/settings/audit/rows"), InlineData("/settings/company"), InlineData("/settings/working-hours")]
    public async Task Whoever_lacks_the_right_sees_none_of_them(string path)
    {
        var visitor = await houses.Sqlite.Visitor().SignIn("lan", House.Password);
        await visitor.See(path);
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        var stranger = houses.Sqlite.Visitor();
        await stranger.See(path);
        Assert.Equal(HttpStatusCode.Redirect, stranger.Status);
    }

    [Theory]
    [InlineData("/settings/users"), InlineData("/settings/teams"), InlineData("/settings/roles/new"), InlineData("/settings/tokens"), InlineData("/settings/company"), InlineData("/settings/working-hours/week"), InlineData("/me/password"), InlineData("/me/receives-data"), InlineData("/me/sessions/end-others"), InlineData("/me/second-factor"), InlineData("/sign-in"), InlineData("/first-visit"), InlineData("/view-as/end")]
    public async Task A_form_of_another_site_is_turned_away(string path)
    {
        var visitor = await houses.Sqlite.Visitor().SignIn("root", House.Password);
        await visitor.SendForged(path, ("name", "x"), ("user", "root"), ("password", House.Password));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_refused_form_comes_back_as_it_was_filled_in_with_the_reason_beside_its_field(string database)
    {
        var visitor = await houses.On(database).Visitor().SignIn("root", House.Password);
        await visitor.See("/settings/users/new");
        var html = await visitor.Send("/settings/users", ("displayName", "Hồ Thị <b>Thử</b>"), ("userName", "lan"), ("email", "thu@congty.vn"), ("roles", "sales"), ("roles", "care"), ("language", "en"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Tên đăng nhập này đã có người dùng", html, StringComparison.Ordinal);
        var userName = Regex.Match(html, "<input[^>]*id=\"f-userName\"[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        Assert.Contains("aria-invalid=\"true\"", userName, StringComparison.Ordinal);
        Assert.Contains("value=\"lan\"", userName, StringComparison.Ordinal);
        Assert.Contains("value=\"thu@congty.vn\"", html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, "name=\"roles\" value=\"(sales|care)\" checked", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_administrator_adds_changes_and_deactivates_a_colleague_by_forms(string database)
    {
        var (house, name) = (houses.On(database), People.Name());
        var visitor = await house.Visitor().SignIn("root", House.Password);
        await visitor.See("/settings/users/new");
        var html = await visitor.Send("/settings/users", ("displayName", "Hồ Thị Giấy"), ("userName", name), ("roles", "sales"), ("language", "vi"), ("receivesData", "on"));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var password = Regex.Match(html, "<output class=\"secret\"[^>]*>([^<]+)</output>", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        Assert.Equal("/me?password=temporary", (await house.Visitor().SignIn(name, password)).Leads);
        var user = await User(house, name);
        await visitor.Send($"/settings/users/{user.Id}", ("version", "1"), ("displayName", "Hồ Thị Giấy Tờ"), ("roles", "lead"), ("language", "vi"));
        Assert.Equal($"/settings/users/{user.Id}", visitor.Leads);
        user = await User(house, name);
        Assert.Equal(("Hồ Thị Giấy Tờ", "lead", false), (user.DisplayName, user.Roles, user.ReceivesData));
        var stale = await visitor.Send($"/settings/users/{user.Id}", ("version", "1"), ("displayName", "Cũ"), ("language", "vi"));
        Assert.Equal(HttpStatusCode.Conflict, visitor.Status);
        Assert.Contains("Bạn, ở cửa sổ khác vừa lưu mục này", stale, StringComparison.Ordinal);
        await visitor.Send($"/settings/users/{user.Id}/leave", ("version", "2"));
        Assert.False((await User(house, name)).Active);
        Assert.Contains("Nhận làm lại", await visitor.See($"/settings/users/{user.Id}"), StringComparison.Ordinal);
        await visitor.Send($"/settings/users/{user.Id}", ("version", "3"), ("displayName", "Hồ Thị Giấy Tờ"), ("language", "vi"));
        await visitor.Send($"/settings/users/{user.Id}/return", ("version", "4"));
        Assert.True((await User(house, name)).Active);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_role_matrix_changes_what_people_may_do(string database)
    {
        var house = houses.On(database);
        var visitor = await house.Visitor().SignIn("root", House.Password);
        var code = "matran" + Guid.CreateVersion7().ToString("N")[20..];
        Assert.Contains("selected", Select(await visitor.See("/settings/roles/new?copy=sales"), "leads.read", "Own"), StringComparison.Ordinal);
        await visitor.Send("/settings/roles/new", ("code", code), ("name", "Ma trận"), ("right.leads.read", "Team"), ("right.users.manage", "None"));
        var path = visitor.Leads!;
        var person = await People.Made(house, roles: [code]);
        Assert.Equal(Scope.Team, (await house.Actor(person.Text("userName"))).ScopeOf("leads.read"));
        Assert.Contains("selected", Select(await visitor.See(path), "leads.read", "Team"), StringComparison.Ordinal);
        await visitor.Send(path, ("version", "1"), ("name", "Ma trận"), ("right.leads.read", "None"), ("right.audit.read", "All"));
        var actor = await house.Actor(person.Text("userName"));
        Assert.Equal((Scope.None, Scope.All), (actor.ScopeOf("leads.read"), actor.ScopeOf("audit.read")));
        Assert.Contains("Ma trận", await visitor.See("/settings/roles/matrix"), StringComparison.Ordinal);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_token_is_shown_once_works_and_stops_when_withdrawn(string database)
    {
        var house = houses.On(database);
        var visitor = await house.Visitor().SignIn("root", House.Password);
        var owner = await User(house, "lan");
        await visitor.See("/settings/tokens/new");
        var html = await visitor.Send("/settings/tokens", ("name", "Trang đích"), ("userId", owner.Id.ToString()), ("scopes", "leads"));
        var secret = Regex.Match(html, "kq_[A-Za-z0-9_-]{40}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var api = house.CreateClient();
        api.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        Assert.Equal("lan", (await api.Get("/me")).GetProperty("user").Text("userName"));
        Assert.DoesNotContain(secret, await visitor.See("/settings/tokens"), StringComparison.Ordinal);
        await using var db = house.Open();
        var token = await db.Tokens.SingleAsync(t => t.UserId == owner.Id && t.Name == "Trang đích", Now);
        await visitor.Send($"/settings/tokens/{token.Id}/withdraw");
        await api.Get("/me", 401);
        Assert.Contains("Đã thu hồi", await visitor.See("/settings/tokens?state=all"), StringComparison.Ordinal);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_week_and_a_years_days_off_are_kept_as_they_were_entered(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var visitor = await house.Visitor().SignIn("quan", House.Password);
        await visitor.See("/settings/working-hours?year=2027");
        await visitor.Send("/settings/working-hours/week", ("version", "0"), ("Monday.from0", "8h"), ("Monday.to0", "12:00"), ("Monday.from1", "13h30"), ("Monday.to1", "17:30"));
        Assert.Equal("/settings/working-hours", visitor.Leads);
        var refused = await visitor.Send("/settings/working-hours/week", ("version", "1"), ("Monday.from0", "08:00"), ("Monday.to0", "12:00"), ("Monday.from1", "11:00"), ("Monday.to1", "17:30"));
        Assert.Contains("chồng lên nhau", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"11:00\"", refused, StringComparison.Ordinal);
        await visitor.Send("/settings/working-hours/days-off", ("version", "1"), ("year", "2027"), ("way", "own"), ("on", "01/07"), ("name", "Sinh nhật công ty"), ("on", ""), ("name", ""));
        await using var db = house.Open();
        var hours = await db.Settings<WorkingHours>(Now);
        Assert.Equal([DayOfWeek.Monday], hours.Week.Keys);
        Assert.Equal([new(new(8, 0), new(12, 0)), new Stretch(new(13, 30), new(17, 30))], hours.Week[DayOfWeek.Monday]);
        Assert.Equal([new DayOff(new(2027, 7, 1), "Sinh nhật công ty")], hours.Off(2027));
        await visitor.Send("/settings/working-hours/days-off", ("version", "2"), ("year", "2027"), ("way", "law"));
        Assert.True((await db.Settings<WorkingHours>(Now)).Off(2027).Count > 5);
        await visitor.See("/settings/company");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
    }

    [Fact]
    public async Task The_administrator_views_as_a_colleague_sees_the_bar_changes_nothing_and_comes_back()
    {
        var house = houses.Sqlite;
        var visitor = await house.Visitor().SignIn("root", House.Password);
        var minh = await User(house, "minh");
        await visitor.See($"/settings/users/{minh.Id}");
        await visitor.Send($"/settings/users/{minh.Id}/view-as");
        Assert.Contains("Đang xem như Đỗ Quang Minh", await visitor.See("/me"), StringComparison.Ordinal);
        await visitor.Send("/me/receives-data", ("to", "off"));
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        await visitor.See("/settings/users");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        await visitor.See("/me");
        await visitor.Send("/view-as/end");
        Assert.DoesNotContain("Đang xem như", await visitor.See("/settings/users"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.True((await User(house, "minh")).ReceivesData);
    }

    [Fact]
    public async Task A_second_factor_is_connected_on_the_page_and_asked_for_at_the_next_sign_in()
    {
        var house = houses.Sqlite;
        var name = (await People.Made(house)).Text("userName");
        var visitor = await house.Visitor().SignIn(name, House.Password);
        await visitor.See("/me");
        var start = await visitor.Send("/me/second-factor");
        Assert.Contains("otpauth://totp/KhachQuen:" + name, start, StringComparison.Ordinal);
        var secret = Regex.Match(start, "secret=([A-Z2-7]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        await visitor.Send("/me/second-factor/on", ("code", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        var on = await visitor.Send("/me/second-factor/on", ("code", DoorTests.CodeNow(secret)));
        var codes = Regex.Matches(on, "<code>([a-z0-9-]{14})</code>", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(10, codes.Count);
        var next = await house.Visitor().SignIn(name, House.Password);
        Assert.Equal("/sign-in/code", next.Leads);
        await next.See("/welcome");
        Assert.Equal(HttpStatusCode.Redirect, next.Status);
        await next.See("/sign-in/code");
        await next.Send("/sign-in/code", ("code", "000000"));
        Assert.Equal("/sign-in/code?wrong=1", next.Leads);
        await next.Send("/sign-in/code", ("code", codes[0]));
        await next.See("/welcome");
        Assert.Equal(HttpStatusCode.OK, next.Status);
    }

    private static string Select(string html, string right, string scope) =>
        Regex.Match(html, $"name=\"right\\.{Regex.Escape(right)}\".*?(<option value=\"{scope}\"[^>]*>)", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value;

    private static async Task<User> User(House house, string name)
    {
        await using var db = house.Open();
        return await db.Users.AsNoTracking().SingleAsync(u => u.UserName == name, Now);
    }
}

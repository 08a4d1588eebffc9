using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>The first visit: how it signs in, what it weighs, and what is said when something is not there.</summary>
public sealed class DoorTests(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_visit_weighs_no_more_than_200_kB()
    {
        await using var visit = await house.Page();
        var network = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await network.SendAsync("Network.enable");
        var bytes = 0.0;
        network.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await visit.Page.GotoAsync("/sign-in", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await BrowserHouse.SignIn(visit.Page, "lan");
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes / 1000:0.0} kB");
        Assert.InRange(bytes, 50_000, 200_000);
    }

    [Fact]
    public async Task Signing_in_needs_no_script()
    {
        await using var visit = await house.Page(script: false);
        await BrowserHouse.SignIn(visit.Page, "minh");
        await Expect(visit.Page.Locator("#strip")).ToContainTextAsync("Sẵn sàng");
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_the_way_that_was_asked_for_is_kept()
    {
        await using var visit = await house.Page();
        await visit.Page.GotoAsync("/ui/record");
        await visit.Page.GetByLabel("Tên đăng nhập").FillAsync("thao");
        await visit.Page.GetByLabel("Mật khẩu").FillAsync("khong dung");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("chưa đúng");
        await visit.Page.GetByLabel("Tên đăng nhập").FillAsync("thao");
        await visit.Page.GetByLabel("Mật khẩu").FillAsync(KhachQuen.Tests.House.Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(house.Address + "/ui/record");
    }

    [Fact]
    public async Task Light_and_dark_and_the_language_are_chosen_before_signing_in()
    {
        await using var visit = await house.Page();
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Chuyển sang nền tối" }).ClickAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("text/html", "text/html")]
    [InlineData("application/json", "application/problem+json")]
    public async Task What_is_not_there_is_a_page_for_a_browser_and_a_problem_for_a_program(string accept, string answered)
    {
        using var client = new HttpClient { BaseAddress = new(house.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no-such-page") { Headers = { { "Accept", accept } } };
        using var answer = await client.SendAsync(request, Now);
        Assert.Equal((HttpStatusCode.NotFound, answered), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("default-src 'self'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_ours_is_a_whole_page_with_the_policy_and_no_inside_story()
    {
        await using var visit = await house.Page("lan");
        var answer = await visit.Page.GotoAsync("/ui/broken");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Có lỗi" })).ToBeVisibleAsync();
        Assert.Equal(500, answer!.Status);
        Assert.Contains("default-src", await answer.HeaderValueAsync("content-security-policy") ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("on purpose", await visit.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_one_may_not_open_says_so()
    {
        await using var visit = await house.Page("lan");
        var answer = await visit.Page.GotoAsync("/settings/users");
        Assert.Equal(403, answer!.Status);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Không có quyền" })).ToBeVisibleAsync();
    }
}

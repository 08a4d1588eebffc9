using System.Collections.Concurrent;
using KhachQuen.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(KhachQuen.BrowserTests.BrowserHouse))]

namespace KhachQuen.BrowserTests;

/// <summary>The real product on a real port with the cast in it, and one Chromium for the whole run.</summary>
public sealed class BrowserHouse : IAsyncLifetime
{
    private static readonly string[] Quiet = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    private readonly string folder = Directory.CreateTempSubdirectory("kq-browser-").FullName;
    private readonly ConcurrentDictionary<string, Task<string>> sessions = new();
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public House House { get; private set; } = null!;
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        House = new("", folder);
        House.UseKestrel(0);
        House.StartServer();
        Address = House.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        await Cast.Enter(House);
        Assertions.SetDefaultExpectTimeout(20_000);      // as long as the pages below wait: a busy machine is no fault
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = Quiet,
        });
    }

    /// <summary>A page of a phone whose camera sees this film (Y4M), in a browser of its own.</summary>
    public async Task<(Visit Visit, IBrowser Browser)> Camera(string user, string film)
    {
        var phone = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = [.. Quiet, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--use-file-for-fake-video-capture=" + film] });
        var context = await phone.NewContextAsync(new() { StorageState = await SignedIn(user), ViewportSize = new() { Width = 390, Height = 844 }, Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh", BaseURL = Address });
        context.SetDefaultTimeout(20_000);
        return (new(await context.NewPageAsync()), phone);
    }

    /// <summary>A page in a browser profile of its own; signed in when a user is named. Everything the console complains about is kept.</summary>
    public async Task<Visit> Page(string? user = null, int width = 1440, int height = 900, string theme = "light", string language = "vi", bool script = true)
    {
        var context = await browser.NewContextAsync(new() { JavaScriptEnabled = script, StorageState = user is null ? null : await SignedIn(user), ViewportSize = new() { Width = width, Height = height }, Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh", BaseURL = Address, ReducedMotion = ReducedMotion.Reduce });
        await context.AddCookiesAsync([Cookie("kq-theme", theme), Cookie("kq-language", $"c={language}|uic={language}")]);
        context.SetDefaultTimeout(20_000);
        return new(await context.NewPageAsync());
    }

    /// <summary>Signs in by the door once; later pages of the same person begin with the cookies of that.</summary>
    private Task<string> SignedIn(string user) => sessions.GetOrAdd(user, async _ =>
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = Address });
        var page = await context.NewPageAsync();
        await SignIn(page, user);
        return await context.StorageStateAsync();
    });

    public static async Task SignIn(IPage page, string user, string address = "", string password = House.Password)
    {
        await page.GotoAsync(address + "/sign-in");
        await page.GetByLabel("Tên đăng nhập").FillAsync(user);
        await page.GetByLabel("Mật khẩu").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.WaitForSelectorAsync("#strip");
    }

    private Cookie Cookie(string name, string value) => new() { Name = name, Value = Uri.EscapeDataString(value), Url = Address };

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await House.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A page and what its console said.</summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>A question taken back for a newer one: typing on in a search box, going on to another page.</summary>
    private static readonly string[] TakenBack = ["htmx:sendAbort", "htmx:afterRequest", "net::ERR_ABORTED"];
    private readonly List<string> complaints = [];
    public IPage Page { get; }
    /// <summary>Errors and warnings of the console, the policy's refusals among them.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public Visit(IPage page)
    {
        Page = page;
        page.Console += (_, said) => { if (said.Type is "error" or "warning") Hear(said.Text); };
        page.Response += (_, answer) => { if (answer.Status >= 400) complaints.Add($"{answer.Status} {answer.Url}"); };
        page.RequestFailed += (_, failed) => Hear($"{failed.Failure} {failed.Url}");
        page.PageError += (_, problem) => complaints.Add(problem);
    }

    private void Hear(string complaint)
    {
        if (!TakenBack.Any(t => complaint.Contains(t, StringComparison.Ordinal))) complaints.Add(complaint);
    }

    /// <summary>Fails with every complaint in full, but those the test expects.</summary>
    public void IsQuiet(params string[] expected) =>
        Assert.True(complaints.All(c => expected.Any(e => c.Contains(e, StringComparison.Ordinal))), string.Join("\n", complaints));

    /// <summary>A picture for the eye, where KQ_PICTURES names a folder.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("KQ_PICTURES") is { Length: > 0 } folder) await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}

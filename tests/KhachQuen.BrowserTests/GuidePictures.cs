using System.Text;
using System.Text.RegularExpressions;
using KhachQuen.Tests.Borders;
using Microsoft.Playwright;

namespace KhachQuen.BrowserTests;

/// <summary>The guide's pictures (X-53): each page that shows one has it, and each can be taken anew: <c>tools/guide-pictures</c> starts a demo company and names it here.</summary>
public sealed partial class GuidePictures(BrowserHouse house)
{
    private static readonly string Guide = Path.Combine(Tree.Root, "docs", "guide");

    /// <summary>Name of the picture → who looks at which page and presses which keys first.</summary>
    private static readonly Dictionary<string, (string User, string Path, string[] Keys)> Taken = new()
    {
        ["desk"] = ("sales1", "/desk", ["Enter"]),
        ["leads"] = ("lead1", "/leads", ["j", "Enter"]),
        ["distribution"] = ("lead1", "/distribution", []),
        ["import-check"] = ("lead1", "/leads/import", []),
        ["orders"] = ("lead1", "/orders", ["j", "Enter"]),
        ["cross-check"] = ("lead1", "/cross-checks?team=true", ["Enter"]),
        ["shipments"] = ("shipping1", "/shipments", ["j", "Enter"]),
        ["customers"] = ("lead1", "/customers", ["j", "Enter"]),
        ["admin-matrix"] = ("admin", "/settings/roles/matrix", []),
    };

    [Fact]
    public void Every_picture_the_guide_shows_is_there_and_can_be_taken_anew()
    {
        var shown = Directory.GetFiles(Guide, "*.md").SelectMany(page => Shown().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value)).Order().ToArray();
        Assert.Equal(Taken.Keys.Order(), shown);
        Assert.All(shown, name => Assert.True(File.Exists(Path.Combine(Guide, "pictures", name + ".png")), name));
    }

    [Fact]
    public async Task The_pictures_are_taken_in_a_demo_company_where_one_is_named()
    {
        if (Environment.GetEnvironmentVariable("KQ_GUIDE") is not { Length: > 0 } address) return;
        foreach (var (name, (user, path, keys)) in Taken)
        {
            await using var visit = await house.Page(width: 1280, height: 760);
            await BrowserHouse.SignIn(visit.Page, user, address, Environment.GetEnvironmentVariable("KQ_GUIDE_PASSWORD")!);
            await visit.Page.GotoAsync(address + path);
            foreach (var key in keys) { await visit.Page.Keyboard.PressAsync(key); await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle); }
            if (name == "import-check") await Check(visit.Page);
            await visit.Page.WaitForTimeoutAsync(800);
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Guide, "pictures", name + ".png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    private static async Task Check(IPage page)
    {
        const string Sheet = "Họ tên,Điện thoại,Ghi chú\nTrần Thị Mơ,0912 345 601,hỏi giá combo\nLê Văn Út,84912345602,gọi buổi tối\nNgô Bảo,91234,số thiếu\nĐặng Thu Hà,0912 345 601,đăng ký hai lần\nPhạm Quốc Khánh,0868-123-456,\n";
        await page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "so-hoi-cho.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Sheet) });
        await page.GetByLabel("Được gọi vì").SelectOptionAsync("customerRequest");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".tally").WaitForAsync();
    }

    [GeneratedRegex(@"pictures/([a-z-]+)\.png")]
    private static partial Regex Shown();
}

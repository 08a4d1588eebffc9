using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace KhachQuen.BrowserTests;

/// <summary>The house around every page: readable by everybody, light, and within its bytes.</summary>
public sealed class ShellTests(BrowserHouse house)
{
    public static TheoryData<string, string> Pages()
    {
        var all = new TheoryData<string, string>();
        foreach (var path in new[] { "/sign-in", "/sign-in?wrong=1", "/ui", "/ui/desk", "/ui/list", "/ui/record", "/ui/board", "/ui/numbers", "/ui/print", "/no-such-page" })
            foreach (var theme in new[] { "light", "dark" }) all.Add(path, theme);
        return all;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_can_be_read_and_used_by_everybody(string path, string theme)
    {
        await using var visit = await house.Page(path.StartsWith("/sign-in", StringComparison.Ordinal) ? null : "lan", theme: theme);
        await visit.Page.GotoAsync(path);
        foreach (var width in new[] { 1440, 1024, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await visit.Picture($"{path.Trim('/').Replace('/', '-').Replace("?wrong=1", "-wrong", StringComparison.Ordinal)}-{width}-{theme}");
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Overflowing));
            if (width != 1024) await IsAccessible(visit);
        }
        Assert.Contains("Inter", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily"), StringComparison.Ordinal);
        visit.IsQuiet(path == "/no-such-page" ? ["404"] : []);
    }

    /// <summary>What makes the page scroll sideways: the elements that stand out of #main, without those inside something that scrolls on purpose.</summary>
    internal const string Overflowing = """
        () => {
            const main = document.querySelector("#main");
            if ([document.documentElement, main].every(e => e.scrollWidth <= e.clientWidth)) return [];
            const scrolls = e => e !== main && e !== document.body && (getComputedStyle(e).overflowX !== "visible" || (e.parentElement && scrolls(e.parentElement)));
            return [...main.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > innerWidth && !scrolls(e.parentElement)).map(e => `${innerWidth}: ${e.tagName} ${e.className}`);
        }
        """;

    internal static async Task IsAccessible(Visit visit)
    {
        var found = await visit.Page.RunAxe();
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").SelectMany(v => v.Nodes.Take(4).Select(n => $"{v.Id}: {n.Html} {string.Join(' ', n.Any.Select(a => a.Message))}")));
    }
}

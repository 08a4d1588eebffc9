using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace KhachQuen.BrowserTests;

public sealed class ShellTests(BrowserHouse house)
{
    [Theory]
    [InlineData("light", 1440)]
    [InlineData("dark", 1440)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task The_sign_in_page_can_be_read_and_used_by_everybody(string theme, int width)
    {
        await using var visit = await house.Page(width: width, theme: theme);
        await visit.Page.GotoAsync("/sign-in");
        await visit.Picture($"sign-in-{width}-{theme}");
        await IsAccessible(visit);
    }

    private static async Task IsAccessible(Visit visit)
    {
        var found = await visit.Page.RunAxe();
        var grave = found.Violations.Where(v => v.Impact is "serious" or "critical").SelectMany(v => v.Nodes.Take(4).Select(n => $"{v.Id}: {n.Html} {string.Join(' ', n.Any.Select(a => a.Message))}"));
        Assert.Empty(grave);
        Assert.Empty(visit.Complaints);
        Assert.Contains("Inter", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily"), StringComparison.Ordinal);
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");
    }
}

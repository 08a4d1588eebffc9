using Microsoft.Playwright;

namespace KhachQuen.BrowserTests;

/// <summary>The pages of the guarantees (undo, gate, files, knowledge, handover, reports) can be read and used by everybody, at every width, in light and dark.</summary>
public sealed class GuaranteePagesRead(BrowserHouse house)
{
    private static readonly string[] Paths = ["/operations", "/shipments/scan", "/knowledge", "/handovers", "/reports", "/reports/telesales-summary", "/reports/orders", "/contact-decisions", "/settings/contact-rules", "/subjects", "/settings/exports", "/settings/attachments"];

    public static TheoryData<string, string> Pages()
    {
        var all = new TheoryData<string, string>();
        foreach (var path in Paths)
            foreach (var theme in new[] { "light", "dark" }) all.Add(path, theme);
        return all;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_can_be_read_and_used_by_everybody(string path, string theme)
    {
        await using var visit = await house.Page(path == "/shipments/scan" ? "shipping1" : "admin", theme: theme);
        await visit.Page.GotoAsync(path);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (var width in new[] { 1440, 1024, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await visit.Picture($"{path.Trim('/').Replace('/', '-')}-{width}-{theme}");
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(ShellTests.Overflowing));
            if (width != 1024) await ShellTests.IsAccessible(visit);
        }
        visit.IsQuiet();
    }
}

using Deque.AxeCore.Playwright;
using KhachQuen.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace KhachQuen.BrowserTests;

/// <summary>The lead pages can be read and used by everybody, at every width, in light and dark.</summary>
public sealed class LeadPagesRead(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Pages()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (name, path) in new[] { ("leads", "/leads?folder=all"), ("leads-side", "/leads?folder=contact&open={lead}"), ("lead", "/leads/{lead}"), ("lead-new", "/leads/new"), ("distribution", "/distribution"), ("fairness", "/fairness"), ("totals", "/totals/leads"), ("sources", "/settings/sources"), ("source-new", "/settings/sources/new") })
            foreach (var theme in new[] { "light", "dark" }) all.Add(name, path, theme);
        return all;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_lead_page_can_be_read_and_used_by_everybody(string name, string path, string theme)
    {
        await house.House.Variety("thao");
        if (name == "distribution") await house.House.Pool("nga", 9, "zalo");
        await using var visit = await house.Page("quan", theme: theme);
        await visit.Page.GotoAsync(path.Replace("{lead}", (await Contact()).ToString(), StringComparison.Ordinal));
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (var width in new[] { 1440, 1024, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await visit.Picture($"{name}-{width}-{theme}");
            Assert.True(await visit.Page.EvaluateAsync<bool>("[document.documentElement, document.querySelector('#main')].every(e => e.scrollWidth <= e.clientWidth)"), $"the page scrolls sideways at {width} px");
            if (width == 1024) continue;
            var found = await visit.Page.RunAxe();
            Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").SelectMany(v => v.Nodes.Take(4).Select(n => $"{v.Id}: {n.Html} {string.Join(' ', n.Any.Select(a => a.Message))}")));
        }
        Assert.Empty(visit.Complaints);
    }

    private async Task<Guid> Contact()
    {
        await using var db = house.House.Open();
        var thao = await house.House.Actor("thao");
        return await db.Rows<Lead>().Where(l => l.OwnerId == thao.Id && l.Stage == LeadStage.Contact).OrderBy(l => l.Id).Select(l => l.Id).FirstAsync(Now);
    }
}

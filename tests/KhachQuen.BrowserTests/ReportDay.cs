using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>A team lead reads the numbers, opens the rows behind one and takes them along .</summary>
public sealed class ReportDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_team_lead_opens_a_number_exports_its_rows_and_our_reader_reads_them_again()
    {
        var source = await Leads("minh", 7, worked: 3);
        await using var visit = await house.Page("tuan");
        var page = visit.Page;
        await page.GotoAsync("/reports");
        await page.Keyboard.PressAsync("1");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Data đi về đâu?" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("1");        // today
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Hôm nay" })).ToHaveAttributeAsync("aria-current", "true");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Xem theo" }).SelectOptionAsync("source");
        var number = page.GetByRole(AriaRole.Link, new() { Name = $"Chưa gọi, {source}: 4", Exact = true });
        await Expect(number).ToBeVisibleAsync();
        await visit.Picture("report");
        await number.PressAsync("Enter");

        await Expect(page.Locator("#leads tbody tr[data-row]")).ToHaveCountAsync(4);
        await visit.Picture("report-rows");
        var menu = page.Locator("summary", new() { HasText = "Xuất ra tệp" });
        await menu.PressAsync("Enter");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Excel (.xlsx)" }).PressAsync("Enter"));
        Assert.Matches("^leads-\\d{4}-\\d\\d-\\d\\d\\.xlsx$", download.SuggestedFilename);
        await using var file = File.OpenRead(await download.PathAsync());
        using var sheet = SheetReader.Open(file, []);
        Assert.Equal("Số điện thoại", sheet.Headings[0]);
        Assert.Equal(4, sheet.Rows().Count(r => r.Cells[0].StartsWith("+84", StringComparison.Ordinal) && r.Cells[2] == source));
        visit.IsQuiet();
    }

    public static TheoryData<string, string, string> Pages()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (name, path) in new[] { ("reports", "/reports"), ("report-summary", "/reports/telesales-summary"), ("report-outcomes", "/reports/contact-outcomes"), ("report-callbacks", "/reports/callbacks-punctuality"), ("report-orders", "/reports/orders"), ("callbacks", "/reports/callbacks") })
            foreach (var theme in new[] { "light", "dark" }) all.Add(name, path, theme);
        all.Add("exports", "/settings/exports", "light");
        return all;
    }

    /// <summary>Nothing complains, nothing is wider than a phone.</summary>
    [Theory, MemberData(nameof(Pages))]
    public async Task The_pages_are_read_on_a_desk_and_on_a_phone(string name, string path, string theme)
    {
        foreach (var width in new[] { 1440, 390 })
        {
            await using var visit = await house.Page("admin", width, width == 390 ? 844 : 900, theme);
            await visit.Page.GotoAsync(path);
            await Expect(visit.Page.Locator("h1").First).ToBeVisibleAsync();
            Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width}");
            await visit.Picture($"{name}-{theme}-{width}");
            visit.IsQuiet();
        }
    }

    /// <summary>So many leads of today, of a source of their own; the source's name.</summary>
    private async Task<string> Leads(string owner, int count, int worked)
    {
        var (name, clock) = ("Hội chợ " + Numbers.Next(), house.House.Get<TimeProvider>());
        var code = "hoicho" + Numbers.Next();
        await using var db = house.House.Open();
        db.Add(new KhachQuen.Telesales.Source(code, name, clock.Now()));
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == owner, Now);
        for (var i = 0; i < count; i++)
        {
            var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Name = "Bác Tư số " + i, Source = code, Basis = ContactBasis.CustomerRequest }, clock.Now().AddMinutes(-5));
            lead.GiveTo(user.Id, user.TeamId, "even", user.DisplayName, clock.Now().AddMinutes(-4));
            if (i < worked) lead.Apply(new(LeadMove.ToContact, "connected"), null, clock.Now().AddMinutes(-1));
            db.Add(lead);
        }
        await db.SaveChangesAsync(Now);
        house.House.Get<KhachQuen.Access.ActorDesk>().Forget();      // names are kept a while; this source came past the product
        return name;
    }
}

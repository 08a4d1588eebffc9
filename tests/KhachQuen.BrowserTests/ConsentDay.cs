using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>The law at the desk: refused with the reason, proof recorded, dialled; and who wants to be left alone is.</summary>
public sealed class ConsentDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task<Guid> Lead(string userName, string name, ContactBasis basis)
    {
        var who = await house.House.Actor(userName);
        var at = house.House.Get<TimeProvider>().Now().AddMinutes(-4);
        var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Name = name, Source = "import", Basis = basis }, at);
        lead.GiveTo(who.Id, who.TeamId, "even", who.Name, at);
        await using var db = house.House.Open();
        db.Add(lead);
        await db.SaveChangesAsync(Now);
        return lead.Id;
    }

    [Fact]
    public async Task An_agent_is_refused_with_the_reason_records_the_proof_and_dials_by_keyboard()
    {
        var lead = await Lead("huong", "Lưu Thị Bưởi", ContactBasis.None);
        await using var visit = await house.Page("huong");
        var page = visit.Page;
        await page.GotoAsync($"/desk?lead={lead}");
        await Expect(page.GetByText("Không được gọi")).ToBeVisibleAsync();
        await visit.Picture("gate-refused");
        await page.Keyboard.PressAsync("g");
        await Expect(page.GetByText("Ghi nhận cơ sở liên hệ kèm bằng chứng rồi gọi").First).ToBeVisibleAsync();
        await page.GetByLabel("Bằng chứng").FocusAsync();
        await page.Keyboard.TypeAsync("Ghi âm 09:12, khách xin tư vấn");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Được gọi 08:00–20:30 · khách để lại số")).ToBeVisibleAsync();
        await visit.Picture("gate-open");
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("g");
        await using var db = house.House.Open();
        for (var wait = 0; wait < 600 && !await db.Rows<Call>().AnyAsync(c => c.AboutId == lead, Now); wait++) await page.WaitForTimeoutAsync(50);
        Assert.Equal(1, await db.Rows<Call>().CountAsync(c => c.AboutId == lead, Now));
        Assert.Equal([GateReason.NoConsent, GateReason.None], await db.Rows<ContactDecision>().Where(d => d.AboutId == lead).OrderBy(d => d.At).Select(d => d.Reason).ToListAsync(Now));
        visit.IsQuiet("422", "htmx:responseError", "Response Status Error Code 422", "tel:");
    }

    [Fact]
    public async Task Who_asks_to_be_left_alone_leaves_the_queue_with_one_key_and_the_lead_may_be_opened_by_a_team_lead_only()
    {
        var lead = await Lead("duc", "Kiều Văn Thôi", ContactBasis.CustomerRequest);
        await using (var visit = await house.Page("duc"))
        {
            var page = visit.Page;
            await page.GotoAsync($"/desk?lead={lead}");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Khách yêu cầu không gọi nữa" })).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("q");
            await Expect(page.GetByText("Đã ghi: Kiều Văn Thôi không muốn được gọi nữa")).ToBeVisibleAsync();
            await page.GotoAsync($"/leads/{lead}");
            await Expect(page.GetByText("Khách yêu cầu không gọi nữa từ 23/11/2026")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận đồng ý lại" })).ToHaveCountAsync(0);
            await visit.Picture("gate-left-alone");
            visit.IsQuiet();
        }
        await using var above = await house.Page("khanh");
        await above.Page.GotoAsync($"/leads/{lead}");
        await above.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận đồng ý lại" }).PressAsync("Enter");
        await above.Page.GetByLabel("Bằng chứng").FillAsync("Khách gọi lại hotline 23/11");
        await above.Page.Keyboard.PressAsync("Enter");
        await Expect(above.Page.GetByText("Được gọi 08:00–20:30 · khách để lại số")).ToBeVisibleAsync();
        above.IsQuiet();
    }

    [Theory, InlineData(1440, "light"), InlineData(390, "dark")]
    public async Task Rules_and_ledger_can_be_read(int width, string theme)
    {
        await using var visit = await house.Page("data1", width: width, height: 900, theme: theme);
        foreach (var (path, name) in new[] { ("/settings/contact-rules", "gate-rules"), ("/contact-decisions", "gate-ledger") })
        {
            await visit.Page.GotoAsync(path);
            await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
            await visit.Picture($"{name}-{width}-{theme}");
            Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), path);
        }
        visit.IsQuiet();
    }
}

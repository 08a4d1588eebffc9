using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>A telesales agent's morning, by keyboard alone .</summary>
public sealed class AgentDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_takes_the_first_a_digit_chooses_a_typed_time_is_understood_and_the_next_person_is_there()
    {
        var agent = (await house.House.NewPeople("Hà Nội 31", "khanh", 1))[0];      // what waits for them is counted
        var late = await Queue(agent);
        await using var visit = await house.Page(agent);
        var page = visit.Page;
        await page.GotoAsync("/desk");
        await Expect(page.GetByText("3 hẹn đã trễ, 2 hẹn trong hôm nay, 4 data mới.")).ToBeVisibleAsync();
        await visit.Picture("desk-start");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nguyễn Thị Ánh Tuyết" })).ToBeFocusedAsync();
        await Expect(page.Locator(".why")).ToContainTextAsync("để hỏi con gái đã");

        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("Muốn 2 hộp, xin miễn ship");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("3");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Hẹn gọi lại" })).ToBeCheckedAsync();
        await Expect(page.Locator("[name=when]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("16h");
        await Expect(page.Locator("#when-said")).ToContainTextAsync("hôm nay 16:00");
        await visit.Picture("desk-when");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Trần Quốc Bảo" })).ToBeFocusedAsync();
        await using var db = house.House.Open();
        var saved = await db.Rows<Lead>().SingleAsync(l => l.Id == late, Now);
        Assert.Equal(("callbackRequested", new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc)), (saved.LastOutcome, saved.NextActionAt));
        Assert.Equal("Muốn 2 hộp, xin miễn ship", (await db.Rows<Attempt>().OrderByDescending(a => a.At).FirstAsync(a => a.LeadId == late, Now)).Note);

        // two keys: the outcome and Enter
        await page.Keyboard.PressAsync("6");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Phạm Hoàng Yến Nhi" })).ToBeFocusedAsync();

        // a wrong one is taken back from the toast
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Trần Quốc Bảo" })).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_purchase_opens_the_order_two_boxes_an_address_and_enter()
    {
        var name = "Trà giảm cân " + Numbers.Next();
        Guid lead;
        await using (var db = house.House.Open())
        {
            db.Add(new KhachQuen.Catalog.Product(new(name.Replace(" ", "", StringComparison.Ordinal)[^10..], name, null, 290_000, "hộp", VatGroup.General, 0, null, null, true), KhachQuen.Tests.House.Clock.Now()));
            var who = await house.House.Actor("thao");
            var made = Lead(who, "Cao Thị Bích Ngân", house.House.Get<TimeProvider>().Now().AddHours(-1));
            db.Add(made);
            await db.SaveChangesAsync(Now);
            lead = made.Id;
        }
        await using var visit = await house.Page("thao");
        var page = visit.Page;
        await page.GotoAsync($"/desk?lead={lead}");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("1");
        await Expect(page.Locator("#quantity-0")).ToBeFocusedAsync();
        await page.Locator("#product-0").SelectOptionAsync(new SelectOptionValue { Label = name + " · 290.000 ₫" });
        await page.Locator("#quantity-0").FillAsync("2");
        await Expect(page.Locator("#order-total")).ToContainTextAsync("580.000");
        await page.Locator("#line").FillAsync("12 ngõ 34 Hàng Bông");
        await visit.Picture("desk-order");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Đã lưu kết quả của Cao Thị Bích Ngân")).ToBeVisibleAsync();
        await using var after = house.House.Open();
        Assert.Equal(580_000, await after.Rows<KhachQuen.Sales.Order>().Where(o => o.LeadId == lead).Select(o => o.Total).SingleAsync(Now));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(1440, "light"), InlineData(1440, "dark"), InlineData(1024, "light"), InlineData(390, "light"), InlineData(390, "dark")]
    public async Task The_desk_can_be_read_at_every_width(int width, string theme)
    {
        var lead = await Queue("minh");
        await using var visit = await house.Page("minh", width: width, height: width == 390 ? 844 : 900, theme: theme);
        await visit.Page.GotoAsync($"/desk?lead={lead}");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Nguyễn Thị Ánh Tuyết" }).WaitForAsync();
        await visit.Picture($"desk-{width}-{theme}");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    /// <summary>Three late callbacks, two due today, four new: the desk of the morning.</summary>
    private async Task<Guid> Queue(string userName)
    {
        var who = await house.House.Actor(userName);
        await using var db = house.House.Open();
        var at = house.House.Get<TimeProvider>().Now();
        if (await db.Rows<Lead>().Where(l => l.OwnerId == who.Id && l.Name == "Nguyễn Thị Ánh Tuyết").Select(l => l.Id).FirstOrDefaultAsync(Now) is var there && there != default) return there;
        var people = new (string Name, int Due)[] { ("Nguyễn Thị Ánh Tuyết", -18), ("Trần Quốc Bảo", -6), ("Phạm Hoàng Yến Nhi", -2), ("Lê Văn Đức", 11), ("Đặng Thuỳ Trang", 300) };
        var leads = people.Select(p => Lead(who, p.Name, at.AddDays(-3))).ToList();
        db.AddRange(leads);
        db.AddRange(Enumerable.Range(0, 4).Select(i => Lead(who, i == 3 ? null : $"Vũ Đình Khôi {i}", at.AddMinutes(-10 * i))));
        var outcome = await db.Outcomes.SingleAsync(o => o.Code == "callbackRequested", Now);
        foreach (var (lead, person) in leads.Zip(people))
        {
            var before = lead.Apply(new LeadEffect(LeadMove.ToContact, "callbackRequested", at.AddMinutes(person.Due)), null, at.AddDays(-1));
            var attempt = new Attempt(lead, LeadStage.Contact, outcome, before, who, at.AddDays(-1));
            attempt.Says("để hỏi con gái đã", lead.NextActionAt, null, null, null);
            db.Add(attempt);
        }
        await db.SaveChangesAsync(Now);
        return leads[0].Id;
    }

    private static Lead Lead(Actor who, string? name, DateTime at)
    {
        var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Name = name, Source = "facebook", Basis = ContactBasis.CustomerRequest, Region = "01", Note = "Hỏi giá 2 hộp" }, at);
        lead.GiveTo(who.Id, who.TeamId, "even", who.Name, at);
        return lead;
    }
}

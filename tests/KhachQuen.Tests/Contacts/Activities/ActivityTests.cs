using System.Net;
using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts.Activities;

/// <summary>"Ấn định hoạt động" through the API (F-33, X-30): who plans, who sees, what is reminded of, and where it goes with the customer.</summary>
public sealed class ActivityTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static string In(int hours) => Wire(House.Clock.Now().AddHours(hours));

    private static string Wire(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Guid> Customer(HttpClient api, string name = "Chị Lịch") => (await api.Post("/customers", new { name, phones = new[] { Numbers.Next() } })).Id();

    private static object Plan(Guid customer, string due, string kind = "call", string title = "Gọi chốt đơn", Guid? userId = null, int? remindMinutes = 15) => new { noun = "customer", nounId = customer, kind, title, dueAt = due, userId, remindMinutes };

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_is_planned_moved_done_and_reopened_and_each_stands_in_the_story(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var customer = await Customer(lan);
        var made = await lan.Post("/activities", Plan(customer, In(3), "meeting", "Demo tem"));
        Assert.Equal(("planned", 60L, "Chị Lịch"), (made.Text("state"), made.Number("minutes"), made.Text("about")));
        var moved = await lan.Patch($"/activities/{made.Id()}", new { dueAt = In(5), place = "Zoom" }, made.Number("version"));
        Assert.Equal("Zoom", moved.Text("place"));
        await lan.Patch($"/activities/{made.Id()}", new { title = "Cũ" }, made.Number("version"), 409);
        await lan.Refuses($"/activities/{made.Id()}:complete", new { }, "activity.recapMissing", "result");
        Assert.Equal("done", (await lan.Post($"/activities/{made.Id()}:complete", new { result = "Chọn mẫu vỡ" }, 200)).Text("state"));
        await lan.Refuses($"/activities/{made.Id()}:cancel", new { }, "activity.notPlanned");
        Assert.Equal("planned", (await lan.Post($"/activities/{made.Id()}:reopen", new { }, 200)).Text("state"));
        await lan.Post($"/activities/{made.Id()}:cancel", new { reason = "Khách hoãn" }, 200);
        var told = (await lan.Get($"/customers/{customer}/timeline")).Items().Select(l => l.Text("kind")).Where(k => k.StartsWith("activity.", StringComparison.Ordinal)).ToList();
        Assert.Equal(["activity.cancelled", "activity.reopened", "activity.done", "activity.moved", "activity.planned"], told);
        await lan.Refuses("/activities", Plan(customer, In(-1)), "activity.past", "dueAt");
        await lan.Refuses("/activities", new { noun = "order", nounId = customer, dueAt = In(1), title = "x" }, "activity.nounUnknown", "noun");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_does_not_see_the_row_neither_plans_nor_reads_and_a_lead_gives_only_to_their_people(string database)
    {
        var house = houses.On(database);
        var (lan, minh, tuan, nga) = (await house.Api("lan"), await house.Api("minh"), await house.Api("tuan"), await house.Api("nga"));
        var customer = await Customer(lan, "Khách của Lan");
        var mine = await lan.Post("/activities", Plan(customer, In(2)));
        await nga.Post("/activities", Plan(customer, In(2)), 404);
        foreach (var stranger in new[] { minh, nga })
        {
            await stranger.Get($"/activities/{mine.Id()}", 404);
            await stranger.Post($"/activities/{mine.Id()}:complete", new { }, 404);
            Assert.DoesNotContain((await stranger.Get("/activities?limit=500")).Items(), a => a.Id() == mine.Id());
            Assert.DoesNotContain((await stranger.Get($"/activities?userId={(await house.Actor("lan")).Id}&limit=500")).Items(), a => a.Id() == mine.Id());
        }
        Assert.Contains((await tuan.Get($"/activities?userId={(await house.Actor("lan")).Id}&limit=500")).Items(), a => a.Id() == mine.Id());
        await lan.Refuses("/activities", Plan(customer, In(2), userId: (await house.Actor("minh")).Id), "activity.userUnknown", "userId");
        await tuan.Refuses("/activities", Plan(customer, In(2), userId: (await house.Actor("nga")).Id), "activity.userUnknown", "userId");
        var given = await tuan.Post("/activities", Plan(customer, In(4), title: "Hỏi thêm công nợ", userId: (await house.Actor("minh")).Id));
        Assert.Equal("Hỏi thêm công nợ", (await minh.Get($"/activities/{given.Id()}")).Text("title"));      // given to him: his, though the customer is not
        Assert.True((await minh.Get($"/activities/{given.Id()}")).IsNull("about"));
        Assert.Contains((await minh.Get("/me/notices")).Items(), n => n.Text("kind") == "activity.given" && n.GetProperty("facts").Text("what") == "Hỏi thêm công nợ");
        await minh.Post($"/activities/{given.Id()}:complete", new { }, 200);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_reminder_comes_once_for_each_time_also_after_the_house_was_down_and_from_two_nodes(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-23 09:00"));
        await using var house = houses.Another(database, works: false, clock: clock);
        await Cast.Enter(house);
        var lan = await house.Api("lan");
        var customer = await Customer(lan);
        var first = await lan.Post("/activities", Plan(customer, Wire(HandClock.Wall("2026-11-23 10:00")), title: "Một"));
        await lan.Post("/activities", Plan(customer, Wire(HandClock.Wall("2026-11-23 10:00")), title: "Không nhắc", remindMinutes: null));
        var remind = house.Get<RemindActivities>();
        clock.MoveTo(HandClock.Wall("2026-11-23 09:44"));
        Assert.Equal(0, await remind.Once(Now));
        clock.MoveTo(HandClock.Wall("2026-11-23 09:45"));
        var other = new RemindActivities(clock.Database(house), house.Get<ActivityNotices>(), clock);
        await Task.WhenAll(remind.Sweep(Now), other.Sweep(Now), remind.Sweep(Now));
        Assert.Equal(["Một"], await Reminded(lan));
        var notice = (await lan.Get("/me/notices")).Items()[0];
        Assert.Equal(($"/customers/{customer}", "Chị Lịch"), (notice.Text("path"), notice.GetProperty("facts").Text("about")));

        var seen = await lan.Get($"/activities/{first.Id()}");
        await lan.Patch($"/activities/{first.Id()}", new { dueAt = Wire(HandClock.Wall("2026-11-23 16:00")) }, seen.Number("version"));      // moved: reminded of once more
        clock.MoveTo(HandClock.Wall("2026-11-26 08:00"));      // nobody looked for three days
        await remind.Sweep(Now);
        await other.Sweep(Now);
        Assert.Equal(["Một", "Một"], await Reminded(lan));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task No_number_and_no_row_beyond_sight_is_told_and_an_open_form_is_not_stale(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-23 09:00"));
        await using var house = houses.Another(database, works: false, clock: clock);
        await Cast.Enter(house);
        var (tour, tuan, minh, lan) = (await house.Api("tour1"), await house.Api("tuan"), await house.Api("minh"), await house.Api("lan"));
        var (hers, nameless) = ((await tour.Post("/leads", new { phone = "0912345901", basis = "customerRequest" })).Id(), (await lan.Post("/leads", new { phone = "0912345902", basis = "customerRequest" })).Id());
        var ten = Wire(HandClock.Wall("2026-11-23 10:00"));
        var planned = await tour.Post("/activities", new { noun = "lead", nounId = hers, title = "Gọi 0912 345 901", dueAt = ten, remindMinutes = 0 });
        await tuan.Post("/activities", new { noun = "lead", nounId = nameless, title = "Hỏi lại 0912 345 902", dueAt = ten, userId = (await house.Actor("minh")).Id });
        var own = await tuan.Post("/activities", new { noun = "lead", nounId = nameless, title = "Việc của trưởng nhóm", dueAt = ten, remindMinutes = 0 });
        clock.MoveTo(HandClock.Wall("2026-11-23 10:00"));
        await house.Get<RemindActivities>().Sweep(Now);
        foreach (var api in new[] { tour, minh }) Assert.DoesNotContain("34590", (await api.Get("/me/notices")).ToString().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("–", (await minh.Get("/me/notices")).Items()[0].GetProperty("facts").Text("about"));
        Assert.Equal(["Việc của trưởng nhóm"], await Reminded(tuan));      // who plans it keeps it while they see the lead
        Assert.Equal((await house.Actor("tuan")).Id, (await tuan.Get($"/activities/{own.Id()}")).Id("userId"));
        Assert.Equal(planned.Number("version"), (await tour.Get($"/activities/{planned.Id()}")).Number("version"));
        Assert.DoesNotContain("34590", (await (await house.Api("director1")).Get("/activities?limit=500")).ToString(), StringComparison.Ordinal);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_sees_dots_reads_them_in_the_story_too_and_destroys_nothing_by_saving(string database)
    {
        var house = houses.On(database);
        var (lan, carelead) = (await house.Api("lan"), await house.Api("carelead1"));
        var customer = await Customer(lan);
        var made = await lan.Post("/activities", new { noun = "customer", nounId = customer, title = "Gọi 0912 345 999 chốt", note = "số phụ 0912345998", dueAt = In(9) });
        var seen = await carelead.Get($"/activities/{made.Id()}");
        Assert.DoesNotContain("345", seen.Text("title"), StringComparison.Ordinal);
        Assert.DoesNotContain("34599", (await carelead.Get($"/customers/{customer}/timeline")).ToString().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await carelead.Patch($"/activities/{made.Id()}", new { dueAt = In(10), title = seen.Text("title"), note = seen.Text("note") }, seen.Number("version"));
        var after = await lan.Get($"/activities/{made.Id()}");
        Assert.Equal(("Gọi 0912 345 999 chốt", "số phụ 0912345998"), (after.Text("title"), after.Text("note")));
        await lan.Refuses("/activities", Plan(customer, "9998-01-01T00:00:00Z"), "when.tooFar", "dueAt");
        await lan.Get("/calendar?from=9999-12-31&to=9999-12-31", 422);
    }

    private static async Task<List<string>> Reminded(HttpClient api) => [.. (await api.Get("/me/notices")).Items().Where(n => n.Text("kind") == "activity.due").Select(n => n.GetProperty("facts").Text("what")!)];

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_goes_with_the_customer_to_another_salesperson_and_with_a_lead_to_who_holds_it(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-23 09:00"));
        await using var house = houses.Another(database, works: false, clock: clock);
        await Cast.Enter(house);
        var (lan, minh, tuan) = (await house.Api("lan"), await house.Api("minh"), await house.Api("tuan"));
        var (customer, lead) = (await Customer(lan), (await lan.Post("/leads", new { phone = Numbers.Next(), name = "Anh Data", basis = "customerRequest" })).Id());
        var ten = Wire(HandClock.Wall("2026-11-23 10:00"));
        var (one, two) = (await lan.Post("/activities", Plan(customer, ten)), await lan.Post("/activities", new { noun = "lead", nounId = lead, title = "Gọi data", dueAt = ten, remindMinutes = 0 }));
        var hers = await tuan.Post("/activities", Plan(customer, ten, title: "Việc của trưởng nhóm"));
        await tuan.Post($"/customers/{customer}:assign", new { userId = (await house.Actor("minh")).Id }, 200);
        Assert.Equal((await house.Actor("minh")).Id, (await minh.Get($"/activities/{one.Id()}")).Id("userId"));
        Assert.Equal((await house.Actor("tuan")).Id, (await tuan.Get($"/activities/{hers.Id()}")).Id("userId"));      // only what the salesperson was to do

        await tuan.Post("/leads:distribute", new { leadIds = new[] { lead }, userIds = new[] { (await house.Actor("minh")).Id }, mode = "byHand" }, 0);
        await using (var db = house.Open()) Assert.Equal((await house.Actor("minh")).Id, await db.Rows<Lead>().Where(l => l.Id == lead).Select(l => l.OwnerId).SingleAsync(Now));
        clock.MoveTo(HandClock.Wall("2026-11-23 10:00"));
        await house.Get<RemindActivities>().Sweep(Now);
        Assert.Equal(["Gọi chốt đơn", "Gọi data"], (await Reminded(minh)).Order());
        Assert.Empty(await Reminded(lan));
        Assert.Equal((await house.Actor("minh")).Id, (await minh.Get($"/activities/{two.Id()}")).Id("userId"));

        await tuan.Post($"/customers/{customer}:assign", new { userId = (Guid?)null, reason = "Bỏ quên" }, 200);
        Assert.Equal("cancelled", (await (await house.Api("quan")).Get($"/activities/{one.Id()}")).Text("state"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Counts_and_the_calendar_show_what_is_mine_and_that_of_my_people(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-23 09:00"));
        await using var house = houses.Another(database, works: false, clock: clock);
        await Cast.Enter(house);
        var (lan, tuan, nga) = (await house.Api("lan"), await house.Api("tuan"), await house.Api("nga"));
        var customer = await Customer(lan);
        foreach (var at in new[] { "2026-11-23 10:00", "2026-11-23 17:00", "2026-11-23 23:59", "2026-11-24 00:00", "2026-12-01 08:00" }) await lan.Post("/activities", Plan(customer, Wire(HandClock.Wall(at)), title: at));
        clock.MoveTo(HandClock.Wall("2026-11-23 10:00"));
        var counts = await lan.Get("/activities/counts");
        Assert.Equal((1L, 2L, 2L), (counts.Number("late"), counts.Number("today"), counts.Number("later")));
        Assert.Equal(["2026-11-23 10:00", "2026-11-23 17:00", "2026-11-23 23:59"], Titles(await lan.Get("/activities?state=planned&to=2026-11-23")));
        Assert.Equal(["2026-11-24 00:00"], Titles(await lan.Get("/calendar?from=2026-11-24&to=2026-11-24")));
        Assert.Equal(5, Titles(await tuan.Get("/calendar?from=2026-11-23&to=2026-12-20&everybody=true")).Count);
        Assert.Empty(Titles(await tuan.Get("/calendar?from=2026-11-23&to=2026-12-20")));
        Assert.Empty(Titles(await nga.Get("/calendar?from=2026-11-23&to=2026-12-20&everybody=true")));
        Assert.Empty(Titles(await nga.Get($"/calendar?from=2026-11-23&to=2026-12-20&userId={(await house.Actor("lan")).Id}")));
        await lan.Get("/calendar?from=2026-11-23&to=2026-11-22", 422);
        await lan.Get("/calendar?from=2026-01-01&to=2026-12-31", 422);

        var lead = await lan.Post("/leads", new { phone = Numbers.Next(), name = "Anh Hẹn", basis = "customerRequest" });
        await lan.Post($"/leads/{lead.Id()}/outcomes", new { outcome = "connected", then = "thinkingItOver", callBackAt = Wire(HandClock.Wall("2026-11-23 15:00")) }, 0);
        Assert.Contains((await lan.Get("/calendar?from=2026-11-23&to=2026-11-23")).Items(), i => i.Text("kind") == "callback" && i.Text("title") == "Anh Hẹn");
    }

    private static List<string> Titles(JsonElement found) => [.. found.Items().Select(i => i.Text("title")!)];

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_link_of_a_calendar_ends_with_a_new_one_its_withdrawal_and_with_the_person(string database)
    {
        await using var house = houses.Another(database, works: false);
        await Cast.Enter(house);
        var lan = await house.Actor("lan");
        var api = await house.Api("lan");
        var customer = await Customer(api, "Chị Nga 0912345999");
        await api.Post("/activities", Plan(customer, In(30), title: "Gọi 0912 345 999 chốt"));
        var keep = house.Get<KeepCalendarFeed>();
        var old = await keep.Make(lan, Now);
        var key = await keep.Make(lan, Now);
        using var anybody = house.CreateClient();
        async Task<(HttpStatusCode, string)> Read(string k)
        {
            using var answer = await anybody.GetAsync($"/public/calendar/{k}.ics", Now);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Now));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await Read(old)).Item1);
        var (status, text) = await Read(key);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("BEGIN:VEVENT", text, StringComparison.Ordinal);
        Assert.DoesNotContain("345999", text.Replace(" ", "", StringComparison.Ordinal).Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var root = await house.Api("root");
        var user = await root.Get($"/users/{lan.Id}");
        await root.Patch($"/users/{lan.Id}", new { active = false }, user.Number("version"));
        Assert.Equal(HttpStatusCode.NotFound, (await Read(key)).Item1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_is_planned_about_a_deal_stands_on_its_customers_page_too(string database)
    {
        var house = houses.On(database);
        var deal = await house.Deal("lan");
        var customer = deal.Id("customerId");
        await (await house.Api("lan")).Post("/activities", new { noun = "opportunity", nounId = deal.Id(), kind = "call", title = "Hỏi báo giá", dueAt = In(6) });
        var shown = await house.Get<ActivitiesOf>().Handle("customer", customer, await house.Actor("lan"), Now);
        Assert.Equal("Hỏi báo giá", Assert.Single(shown.Planned).Title);
        Assert.Contains((await (await house.Api("lan")).Get($"/customers/{customer}/timeline")).Items(), l => l.Text("kind") == "activity.planned");
    }
}

using System.Net;
using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales.Floating;

/// <summary>Recall and the floating pool on both databases.</summary>
public sealed class FloatingTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A house of its own, with the clock held: sweeps look at every lead of the company.</summary>
    private async Task<(House House, HandClock Clock, Floor Floor)> Open(string database, int agents, string wall = "2026-11-23 09:00")
    {
        var clock = new HandClock(HandClock.Wall(wall));
        var house = houses.Another(database, clock: clock);
        await Cast.Enter(house);
        return (house, clock, await Floor.Open(house, agents, pool: 0));
    }

    private static async Task<Guid> Hold(Floor floor, Actor agent, HandClock clock, string source = "form")
    {
        var lead = Floor.New(source, clock.Now());
        lead.GiveTo(agent.Id, agent.TeamId, "even", agent.Name, clock.Now());
        await using var db = floor.House.Open();
        db.Add(lead);
        await db.SaveChangesAsync(Now);
        return lead.Id;
    }

    private static async Task<Lead> Seen(House house, Guid id)
    {
        await using var db = house.Open();
        return await db.Rows<Lead>().AsNoTracking().SingleAsync(l => l.Id == id, Now);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_hot_lead_not_called_in_thirty_minutes_is_given_on_and_never_back(string database)
    {
        var (house, clock, floor) = await Open(database, agents: 3);
        await using var _ = house;
        var hot = await Hold(floor, floor.Agents[0], clock);
        var byHand = await Hold(floor, floor.Agents[0], clock, "handEntry");
        clock.Move(TimeSpan.FromMinutes(29));
        Assert.Equal(0, await house.Get<RecallLeads>().Once(Now));
        clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await house.Get<RecallLeads>().Once(Now));
        var second = (await Seen(house, hot)).OwnerId;
        Assert.NotEqual(floor.Agents[0].Id, second);
        Assert.Equal(floor.Agents[0].Id, (await Seen(house, byHand)).OwnerId);      // hand entry is not recalled
        clock.Move(TimeSpan.FromMinutes(30));
        Assert.Equal(1, await house.Get<RecallLeads>().Once(Now));
        var third = (await Seen(house, hot)).OwnerId;
        Assert.Equal(3, new HashSet<Guid?> { floor.Agents[0].Id, second, third }.Count);
        clock.Move(TimeSpan.FromMinutes(30));
        Assert.Equal(1, await house.Get<RecallLeads>().Once(Now));      // everybody has had it
        Assert.Equal((null, floor.TeamId), ((await Seen(house, hot)).OwnerId, (await Seen(house, hot)).TeamId));
        await using var db = house.Open();
        Assert.Equal([floor.Agents[0].Id, second, third], await db.Rows<Assignment>().Where(a => a.LeadId == hot && a.Rule == ShareRules.Recalled).OrderBy(a => a.Id).Select(a => a.FromUserId).ToListAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_time_counts_while_the_holder_is_ready_and_a_call_stops_it(string database)
    {
        var (house, clock, floor) = await Open(database, agents: 2, "2026-11-23 20:15");
        await using var _ = house;
        var evening = await Hold(floor, floor.Agents[0], clock);
        clock.MoveTo(HandClock.Wall("2026-11-24 08:10"));                  // a public holiday, the night between
        Assert.Equal(0, await house.Get<RecallLeads>().Once(Now));
        clock.MoveTo(HandClock.Wall("2026-11-25 08:14"));
        Assert.Equal(0, await house.Get<RecallLeads>().Once(Now));      // 15 + 14 minutes
        await house.Get<DialLead>().Handle(evening, await house.Actor(floor.Agents[0].UserName), Now);
        clock.Move(TimeSpan.FromHours(1));
        Assert.Equal(0, await house.Get<RecallLeads>().Once(Now));      // called

        var off = await Hold(floor, floor.Agents[0], clock);
        await house.Get<SwitchReceivesData>().Handle(floor.Agents[0].Id, false, floor.Lead, Now);
        clock.Move(TimeSpan.FromHours(2));
        Assert.Equal(0, await house.Get<RecallLeads>().Once(Now));      // not ready: the time stands still
        await house.Get<SwitchReceivesData>().Handle(floor.Agents[0].Id, true, floor.Lead, Now);
        clock.Move(TimeSpan.FromMinutes(30));
        Assert.Equal(1, await house.Get<RecallLeads>().Once(Now));
        Assert.Equal(floor.Agents[1].Id, (await Seen(house, off)).OwnerId);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Where_nobody_else_is_there_it_stays_and_two_nodes_move_it_once(string database)
    {
        var (house, clock, floor) = await Open(database, agents: 2);
        await using var _ = house;
        await house.Get<SwitchReceivesData>().Handle(floor.Agents[1].Id, false, floor.Lead, Now);
        var hot = await Hold(floor, floor.Agents[0], clock);
        clock.Move(TimeSpan.FromMinutes(40));
        Assert.Equal(0, await house.Get<RecallLeads>().Once(Now));
        await house.Get<SwitchReceivesData>().Handle(floor.Agents[1].Id, true, floor.Lead, Now);
        var moved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Get<RecallLeads>().Once(Now))));
        Assert.Equal(1, moved.Sum());
        Assert.Equal(floor.Agents[1].Id, (await Seen(house, hot)).OwnerId);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Stale_leads_float_and_one_person_takes_each_number_which_is_hidden_until_then(string database)
    {
        var (house, clock, floor) = await Open(database, agents: 2);
        await using var _ = house;
        var (first, second) = (await house.Api(floor.Agents[0].UserName), await house.Api(floor.Agents[1].UserName));
        var id = await Hold(floor, floor.Agents[0], clock, "handEntry");
        var refused = await Hold(floor, floor.Agents[0], clock, "handEntry");
        await first.Post($"/leads/{refused}/outcomes", new { outcome = "connected", then = "priceTooHigh" }, 200);
        clock.MoveTo(HandClock.Wall("2026-11-27 08:59"));      // the 24th is a holiday
        Assert.Equal(0, await Floated(house, id));
        clock.MoveTo(HandClock.Wall("2026-11-27 09:00"));
        Assert.Equal(1, await Floated(house, id));
        Assert.Equal(floor.Agents[0].Id, (await Seen(house, refused)).OwnerId);      // none of the four "Không có" floats

        await first.Get($"/leads/{id}", 404);
        var row = Assert.Single((await second.Get("/leads?folder=floating")).GetProperty("items").EnumerateArray());
        var phone = (await Seen(house, id)).Phone;
        Assert.Equal("floated", row.Text("lastOutcome"));
        Assert.Contains("•", row.Text("phone"), StringComparison.Ordinal);
        Assert.Empty((await (await house.Api("nga")).Get("/leads?folder=floating")).GetProperty("items").EnumerateArray());      // another team
        await (await house.Api("nga")).Post($"/leads/{id}:claim", new { }, 404);

        clock.Move(TimeSpan.FromSeconds(5));
        var taken = await second.Post($"/leads/{id}:claim", new { }, 200);
        Assert.Equal(phone, taken.Text("phone"));
        Assert.Equal(409, (int)(await first.PostAsync(new Uri($"/api/v1/leads/{id}:claim", UriKind.Relative), null, Now)).StatusCode);
        Assert.Equal((LeadStage.New, null), ((await Seen(house, id)).Stage, (await Seen(house, id)).FloatedAt));
        await using var db = house.Open();
        var lines = await db.Rows<Assignment>().Where(a => a.LeadId == id).OrderBy(a => a.Id).Select(a => new { a.Rule, a.UserId, a.FromUserId }).ToListAsync(Now);
        Assert.Equal([("floated", null, floor.Agents[0].Id), ("claimed", floor.Agents[1].Id, null)], lines.Select(l => (l.Rule, l.UserId, l.FromUserId)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_twenty_who_press_at_once_one_gets_it_and_nobody_more_than_the_days_limit(string database)
    {
        var (house, clock, floor) = await Open(database, agents: 20);
        await using var _ = house;
        var contact = await Hold(floor, floor.Agents[0], clock);
        await house.Get<RecordOutcome>().Handle(contact, new() { Outcome = "connected", Then = "callbackRequested", CallBackAt = clock.Now().AddHours(2) }, floor.Agents[0], Now);
        var more = new List<Guid>();
        for (var n = 0; n < 3; n++) more.Add(await Hold(floor, floor.Agents[0], clock, "handEntry"));
        clock.Move(TimeSpan.FromDays(8));
        while (await house.Get<FloatLeads>().Once(Now) > 0) { }
        var apis = await Task.WhenAll(floor.Agents.Select(a => house.Api(a.UserName)));
        using var start = new Barrier(20);
        var answers = await Task.WhenAll(apis.Select(api => Task.Run(async () =>
        {
            start.SignalAndWait(Now);
            return (await api.PostAsync(new Uri($"/api/v1/leads/{contact}:claim", UriKind.Relative), null, Now)).StatusCode;
        }, Now)));
        Assert.Equal((1, 19), (answers.Count(a => a == HttpStatusCode.OK), answers.Count(a => a == HttpStatusCode.Conflict)));
        var won = await Seen(house, contact);
        Assert.Equal((LeadStage.Contact, clock.Now()), (won.Stage, won.NextActionAt));      // to be called now

        await (await house.Api("admin")).Put("/settings/telesales", new { claimsPerDay = 2 });
        var api = apis[floor.Agents.ToList().FindIndex(a => a.Id != won.OwnerId)];
        await api.Post($"/leads/{more[0]}:claim", new { }, 200);
        await api.Post($"/leads/{more[1]}:claim", new { }, 200);
        Assert.Equal("lead.claimLimit", (await api.Post($"/leads/{more[2]}:claim", new { }, 422)).Text("code"));
        clock.Move(TimeSpan.FromDays(1));
        await api.Post($"/leads/{more[2]}:claim", new { }, 200);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_floating_number_that_is_left_again_goes_to_somebody_at_once(string database)
    {
        var (house, clock, floor) = await Open(database, agents: 1);
        await using var _ = house;
        var id = await Hold(floor, floor.Agents[0], clock, "handEntry");
        clock.Move(TimeSpan.FromDays(8));
        Assert.Equal(1, await Floated(house, id));
        await using (var db = house.Open())
        {
            var form = await db.Sources.SingleAsync(s => s.Code == "form", Now);
            form.Set(form.Name, true, form.DuplicatePolicy, SharingMode.Even, floor.TeamId, true, true);
            await db.SaveChangesAsync(Now);
        }
        var again = await (await house.Api("data1")).PostAsync(new Uri("/api/v1/leads", UriKind.Relative), null, Now);
        Assert.NotEqual(HttpStatusCode.Created, again.StatusCode);      // a data steward enters none
        var made = await (await house.Api("marketing1")).Post("/leads", new { phone = (await Seen(house, id)).Phone, source = "form" }, 201);
        Assert.Equal(id, made.GetProperty("duplicateOf").GetGuid());
        Assert.Equal(floor.Agents[0].Id, (await Seen(house, id)).OwnerId);
    }

    /// <summary>Sweeps until nothing moves; 1 when the lead floats.</summary>
    private static async Task<int> Floated(House house, Guid id)
    {
        for (var n = 0; n < 5; n++) await house.Get<FloatLeads>().Once(Now);
        return (await Seen(house, id)).FloatedAt is null ? 0 : 1;
    }
}

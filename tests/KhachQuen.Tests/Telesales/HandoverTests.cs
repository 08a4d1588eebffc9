using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telesales;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales;

/// <summary>Everything a leaver or absentee holds goes over in one act with one undo .</summary>
public sealed class HandoverTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>An agent with seven open leads (two with callbacks), one closed and one sold, its customer and its order.</summary>
    private static async Task<(Floor Floor, Actor Leaver, List<Guid> Open, Guid Closed, Guid Order)> Held(House house, int agents = 4)
    {
        var floor = await Floor.Open(house, agents, pool: 0);
        var leaver = floor.Agents[0];
        var open = new List<Guid>();
        for (var i = 0; i < 5; i++) open.Add(await floor.Give(leaver));
        for (var i = 0; i < 2; i++) open.Add(await floor.Give(leaver, "connected", "callbackRequested"));
        var closed = await floor.Give(leaver, "wrongNumber");
        var order = await (await house.Api(leaver.UserName)).Post("/orders", Selling.Body(await house.Product()));
        return (floor, leaver, open, closed, order.Id());
    }

    private static async Task<Dictionary<Guid, Guid?>> Owners(House house, IEnumerable<Guid> leads)
    {
        Guid[] ids = [.. leads];
        await using var db = house.Open();
        return await db.Rows<Lead>().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.OwnerId, Now);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task All_a_leaver_holds_goes_evenly_to_the_team_and_what_is_done_stays(string database)
    {
        var house = houses.On(database);
        var (floor, leaver, open, closed, order) = await Held(house);
        var lead = await house.Api(floor.Lead.UserName);
        var preview = await lead.Post("/handovers:preview", new { fromUserId = leaver.Id });
        Assert.Equal((7, 2, 1, 1, 0), Counts(preview.GetProperty("counts")));
        Assert.Equal(floor.Agents.Skip(1).Select(a => a.Id).Order(), preview.Items("receivers").Select(r => r.Id("userId")).Order());      // the lead takes no data
        Assert.All(await Owners(house, open), o => Assert.Equal(leaver.Id, o.Value));

        var made = await lead.Post("/handovers", new { fromUserId = leaver.Id, reason = "Nghỉ việc" }, 201);
        Assert.Equal((7, 2, 1, 1, 0), Counts(made));
        var owners = await Owners(house, open);
        Assert.Equal([2, 2, 3], owners.Values.OfType<Guid>().CountBy(o => o).Select(o => o.Value).Order());
        Assert.DoesNotContain(leaver.Id, owners.Values.OfType<Guid>());
        Assert.Equal(leaver.Id, (await Owners(house, [closed]))[closed]);
        await using var db = house.Open();
        var (batch, sold) = (made.Id(), await db.Rows<Order>().SingleAsync(o => o.Id == order, Now));
        Assert.Equal((await db.Rows<Customer>().SingleAsync(c => c.Id == sold.CustomerId, Now)).OwnerId, sold.OwnerId);                   // customer and order to the same colleague
        Assert.NotEqual(leaver.Id, sold.OwnerId);
        var ledger = await db.Rows<Assignment>().Where(a => a.BatchId == batch).ToListAsync(Now);
        Assert.Equal(7, ledger.Count);
        Assert.All(ledger, a => Assert.Equal((ShareRules.Handover, leaver.Id), (a.Rule, a.FromUserId)));
        Assert.Equal(2, await db.Rows<Lead>().CountAsync(l => open.Contains(l.Id) && l.NextActionAt != null, Now));                       // the callbacks stand
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_undo_puts_back_what_nobody_touched_and_names_what_it_left(string database)
    {
        var house = houses.On(database);
        var (floor, leaver, open, _, order) = await Held(house);
        var (lead, heir) = (await house.Api(floor.Lead.UserName), floor.Agents[1]);
        var made = await lead.Post("/handovers", new { fromUserId = leaver.Id, toUserId = heir.Id });
        Assert.All(await Owners(house, open), o => Assert.Equal(heir.Id, o.Value));
        await house.Get<RecordOutcome>().Handle(open[0], new() { Outcome = "wrongNumber" }, heir, Now);                                    // worked
        await house.Get<DistributeLeads>().Handle(new([open[1]], null, null, [floor.Agents[2].Id], DistributionMode.ByHand), floor.Lead, Now);   // given on
        await (await house.Api(heir.UserName)).Post($"/leads/{open[2]}/outcomes", new { outcome = "connected" });
        await (await house.Api(heir.UserName)).Post($"/leads/{open[2]}/outcomes", new { outcome = "confirmedPurchase", order = PurchaseTests.Order(await PurchaseTests.Product(house)) });      // sold
        await (await house.Api(heir.UserName)).Post($"/orders/{order}:cancel", new { reason = "Khách đổi ý" });                              // over

        var undone = (await lead.Post($"/handovers/{made.Id()}:undo", new { })).GetProperty("undone");
        Assert.Equal((5, 2, 2), (undone.Number("reversed"), undone.Number("kept"), undone.Number("impossible")));
        var owners = await Owners(house, open);
        Assert.All(open[3..], id => Assert.Equal(leaver.Id, owners[id]));
        Assert.Equal([heir.Id, floor.Agents[2].Id, heir.Id], open[..3].Select(id => owners[id]!.Value));
        var kept = (await lead.Get($"/handovers/{made.Id()}/lines?state=kept")).Items();
        Assert.Equal([(open[0], "worked"), (open[1], "moved")], kept.Select(k => (k.Id("rowId"), k.Text("why"))).OrderBy(k => open.IndexOf(k.Item1)));
        Assert.Equal(["finished", "finished"], (await lead.Get($"/handovers/{made.Id()}/lines?state=impossible")).Items().Select(k => k.Text("why")));
        (await lead.Post($"/handovers/{made.Id()}:undo", new { }, 422)).IsRefusal("handover.alreadyUndone");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task To_somebody_who_has_left_nothing_goes_back(string database)
    {
        var house = houses.On(database);
        var (floor, leaver, open, _, _) = await Held(house);
        var lead = await house.Api(floor.Lead.UserName);
        var made = await lead.Post("/handovers", new { fromUserId = leaver.Id });
        await using (var db = house.Open())
        {
            (await db.Users.SingleAsync(u => u.Id == leaver.Id, Now)).Deactivate();
            await db.SaveChangesAsync(Now);
        }
        var undone = (await lead.Post($"/handovers/{made.Id()}:undo", new { })).GetProperty("undone");
        Assert.Equal((0, 0, 9), (undone.Number("reversed"), undone.Number("kept"), undone.Number("impossible")));
        Assert.DoesNotContain(leaver.Id, (await Owners(house, open)).Values.OfType<Guid>());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Absent_today_only_the_callbacks_until_tonight_go_to_the_team(string database)
    {
        var house = houses.On(database);
        var (floor, absent, open, _, _) = await Held(house);
        var now = House.Clock.Now();
        var (tonight, tomorrow) = (open[0], open[1]);
        await using (var db = house.Open())
        {
            foreach (var (id, at) in new[] { (tonight, now.AddSeconds(2)), (tomorrow, now.AddDays(1)) })
                (await db.Rows<Lead>().SingleAsync(l => l.Id == id, Now)).Apply(new(LeadMove.ToContact, "callbackRequested", at), null, now);
            await db.SaveChangesAsync(Now);
        }
        var made = await (await house.Api(floor.Lead.UserName)).Post("/handovers", new { fromUserId = absent.Id, scope = "callbacksToday" });
        Assert.Equal(1, made.Number("leads"));
        var owners = await Owners(house, open);
        Assert.NotEqual(absent.Id, owners[tonight]);
        Assert.Equal(open.Count - 1, owners.Values.Count(o => o == absent.Id));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_lead_hands_over_for_their_own_people_only_and_to_them_only(string database)
    {
        var house = houses.On(database);
        var (floor, leaver, _, _, _) = await Held(house, agents: 2);
        var (tuan, lead, agent, root) = (await house.Api("tuan"), await house.Api(floor.Lead.UserName), await house.Api(floor.Agents[1].UserName), await house.Api("root"));
        await tuan.Post("/handovers:preview", new { fromUserId = leaver.Id }, 404);
        await tuan.Post("/handovers", new { fromUserId = leaver.Id }, 404);
        await agent.Post("/handovers:preview", new { fromUserId = leaver.Id }, 403);
        var stranger = (await house.Actor("lan")).Id;
        (await lead.Post("/handovers", new { fromUserId = leaver.Id, toUserId = stranger }, 422)).IsRefusal("handover.receiverUnknown", "toUserId");
        (await lead.Post("/handovers", new { fromUserId = leaver.Id, toUserId = leaver.Id }, 422)).IsRefusal("handover.receiverUnknown", "toUserId");
        (await lead.Post("/handovers", new { fromUserId = floor.Agents[1].Id }, 422)).IsRefusal("handover.nothingHeld", "fromUserId");
        var made = await root.Post("/handovers", new { fromUserId = leaver.Id });                                                        // manages people, sees no customer
        Assert.Equal(7, made.Number("leads"));
        Assert.All((await root.Get($"/handovers/{made.Id()}/lines")).Items(), l => Assert.True(l.IsNull("title")));
        Assert.All((await lead.Get($"/handovers/{made.Id()}/lines")).Items(), l => Assert.False(l.IsNull("title")));
        await tuan.Get($"/handovers/{made.Id()}", 404);
        await tuan.Get($"/handovers/{made.Id()}/lines", 404);
        await tuan.Post($"/handovers/{made.Id()}:undo", new { }, 404);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Cross_checks_to_do_go_over_and_never_to_the_seller(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        await house.Set(new CrossCheckSettings { Enabled = true });
        var floor = await Floor.Open(house, agents: 2, pool: 0);
        var (seller, checker) = (floor.Agents[0], floor.Agents[1]);
        var order = (await (await house.Api(seller.UserName)).Post("/orders", Selling.Body(await house.Product()))).Id();
        await using (var db = house.Open())
        {
            (await db.Rows<Order>().SingleAsync(o => o.Id == order, Now)).GiveCheck(checker.Id, checker.Name);
            await db.SaveChangesAsync(Now);
        }
        var lead = await house.Api(floor.Lead.UserName);
        var made = await lead.Post("/handovers", new { fromUserId = checker.Id, toUserId = seller.Id });
        Assert.Equal((0, 0, 0, 0, 1), Counts(made));
        await using (var db = house.Open()) Assert.Null((await db.Rows<Order>().SingleAsync(o => o.Id == order, Now)).CheckerId);           // only the seller was there: anybody with the right may
        Assert.Equal(1, (await lead.Post($"/handovers/{made.Id()}:undo", new { })).GetProperty("undone").Number("reversed"));
        await using (var db = house.Open()) Assert.Equal(checker.Id, (await db.Rows<Order>().SingleAsync(o => o.Id == order, Now)).CheckerId);
    }

    [Fact]
    public async Task A_persons_page_says_what_they_still_hold_and_leads_to_the_handover()
    {
        var house = houses.Sqlite;
        var (_, leaver, _, _, _) = await Held(house, agents: 2);
        var page = await (await house.Visitor().SignIn("root", House.Password)).See($"/settings/users/{leaver.Id}");
        Assert.Contains("Người này còn giữ 9 việc.", page, StringComparison.Ordinal);
        Assert.Contains($"/handovers/new?from={leaver.Id}", page, StringComparison.Ordinal);
    }

    private static (int, int, int, int, int) Counts(System.Text.Json.JsonElement of) => ((int)of.Number("leads"), (int)of.Number("callbacks"), (int)of.Number("customers"), (int)of.Number("orders"), (int)of.Number("checks"));
}

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Sales;

/// <summary>Many opportunities at once, and as one act taken back (F-10, F-32, X-25).</summary>
public sealed class ManyOpportunityTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A team of its own whose first agent has so many opportunities, each of a customer of their own.</summary>
    private static async Task<(Floor Floor, List<Guid> Ids)> Deals(House house, int count)
    {
        var floor = await Floor.Open(house, agents: 2, pool: 0);
        return (floor, await Open(house, floor.Agents[0], count));
    }

    private static async Task<List<Guid>> Open(House house, Actor owner, int count)
    {
        var at = House.Clock.Now();
        await using var db = house.Open();
        var (user, stage) = (await db.Users.SingleAsync(u => u.Id == owner.Id, Now), (await db.Settings<OpportunitySettings>(Now)).First);
        var ids = new List<Guid>();
        for (var n = 0; n < count; n++)
        {
            var customer = Customer.Meet($"Khách loạt {n}", PhoneNumber.Parse(Numbers.Next()), null, owner.Id, owner.TeamId, at);
            var deal = new Opportunity(new($"Việc loạt {n}", null, null, OpportunityClass.Main, 1_000_000 * (n + 1), (short)(n % 4)), customer, user, stage, at);
            db.AddRange(customer, deal);
            ids.Add(deal.Id);
        }
        await db.SaveChangesAsync(Now);
        return ids;
    }

    private static async Task<List<Opportunity>> Rows(House house, IReadOnlyCollection<Guid> ids)
    {
        await using var db = house.Open();
        return await db.Rows<Opportunity>().AsNoTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.Id).ToListAsync(Now);
    }

    private static (string, long, short, OpportunityState, DateTime, DateTime, string?) Standing(Opportunity o) => (o.Column, o.Place, o.Probability, o.State, o.StageSince, o.EvidenceSince, o.LostReason);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Forty_are_moved_and_taken_back_but_for_the_five_somebody_edited_since(string database)
    {
        var house = houses.On(database);
        var (floor, ids) = await Deals(house, 40);
        var (agent, before) = (floor.Agents[0], (await Rows(house, ids)).ConvertAll(Standing));
        var done = await house.Get<MoveOpportunities>().Handle(ids, "quoted", agent, Now);
        Assert.Equal((40, 0), (done.Done.Count, done.Left.Count));
        Assert.All(await Rows(house, ids), o => Assert.Equal(("quoted", "quoted", (short)50), (o.Stage, o.Column, o.Probability)));
        var edited = ids.Where((_, n) => n % 8 == 3).ToList();
        foreach (var id in edited) await house.Get<EditOpportunity>().Handle(id, null, new() { Name = new(true, "Đã sửa sau") }, agent, Now);

        var undone = await house.Get<UndoOperation>().Handle(done.Operation!.Value, agent, Now);
        Assert.Equal(new UndoHeaps(35, 5, 0), undone.Heaps);
        var kept = (await house.Get<ListOperationRows>().Handle(done.Operation.Value, null, 50, agent, Now)).Items;
        Assert.Equal(edited.Order(), kept.Select(k => k.RowId).Order());
        Assert.All(kept, k => Assert.Equal(("operation.editedSince", "Đã sửa sau"), (k.Reason, k.Title)));
        foreach (var (row, was) in (await Rows(house, ids)).Zip(before))
            if (edited.Contains(row.Id)) Assert.Equal("quoted", row.Column);
            else Assert.Equal(was, Standing(row));

        var heads = await house.Get<ShowBoard>().Heads(new(), agent, Now);      // the board counts and sums what stands
        var rows = await Rows(house, ids);
        foreach (var code in new[] { "new", "quoted" }) Assert.Equal((rows.Count(o => o.Column == code), rows.Where(o => o.Column == code).Sum(o => o.ExpectedRevenue)), (heads.Single(h => h.Code == code).Count, heads.Single(h => h.Code == code).Sum));
        await using var db = house.Open();
        var (back, stayed) = (ids.First(i => !edited.Contains(i)), edited[0]);
        Assert.True(await db.Rows<TimelineEntry>().AnyAsync(l => l.SubjectId == back && l.Kind == "opportunity.putBack", Now));
        Assert.False(await db.Rows<TimelineEntry>().AnyAsync(l => l.SubjectId == stayed && l.Kind == "opportunity.putBack", Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Each_that_may_not_is_named_with_its_reason_and_a_strangers_is_not_touched(string database)
    {
        var house = houses.On(database);
        var (floor, ids) = await Deals(house, 5);
        var (agent, other) = (floor.Agents[0], (await Open(house, await house.Actor("nga"), 1))[0]);
        await house.Get<WinOpportunity>().Handle(ids[1], null, agent, Now);
        await house.Get<EditOpportunity>().Handle(ids[3], null, new() { Stage = new(true, "quoted") }, agent, Now);
        var done = await house.Get<MoveOpportunities>().Handle([.. ids, other], "quoted", agent, Now);
        Assert.Equal(new[] { ids[0], ids[2], ids[4] }.Order(), done.Done.Order());
        Assert.Equal([("Việc loạt 1", "opportunity.notActive"), ("Việc loạt 3", "opportunity.stageThere")], done.Left.Select(l => (l.Name, l.Why.Code)).Order());
        Assert.Equal("new", (await Rows(house, [other]))[0].Column);
        Assert.Equal("opportunity.stageUnknown", (await Assert.ThrowsAsync<Refused>(() => house.Get<MoveOpportunities>().Handle(ids, "khongco", agent, Now))).Code);
        Assert.Equal("many.atOnce", (await Assert.ThrowsAsync<Refused>(() => house.Get<MoveOpportunities>().Handle([], "quoted", agent, Now))).Code);
        await Assert.ThrowsAsync<Forbidden>(async () => await house.Get<MoveOpportunities>().Handle(ids, "quoted", await house.Actor("accountant1"), Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Given_up_as_one_they_come_back_as_one_but_not_where_the_customer_has_gone_on(string database)
    {
        var house = houses.On(database);
        var (floor, ids) = await Deals(house, 4);
        var (agent, mate, before) = (floor.Agents[0], floor.Agents[1], (await Rows(house, ids)).ConvertAll(Standing));
        await Assert.ThrowsAsync<Refused>(() => house.Get<LoseOpportunities>().Handle(ids, new("khongco", null), agent, Now));
        var done = await house.Get<LoseOpportunities>().Handle(ids, new("price", "cả lô"), agent, Now);
        Assert.All(await Rows(house, ids), o => Assert.Equal((OpportunityState.Lost, "lost", "price", "cả lô"), (o.State, o.Column, o.LostReason, o.LostNote)));
        var moved = (await Rows(house, [ids[2]]))[0];
        await house.Get<AssignCustomer>().Handle(moved.CustomerId, mate.Id, "chia lại", floor.Lead, Now);

        var undone = await house.Get<UndoOperation>().Handle(done.Operation!.Value, agent, Now);
        Assert.Equal(new UndoHeaps(3, 0, 1), undone.Heaps);
        var left = Assert.Single((await house.Get<ListOperationRows>().Handle(done.Operation.Value, null, 50, agent, Now)).Items);
        Assert.Equal((ids[2], UndoHeap.Impossible, "opportunity.customerMovedOn"), (left.RowId, left.Heap, left.Reason));
        foreach (var (row, was) in (await Rows(house, ids)).Zip(before))
            if (row.Id == ids[2]) Assert.Equal((OpportunityState.Lost, "lost"), (row.State, row.Column));
            else Assert.Equal(was, Standing(row));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_check_that_struck_meanwhile_does_not_close_what_came_back(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-23 10:00"));
        await using var house = houses.Another(database, clock: clock);
        await Cast.Enter(house);
        var lan = await house.Actor("lan");
        var api = await house.Api("lan");
        var customer = (await api.Post("/customers", new { name = "Khách chờ", phones = new[] { Numbers.Next() } }, 201)).Id();
        var deal = (await api.Post("/opportunities", new { name = "Chờ", customerId = customer }, 201)).Id();
        var early = await house.Get<LoseOpportunities>().Handle([deal], new("price", null), lan, Now);
        clock.MoveTo(HandClock.Wall("2026-11-23 18:00"));
        await house.Get<UndoOperation>().Handle(early.Operation!.Value, lan, Now);
        Assert.Equal(HandClock.Wall("2026-11-23 10:00"), (await Rows(house, [deal]))[0].EvidenceSince);       // no check in between: the wait goes on as it was
        var late = await house.Get<LoseOpportunities>().Handle([deal], new("price", null), lan, Now);
        clock.MoveTo(HandClock.Wall("2026-11-25 09:00"));
        await house.Get<UndoOperation>().Handle(late.Operation!.Value, lan, Now);
        Assert.Equal(HandClock.Wall("2026-11-25 09:00"), (await Rows(house, [deal]))[0].EvidenceSince);
        await api.Prove(deal, 200, ("kind", "message"), ("advice", "gửi lại"));      // and evidence is in time
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Over_the_wire_many_are_moved_starred_and_lost_and_too_many_go_on_as_a_job(string database)
    {
        var house = houses.On(database);
        var (lan, ids) = (await house.Api("lan"), await Open(house, await house.Actor("lan"), 3));
        var moved = await lan.Post("/opportunities:moveMany", new { ids, stage = "advised" });
        Assert.Equal((3, 0), (moved.Items("done").Length, moved.Items("left").Length));
        var starred = await lan.Post("/opportunities:prioritizeMany", new { ids, priority = 1 });
        Assert.Equal([("Việc loạt 1", "opportunity.priorityThere")], starred.Items("left").Select(l => (l.Text("number"), l.Text("code"))));
        await lan.Refuses("/opportunities:prioritizeMany", new { ids, priority = 4 }, "opportunity.priorityInvalid", "priority");
        await (await house.Api("minh")).Post($"/operations/{moved.Id("operationId")}:undo", new { }, 404);      // another's
        Assert.Equal("""{"reversed":1,"kept":2,"impossible":0}""", (await lan.Post($"/operations/{moved.Id("operationId")}:undo", new { })).GetProperty("heaps").GetRawText());
        var lost = await lan.Post("/opportunities:loseMany", new { ids, lostReason = "price" });
        Assert.Equal(3, lost.Items("done").Length);
        await (await house.Api("accountant1")).Post("/opportunities:loseMany", new { ids, lostReason = "price" }, 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task As_a_work_it_says_how_far_it_is_names_whom_it_left_and_is_one_undo(string database)
    {
        var house = houses.On(database);
        var (floor, ids) = await Deals(house, 60);
        var agent = floor.Agents[0];
        await house.Get<WinOpportunity>().Handle(ids[30], null, agent, Now);
        var stranger = (await Open(house, await house.Actor("nga"), 1))[0];
        var before = (await Rows(house, ids)).ConvertAll(o => o.Priority);
        var work = await house.Get<RankOpportunities>().Begin([.. ids, stranger], 3, agent, Now);
        WorkView view;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(view = await house.Get<GetWork>().Handle(work.Id, agent, Now)).Work.IsOver) await Task.Delay(50, patience.Token);
        Assert.Equal((WorkState.Succeeded, 61, 61), (view.Work.State, view.Work.Total, view.Work.Done));
        var there = ids.Where((_, n) => n % 4 == 3).Count();
        Assert.Equal((61 - 2 - there, there + 2), (view.Work.Updated, view.Work.Rejected));
        Assert.Equal(["many.notYours", "opportunity.notActive", "opportunity.priorityThere"], view.Errors.Select(e => e.Problem.Code).Distinct().Order());
        Assert.Equal("", view.Errors.Single(e => e.Problem.Code == "many.notYours").Problem.Value);      // a stranger's name is not said
        Assert.Equal((short)0, (await Rows(house, [stranger]))[0].Priority);
        var undone = await house.Get<UndoOperation>().Handle(work.Id, agent, Now);
        Assert.Equal(new UndoHeaps(61 - 2 - there, 0, 0), undone.Heaps);
        Assert.Equal(before, (await Rows(house, ids)).ConvertAll(o => o.Priority));
    }
}

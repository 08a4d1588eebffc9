using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales;

/// <summary>"Chia số": what waits, what would come of it, doing it, and taking it back .</summary>
public sealed class HandingOutTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_waits_is_counted_by_team_and_source_for_who_may_hand_it_out(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 1, pool: 5);
        await floor.Give(floor.Agents[0]);
        var heap = Assert.Single(await floor.House.Get<Unassigned>().Handle(floor.Lead, Now));
        Assert.Equal((floor.TeamId, "form", 5), (heap.TeamId, heap.Source, heap.Count));
        Assert.Contains(await floor.House.Get<Unassigned>().Handle(await floor.House.Actor("chia"), Now), h => h.TeamId == floor.TeamId && h.Count == 5);
        await Assert.ThrowsAsync<Forbidden>(() => floor.House.Get<Unassigned>().Handle(floor.Agents[0], Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_preview_promises_what_the_act_keeps_and_writes_nothing(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 3, pool: 11);
        await floor.House.Get<SwitchReceivesData>().Handle(floor.Agents[2].Id, false, floor.Lead, Now);
        var input = Pool(floor, DistributionMode.Even, floor.Agents);
        var preview = await floor.House.Get<PreviewDistribution>().Handle(input, floor.Lead, Now);
        Assert.Equal((11, 5, 6), (preview.Leads, preview.Least, preview.Most));
        Assert.Equal(floor.Agents[2].Id, Assert.Single(preview.NotPresent).UserId);
        Assert.Equal(5, Assert.Single(await floor.House.Get<Unassigned>().Handle(floor.Lead, Now)).Count - 6);

        var done = await floor.House.Get<DistributeLeads>().Handle(input, floor.Lead, Now);
        Assert.All(done.Assigned.CountBy(a => a.UserId), got => Assert.InRange(got.Value, preview.People.Single(p => p.UserId == got.Key).Least, preview.People.Single(p => p.UserId == got.Key).Most));
        Assert.Empty(await floor.House.Get<Unassigned>().Handle(floor.Lead, Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task So_many_of_the_newest_may_be_handed_out_and_who_had_more_today_is_evened_up(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 9);
        var (first, second) = (floor.Agents[0], floor.Agents[1]);
        var some = await floor.House.Get<DistributeLeads>().Handle(Pool(floor, DistributionMode.Even, floor.Agents) with { Limit = 3 }, floor.Lead, Now);
        Assert.Equal(floor.Pool.Take(3).Order(), some.Assigned.Select(a => a.LeadId).Order());
        var preview = await floor.House.Get<PreviewDistribution>().Handle(Pool(floor, DistributionMode.Even, floor.Agents) with { Limit = 5 }, floor.Lead, Now);
        var ahead = some.Assigned.CountBy(a => a.UserId).MaxBy(c => c.Value).Key;
        Assert.Equal((2, 2), preview.People.Where(p => p.UserId == ahead).Select(p => (p.Least, p.Most)).Single());
        Assert.Equal((3, 3), preview.People.Where(p => p.UserId != ahead).Select(p => (p.Least, p.Most)).Single());
        var receivers = await floor.House.Get<ListReceivers>().Handle(floor.TeamId, floor.Lead, Now);
        Assert.Equal(3, receivers.Sum(r => r.Even));
        Assert.Equal([1, 2], new[] { first, second }.Select(a => receivers.Single(r => r.Id == a.Id).New).Order());
        await RefusesAsync("distribution.limitOutOfRange", () => floor.House.Get<DistributeLeads>().Handle(Pool(floor, DistributionMode.Even, floor.Agents) with { Limit = 0 }, floor.Lead, Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task To_last_holders_is_previewed_by_who_held_the_number_before(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 2);
        await using (var db = floor.House.Open())
        {
            var again = await db.Rows<Lead>().SingleAsync(l => l.Id == floor.Pool[0], Now);
            var before = Floor.New("form", House.Clock.Now().AddDays(-9), phone: again.Phone);
            Sharing.Give(db, before, await db.Users.SingleAsync(u => u.Id == floor.Agents[1].Id, Now), "even", 1, null, null);
            db.Add(before);
            await db.SaveChangesAsync(Now);
        }
        var preview = await floor.House.Get<PreviewDistribution>().Handle(new(floor.Pool, null, null, null, DistributionMode.LastHolder), floor.Lead, Now);
        Assert.Equal((1, 1, floor.Agents[1].Id), (preview.Leads, preview.Skipped, Assert.Single(preview.People).UserId));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Taking_it_back_returns_what_nobody_has_worked_on_and_names_the_rest(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 6);
        var held = await floor.Give(floor.Agents[0]);
        var done = await floor.House.Get<DistributeLeads>().Handle(new([.. floor.Pool, held], null, null, [floor.Agents[1].Id], DistributionMode.ByHand), floor.Lead, Now);
        await floor.House.Get<RecordOutcome>().Handle(floor.Pool[0], new() { Outcome = "connected" }, floor.Agents[1], Now);

        var heaps = (await floor.House.Get<UndoOperation>().Handle(done.BatchId, floor.Lead, Now)).Heaps;
        Assert.Equal(new UndoHeaps(6, 1, 0), heaps);
        await using var db = floor.House.Open();
        var now = await db.Rows<Lead>().Where(l => floor.Pool.Contains(l.Id) || l.Id == held).ToDictionaryAsync(l => l.Id, l => (l.OwnerId, l.TeamId), Now);
        Assert.Equal((floor.Agents[1].Id, floor.TeamId), now[floor.Pool[0]]);       // worked on: stays
        Assert.Equal((floor.Agents[0].Id, floor.TeamId), now[held]);                // had a holder: goes back to them
        Assert.All(floor.Pool.Skip(1), id => Assert.Equal((null, floor.TeamId), now[id]));
        Assert.Equal(6, await db.Rows<Assignment>().CountAsync(a => a.BatchId == done.BatchId && a.Rule == ShareRules.Undone, Now));
        await RefusesAsync("operation.alreadyUndone", () => floor.House.Get<UndoOperation>().Handle(done.BatchId, floor.Lead, Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Turns_that_were_taken_back_are_made_up_for(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 4);
        var done = await floor.House.Get<DistributeLeads>().Handle(Pool(floor, DistributionMode.Even, floor.Agents) with { Limit = 1 }, floor.Lead, Now);
        await floor.House.Get<UndoOperation>().Handle(done.BatchId, floor.Lead, Now);
        var again = await floor.House.Get<PreviewDistribution>().Handle(Pool(floor, DistributionMode.Even, floor.Agents), floor.Lead, Now);
        Assert.All(again.People, p => Assert.Equal((2, 2), (p.Least, p.Most)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Another_teams_lead_takes_nothing_back(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 1, pool: 1);
        var done = await floor.House.Get<DistributeLeads>().Handle(Pool(floor, DistributionMode.Even, floor.Agents), floor.Lead, Now);
        await (await floor.House.Api("phuc")).Post($"/assignments/{done.BatchId}:undo", new { }, 404);
        await (await floor.House.Api("lan")).Post($"/assignments/{done.BatchId}:undo", new { }, 403);
    }

    private static DistributionInput Pool(Floor floor, DistributionMode mode, IEnumerable<Actor> to) => new(null, new LeadFilter { Folder = LeadFolder.Pool, TeamId = floor.TeamId }, null, [.. to.Select(a => a.Id)], mode);

    private static async Task RefusesAsync(string code, Func<Task> act) => Assert.Equal(code, (await Assert.ThrowsAsync<Refused>(act)).Code);
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;

namespace KhachQuen.Tests.Telesales;

/// <summary>The fairness ledger: everyone reads their own lines, a lead their teams', a distributor all .</summary>
public sealed class FairnessTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_agent_reads_why_they_got_a_lead_and_nobody_elses_lines(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 3, pool: 4);
        await floor.House.Get<KhachQuen.Access.SwitchReceivesData>().Handle(floor.Agents[2].Id, false, floor.Lead, Now);
        await floor.House.Get<DistributeLeads>().Handle(new(floor.Pool, null, null, [.. floor.Agents.Select(a => a.Id)], DistributionMode.Even), floor.Lead, Now);
        var api = await floor.House.Api(floor.Agents[0].UserName);
        var mine = (await api.Get("/assignments")).Items();
        Assert.Equal(2, mine.Length);
        Assert.All(mine, line => Assert.Equal((floor.Agents[0].Id, "even", floor.Lead.Name), (line.Id("userId"), line.Text("rule"), line.Text("byName"))));
        var passed = Assert.Single(mine[0].Items("skipped"));
        Assert.Equal((floor.Agents[2].Id, "notReceiving"), (passed.Id("userId"), passed.Text("reason")));
        Assert.Empty((await api.Get($"/assignments?userId={floor.Agents[1].Id}")).Items());

        Assert.Equal(4, (await (await floor.House.Api(floor.Lead.UserName)).Get("/assignments?count=true")).Number("total"));
        Assert.Equal(4, (await (await floor.House.Api("chia")).Get($"/assignments?teamId={floor.TeamId}")).Items().Length);
        Assert.Empty((await (await floor.House.Api("phuc")).Get($"/assignments?teamId={floor.TeamId}")).Items());
        Assert.Empty((await (await floor.House.Api("director1")).Get($"/assignments?teamId={floor.TeamId}")).Items());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_lead_that_went_on_to_somebody_else_is_not_named_to_its_former_holder(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 1);
        var use = floor.House.Get<DistributeLeads>();
        await use.Handle(new(floor.Pool, null, null, [floor.Agents[0].Id], DistributionMode.ByHand), floor.Lead, Now);
        await use.Handle(new(floor.Pool, null, null, [floor.Agents[1].Id], DistributionMode.ByHand), floor.Lead, Now);
        var line = Assert.Single((await floor.House.Get<ListAssignments>().Handle(new(), new(), floor.Agents[0], Now)).Items);
        Assert.Equal((floor.Pool[0], null), (line.LeadId, line.LeadName));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_ledger_is_paged_by_key_newest_first_each_line_once(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 1, pool: 7);
        foreach (var lead in floor.Pool) await floor.House.Get<DistributeLeads>().Handle(new([lead], null, null, [floor.Agents[0].Id], DistributionMode.ByHand), floor.Lead, Now);
        var seen = new List<AssignmentView>();
        for (string? after = null; ;)
        {
            var page = await floor.House.Get<ListAssignments>().Handle(new() { Rule = "byHand" }, new(After: after, Limit: 3), floor.Agents[0], Now);
            seen.AddRange(page.Items);
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(floor.Pool.Reverse(), seen.Select(l => l.LeadId));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_report_says_who_got_how_much_by_rule_and_how_even_the_day_was(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 6);
        var use = floor.House.Get<DistributeLeads>();
        await use.Handle(new([.. floor.Pool.Take(5)], null, null, [.. floor.Agents.Select(a => a.Id)], DistributionMode.Even), floor.Lead, Now);
        await use.Handle(new([floor.Pool[5]], null, null, [floor.Agents[0].Id], DistributionMode.ByHand), floor.Lead, Now);
        var today = CompanyTime.DayOf(House.Clock.Now());
        var report = await floor.House.Get<SharingReport>().Handle(today, today, floor.TeamId, floor.Lead, Now);
        Assert.Equal([2, 3], report.People.Select(p => p.By("even")).Order());
        Assert.Equal(6, report.People.Sum(p => p.Total));
        Assert.Equal((2, 3, 1), report.Spreads.Select(s => (s.Least, s.Most, s.Spread)).Single());
        var own = await floor.House.Get<SharingReport>().Handle(today, today, null, floor.Agents[0], Now);
        Assert.Equal(floor.Agents[0].Id, Assert.Single(own.People).UserId);
        Assert.Empty(own.Spreads);
    }
}

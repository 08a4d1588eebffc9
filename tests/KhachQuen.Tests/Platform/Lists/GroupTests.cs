using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telesales;
using KhachQuen.Tests.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Lists;

/// <summary>Lists in groups (F-10): the numbers are those of the list, and nobody counts what they do not see .</summary>
public sealed class GroupTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Random rows of two people of one team and of a stranger.</summary>
    private static async Task<(Floor Floor, int Seed)> Random(House house)
    {
        var (floor, other, seed) = (await Floor.Open(house, 2, 5), await Floor.Open(house, 1, 3), Environment.TickCount);
        var random = new Random(seed);
        await using var db = house.Open();
        var (stages, at) = ((await db.Settings<OpportunitySettings>(Now)).Stages, House.Clock.Now());
        foreach (var owner in floor.Agents.Append(other.Agents[0]))
        {
            var user = await db.Users.SingleAsync(u => u.Id == owner.Id, Now);
            for (var n = 0; n < random.Next(5, 15); n++)
            {
                var customer = Customer.Meet("Nhóm " + n, PhoneNumber.Parse(Numbers.Next()), random.Next(3) == 0 ? null : new(null, null, random.Next(2) == 0 ? "79" : "01", null), owner.Id, owner.TeamId, at);
                if (random.Next(2) == 0) customer.Edit(customer.Facts with { Rank = "hạng " + random.Next(3) }, at);
                db.Add(customer);
                if (random.Next(3) > 0) db.Add(new Opportunity(new("Việc " + n, null, null, (OpportunityClass)random.Next(2), random.Next(1_000_000), (short)random.Next(4)), customer, user, stages[random.Next(stages.Count)], at.AddDays(-random.Next(100))));
                var lead = Floor.New(random.Next(2) == 0 ? "form" : "facebook", at);
                lead.GiveTo(owner.Id, owner.TeamId, "byHand", owner.Name, at);
                db.Add(lead);
            }
        }
        await db.SaveChangesAsync(Now);
        return (floor, seed);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_groups_of_a_list_sum_to_the_list_and_each_holds_what_it_counts(string database)
    {
        var house = houses.On(database);
        var (floor, seed) = await Random(house);
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        foreach (var actor in new[] { floor.Agents[0], floor.Agents[1], floor.Lead })
        {
            foreach (var by in GroupCustomers.Groups.Names)
                await Same(by, g => house.Get<GroupCustomers>().Handle(new() { Group = by }, actor, Now), async code => (await house.Get<ListCustomers>().Handle(new() { Group = code is null ? null : by, In = code }, new(Count: true), actor, Now)).Total!.Value);
            foreach (var by in GroupOpportunities.Groups.Names)
                await Same(by, g => house.Get<GroupOpportunities>().Handle(new() { Group = by }, actor, Now), async code => (await house.Get<ListOpportunities>().Handle(new() { Group = code is null ? null : by, In = code }, new(Count: true), actor, Now)).Total!.Value);
            foreach (var by in GroupLeads.Groups.Names)
                await Same(by, g => house.Get<GroupLeads>().Handle(new() { Group = by }, actor, Now), async code => (await house.Get<ListLeads>().Handle(new() { Group = code is null ? null : by, In = code }, new(Count: true), actor, Now)).Total!.Value);
        }
        var deals = (await house.Get<ListOpportunities>().Handle(new(), new(Limit: 500), floor.Lead, Now)).Items;
        var stages = (await house.Get<GroupOpportunities>().Handle(new() { Group = "stage" }, floor.Lead, Now)).Groups;
        Assert.Equal(deals.GroupBy(d => d.Stage).Select(g => (g.Key, g.Count(), g.Sum(d => d.ExpectedRevenue))).Order(), stages.Select(g => (g.Code, g.Count, g.Sum)).Order());
        var months = (await house.Get<GroupOpportunities>().Handle(new() { Group = "month" }, floor.Lead, Now)).Groups;
        Assert.Equal(deals.GroupBy(d => CompanyTime.DayOf(d.CreatedAt) is var day ? $"{day.Year * 100 + day.Month}" : "").Select(g => (g.Key, g.Count())).Order(), months.Select(g => (g.Code, g.Count)).Order());
    }

    private static async Task Same(string by, Func<string, Task<Grouped>> groups, Func<string?, Task<long>> count)
    {
        var found = await groups(by);
        Assert.False(found.Partly);
        Assert.Equal(await count(null), found.Groups.Sum(g => (long)g.Count) + found.Others);
        foreach (var group in found.Groups) Assert.True(group.Count == await count(group.Code), $"{by} {group.Code}");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Over_the_wire_a_list_is_grouped_by_a_name_from_its_list_and_by_nothing_else(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        await lan.Post("/customers", new { name = "Hạng riêng", rank = "Kim cương 7" }, 201);
        var groups = await lan.Get("/customers:groups?group=rank");
        Assert.Equal(1, groups.GetProperty("groups").EnumerateArray().Single(g => g.Text("code") == "Kim cương 7").Number("count"));
        Assert.Single((await lan.Get("/customers?group=rank&in=Kim cương 7")).Items());
        Assert.Equal("list.groupUnknown", (await lan.Get("/customers:groups?group=phones", 422)).Text("code"));
        Assert.Equal("list.groupUnknown", (await lan.Get("/customers?group=ownerId&in=khong", 422)).Text("code"));
        Assert.Equal("list.groupUnknown", (await lan.Get("/opportunities:groups", 422)).Text("code"));
        Assert.Equal("list.groupUnknown", (await lan.Get("/leads?group=level&in=99999", 422)).Text("code"));
        await (await house.Api("accountant1")).Get("/leads:groups?group=stage", 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Groups_beyond_the_largest_are_counted_together(string database)
    {
        var house = houses.On(database);
        var floor = await Floor.Open(house, 1, 0);
        var at = House.Clock.Now();
        await using (var db = house.Open())
        {
            for (var n = 0; n < Grouped.Most + 7; n++)
            {
                var customer = Customer.Meet("Hạng " + n, PhoneNumber.Parse(Numbers.Next()), null, floor.Agents[0].Id, floor.TeamId, at);
                customer.Edit(customer.Facts with { Rank = $"h{n}" }, at);
                db.Add(customer);
            }
            await db.SaveChangesAsync(Now);
        }
        var found = await house.Get<GroupCustomers>().Handle(new() { Group = "rank" }, floor.Agents[0], Now);
        Assert.Equal((Grouped.Most, 7), (found.Groups.Count, found.Others));
    }
}

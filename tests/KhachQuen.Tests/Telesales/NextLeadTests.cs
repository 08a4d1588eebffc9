using System.Collections.Concurrent;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales;

public sealed class NextLeadTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>T-10, the race: twenty agents released together on one pool, until it is dry.</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Twenty_agents_who_ask_at_once_never_get_the_same_lead(string database)
    {
        var house = houses.On(database);
        var (agents, leads) = await Pool(house, agents: 20, leads: 200);
        var got = new ConcurrentBag<Guid>();
        using var start = new Barrier(20);
        await Task.WhenAll(agents.Select(agent => Task.Run(async () =>
        {
            start.SignalAndWait(Now);
            while (await house.Get<NextLead>().Handle(agent, Now) is { } lead) got.Add(lead.Id);
        }, Now)));
        Assert.Equal(leads.Count, got.Count);
        Assert.Equal(leads.Order(), got.Distinct().Order());
        await using var db = house.Open();
        Assert.Equal(leads.Count, await db.Rows<Assignment>().CountAsync(a => leads.Contains(a.LeadId) && a.Rule == "pulled", Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Due_callbacks_come_oldest_first_then_new_leads_newest_first(string database)
    {
        var house = houses.On(database);
        var (agents, _) = await Pool(house, agents: 1, leads: 0);
        var wanted = new List<Guid>();
        await using (var db = house.Open())
        {
            var at = House.Clock.Now();
            var (older, newer) = (Given(agents[0], at.AddMinutes(-3)), Given(agents[0], at.AddMinutes(-2)));
            var (late, later) = (Called(agents[0], at.AddHours(-2)), Called(agents[0], at.AddHours(-1)));
            db.AddRange(older, newer, late, later, Called(agents[0], at.AddHours(3)));
            await db.SaveChangesAsync(Now);
            wanted.AddRange([late.Id, later.Id, newer.Id, older.Id]);
        }
        var got = new List<Guid>();
        while (await house.Get<NextLead>().Handle(agents[0], Now) is { } lead) got.Add(lead.Id);
        Assert.Equal(wanted, got);
    }

    private static Lead Given(Actor agent, DateTime at)
    {
        var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Source = "form", Basis = ContactBasis.CustomerRequest }, at);
        lead.GiveTo(agent.Id, agent.TeamId, "byHand", agent.Name, at);
        return lead;
    }

    private static Lead Called(Actor agent, DateTime due)
    {
        var lead = Given(agent, due.AddDays(-1));
        lead.Apply(new LeadEffect(LeadMove.ToContact, "callbackRequested", due), null, due.AddDays(-1));
        return lead;
    }

    /// <summary>A team of its own with so many agents and a pool of so many leads.</summary>
    private static async Task<(List<Actor> Agents, List<Guid> Leads)> Pool(House house, int agents, int leads)
    {
        var at = House.Clock.Now();
        await using var db = house.Open();
        var team = new Team("Nhóm " + Numbers.Next(), TeamKind.Sales, null, at);
        db.Add(team);
        var users = Enumerable.Range(0, agents).Select(i => new User($"agent{i}.{Numbers.Next()}", $"Người gọi {i}", team.Id, at)).ToList();
        foreach (var user in users) user.Give(["sales"]);
        db.AddRange(users);
        var pool = Enumerable.Range(0, leads).Select(i => new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Source = "form" }, at.AddSeconds(-i))).ToList();
        foreach (var lead in pool) lead.PutInPool(team.Id);
        db.AddRange(pool);
        await db.SaveChangesAsync(Now);
        return ([.. await Task.WhenAll(users.Select(u => house.Actor(u.UserName)))], [.. pool.Select(l => l.Id)]);
    }
}

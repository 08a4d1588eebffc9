using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;

namespace KhachQuen.Tests.Telesales;

/// <summary>A sales team of a test's own: a lead, some agents, and a pool of leads of one source.</summary>
public sealed record Floor(House House, Guid TeamId, Actor Lead, IReadOnlyList<Actor> Agents, IReadOnlyList<Guid> Pool)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static async Task<Floor> Open(House house, int agents, int pool, string source = "form")
    {
        var at = House.Clock.Now();
        var name = Numbers.Next();
        var team = new Team("Nhóm " + name, TeamKind.Sales, null, at);
        var lead = new User("lead." + name, "Trưởng " + name, team.Id, at);
        lead.Give(["lead"]);
        var users = Enumerable.Range(0, agents).Select(i => Agent(i, name, team.Id, at)).ToList();
        var leads = Enumerable.Range(0, pool).Select(i => New(source, at.AddSeconds(-i))).ToList();
        foreach (var waiting in leads) waiting.PutInPool(team.Id);
        await using var db = house.Open();
        db.Add(team);
        db.AddRange(users.Append(lead));
        db.AddRange(leads);
        await db.SaveChangesAsync(Now);
        return new(house, team.Id, await house.Actor(lead.UserName), [.. await Task.WhenAll(users.Select(u => house.Actor(u.UserName)))], [.. leads.Select(l => l.Id)]);
    }

    public static Lead New(string source, DateTime at, string? phone = null, string? name = null) =>
        new(new NewLead { Phone = PhoneNumber.Parse(phone ?? Numbers.Next()), Name = name, Source = source, Basis = ContactBasis.CustomerRequest }, at);

    /// <summary>A lead of an agent's, as it is after these outcomes.</summary>
    public async Task<Guid> Give(Actor agent, params string[] outcomes)
    {
        var at = House.Clock.Now();
        var lead = New("form", at);
        lead.GiveTo(agent.Id, agent.TeamId, "byHand", agent.Name, at);
        await using var db = House.Open();
        db.Add(lead);
        await db.SaveChangesAsync(Now);
        foreach (var outcome in outcomes) await House.Get<RecordOutcome>().Handle(lead.Id, new() { Outcome = outcome, CallBackAt = outcome is "notConnected" or "callbackRequested" ? at.AddDays(1) : null, OutsideHoursReason = "thử" }, agent, Now);
        return lead.Id;
    }

    private static User Agent(int number, string name, Guid team, DateTime at)
    {
        var user = new User($"agent{number}.{name}", $"Người gọi {number}", team, at);
        user.Give(["sales"]);
        user.TakesData(true);
        return user;
    }
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales;

/// <summary>T-10: two who reach for the same lead at the same instant, lead after lead (10,000 with KQ_FULL=1, 300 otherwise). Whoever comes second is told so; nobody gets an error, nothing is given twice.</summary>
public sealed class ClaimPairsTests(Houses houses)
{
    private static readonly int Many = Environment.GetEnvironmentVariable("KQ_FULL") == "1" ? 10_000 : 300;
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_every_pair_that_reaches_for_one_lead_at_once_exactly_one_gets_it(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-23 10:00"));
        await using var house = houses.Another(database, clock: clock);
        await house.Set(new TelesalesSettings { ClaimsPerDay = 1000 });
        var floor = await Floor.Open(house, agents: 2, pool: 0);
        var leads = await Afloat(house, floor.TeamId);
        var wins = new int[2];
        using var together = new Barrier(2, _ => clock.Move(TimeSpan.FromMinutes(3)));      // so that no day's limit is reached
        var racers = Enumerable.Range(0, 2).Select(who => Task.Factory.StartNew(() => Race(house, floor.Agents[who], leads, together, wins, who).GetAwaiter().GetResult(), Now, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        var lost = (await Task.WhenAll(racers)).Sum();
        Assert.Equal((leads.Count, leads.Count), (wins.Sum(), lost));
        Assert.True(wins.Min() > leads.Count / 50, $"one of the two was always faster: {wins[0]}, {wins[1]}: no race was run");
        await using var db = house.Open();
        var holders = await db.Rows<Lead>().Where(l => l.TeamId == floor.TeamId && l.FloatedAt == null).GroupBy(l => l.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, Now);
        Assert.Equal(wins, floor.Agents.Select(a => holders.GetValueOrDefault(a.Id)));
        Assert.Equal(leads.Count, await db.Rows<Assignment>().CountAsync(a => a.Rule == ShareRules.Claimed, Now));
    }

    private static async Task<int> Race(House house, Actor agent, IReadOnlyList<Guid> leads, Barrier together, int[] wins, int who)
    {
        var (use, lost) = (house.Get<ClaimLead>(), 0);
        foreach (var lead in leads)
        {
            together.SignalAndWait(Now);
            try { await use.Handle(lead, agent, Now); wins[who]++; }
            catch (ChangedMeanwhile) { lost++; }
        }
        return lost;
    }

    private static async Task<IReadOnlyList<Guid>> Afloat(House house, Guid team)
    {
        var at = house.Get<TimeProvider>().Now();
        var leads = Enumerable.Range(0, Many).Select(_ => Floor.New("handEntry", at)).ToList();
        foreach (var lead in leads)
        {
            lead.PutInPool(team);
            lead.SetAfloat(at);
        }
        foreach (var some in leads.Chunk(1000))
        {
            await using var db = house.Open();
            db.AddRange(some);
            db.AddRange(some.Select(l => Sharing.LineOf(db, l, ShareRules.Floated)));
            await db.SaveChangesAsync(Now);
        }
        return [.. leads.Select(l => l.Id)];
    }
}

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Sales;

/// <summary>23:59 (F-43 … F-45): what is lost, who goes from whom, once for each day, whatever happens to the machine.</summary>
public sealed class EvidenceCheckTests(Houses houses, ITestOutputHelper output)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>What a date's check left behind, to be compared.</summary>
    private sealed record End(IReadOnlyList<string> Opportunities, IReadOnlyList<string> Customers, IReadOnlyList<string> Notices, IReadOnlyList<string> Stories);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task At_2359_what_the_preview_showed_happens_once(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-23 09:00"));
        await using var house = houses.Another(database, works: false, clock: clock);
        var desk = house.Get<JobDesk>();
        await desk.WorkOff(Now);
        var (kept, losing) = (await house.Customer("lan", "Còn cơ hội chính"), await house.Customer("lan", "Mất hết"));
        var lan = await house.Api("lan");
        var (proved, missing, last, side) = (await house.Deal("lan", kept.Id()), await house.Deal("lan", kept.Id()), await house.Deal("lan", losing.Id()), await house.Deal("lan", losing.Id(), "secondary"));
        await lan.Prove(proved.Id(), 200, ("kind", "message"), ("advice", "đã tư vấn"));
        clock.MoveTo(HandClock.Wall("2026-11-23 23:58"));
        var late = await house.Deal("lan", kept.Id(), name: "Tạo lúc 23:58");
        var preview = await lan.Get("/evidence-check/preview");
        Assert.Equal(new[] { missing.Id(), last.Id(), late.Id() }.Order(), preview.Items().Select(i => i.GetProperty("opportunity").Id()).Order());
        Assert.Equal((3, 1), (preview.Number("opportunities"), preview.Number("customers")));
        Assert.Equal([last.Id()], preview.Items().Where(i => i.GetProperty("wouldDetach").GetBoolean()).Select(i => i.GetProperty("opportunity").Id()));
        await desk.WorkOff(Now);
        Assert.Equal("active", (await house.Seen(missing)).Text("state"));

        clock.MoveTo(HandClock.Wall("2026-11-23 23:59"));
        (await lan.Prove(late.Id(), 422, ("kind", "message"), ("advice", "kịp không"))).IsRefusal("evidence.tooLate");      // the hour has struck, the check only comes
        (await lan.Post($"/opportunities/{late.Id()}:win", new { }, 422)).IsRefusal("evidence.tooLate");
        await desk.WorkOff(Now);
        await desk.WorkOff(Now);
        foreach (var gone in new[] { missing, last, late }) Assert.Equal(("lost", "noEvidence"), (await house.Seen(gone)) is var o ? (o.Text("state"), o.Text("lostReason")) : default);
        Assert.Equal(("lost", "detached"), (await house.Seen(side)) is var s ? (s.Text("state"), s.Text("lostReason")) : default);
        Assert.Equal("active", (await house.Seen(proved)).Text("state"));
        var quan = await house.Api("quan");
        Assert.True((await quan.Get($"/customers/{losing.Id()}")).IsNull("ownerId"));
        Assert.Equal(proved.Id("salespersonId"), (await quan.Get($"/customers/{kept.Id()}")).Id("ownerId"));
        Assert.Contains("customer.detached", (await quan.Get($"/customers/{losing.Id()}/timeline")).Items().Select(l => l.Text("kind")));
        var told = Assert.Single((await lan.Get("/me/notices")).Items());
        Assert.Equal(("evidence.lostMine", 4), (told.Text("kind"), told.GetProperty("facts").Number("count")));
        Assert.Equal("evidence.lostTeams", Assert.Single((await (await house.Api("tuan")).Get("/me/notices")).Items()).Text("kind"));
        Assert.Empty((await lan.Get("/evidence-check/preview")).Items());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Grace_spares_what_was_made_a_moment_before_and_a_run_at_noon_closes_nothing(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-23 23:40"));
        await using var house = houses.Another(database, works: false, clock: clock);
        await house.Get<JobDesk>().WorkOff(Now);
        await (await house.Api("quan")).Put("/settings/evidence", new { graceMinutes = 15 });
        var early = await house.Deal("lan");
        clock.MoveTo(HandClock.Wall("2026-11-23 23:50"));
        var late = await house.Deal("lan");
        await house.Get<JobDesk>().Run(house.Get<JobDesk>().Find("evidence-check"), new(2026, 11, 23), "quan", Now);
        Assert.Equal("active", (await house.Seen(early)).Text("state"));
        clock.MoveTo(HandClock.Wall("2026-11-24 00:10"));
        await house.Get<JobDesk>().WorkOff(Now);
        Assert.Equal(("lost", "active"), ((await house.Seen(early)).Text("state"), (await house.Seen(late)).Text("state")));
        clock.MoveTo(HandClock.Wall("2026-11-24 23:59"));
        await house.Get<JobDesk>().WorkOff(Now);
        Assert.Equal("lost", (await house.Seen(late)).Text("state"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Killed_anywhere_late_by_days_or_on_two_nodes_the_end_is_that_of_one_clean_run_for_each_day(string database)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var clean = await Ended(database, seed, async (house, clock) =>
        {
            for (var day = 27; day <= 30; day++)
            {
                clock.MoveTo(HandClock.Wall($"2026-11-{day} 23:59"));
                await house.Get<JobDesk>().WorkOff(Now);
            }
        });
        Assert.Contains(clean.Opportunities, o => o.Contains("Lost noEvidence", StringComparison.Ordinal));
        Assert.Contains(clean.Opportunities, o => o.Contains("Lost detached", StringComparison.Ordinal));
        Assert.NotEmpty(clean.Notices);
        Same(clean, await Ended(database, seed, async (house, clock) =>      // down for three days over the month's end
        {
            clock.MoveTo(HandClock.Wall("2026-12-01 08:05"));
            await house.Get<JobDesk>().WorkOff(Now);
        }));
        Same(clean, await Ended(database, seed, async (house, clock) =>      // killed at twenty points, taken up again
        {
            clock.MoveTo(HandClock.Wall("2026-12-01 08:05"));
            var fate = new Random(seed);
            for (var kills = 0; kills < 20; kills++)
            {
                using var kill = CancellationTokenSource.CreateLinkedTokenSource(Now);
                kill.CancelAfter(fate.Next(1, 60));
                try { await house.Get<JobDesk>().WorkOff(house.Get<JobDesk>().Find("evidence-check"), kill.Token); }
                catch (OperationCanceledException) when (!Now.IsCancellationRequested) { }
                clock.Move(TimeSpan.FromMinutes(6));      // past the lease of who died
            }
            await ToTheEnd(house, clock);
        }));
        Same(clean, await Ended(database, seed, async (house, clock) =>      // two at once, and the clock goes back an hour in between
        {
            clock.MoveTo(HandClock.Wall("2026-12-01 08:05"));
            var job = house.Get<JobDesk>().Find("evidence-check");
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => house.Get<JobDesk>().WorkOff(job, Now), Now)));
            clock.Move(TimeSpan.FromHours(-1));
            await ToTheEnd(house, clock);
        }));
    }

    /// <summary>The clock goes on and the nodes look, until nothing is owed.</summary>
    private static async Task ToTheEnd(House house, HandClock clock)
    {
        for (var looks = 0; looks < 5; looks++)
        {
            await house.Get<JobDesk>().WorkOff(house.Get<JobDesk>().Find("evidence-check"), Now);
            clock.Move(TimeSpan.FromMinutes(61));
        }
    }

    private static void Same(End one, End other)
    {
        Assert.Equal(one.Opportunities, other.Opportunities);
        Assert.Equal(one.Customers, other.Customers);
        Assert.Equal(one.Notices, other.Notices);
        Assert.Equal(one.Stories, other.Stories);
    }

    private async Task<End> Ended(string database, int seed, Func<House, HandClock, Task> run)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-27 09:00"));
        await using var house = houses.Another(database, works: false, clock: clock);
        await house.Get<JobDesk>().WorkOff(Now);
        await Fill(house, new Random(seed), clock.Now());
        await run(house, clock);
        await using var db = house.Open();
        var names = await db.Users.ToDictionaryAsync(u => u.Id, u => u.UserName, Now);
        return new(
            [.. (await db.Rows<Opportunity>().AsNoTracking().ToListAsync(Now)).Select(o => $"{o.Name} {o.State} {o.LostReason} {o.LostByCheckOn} {o.ClosedAt:s} {names[o.OwnerId!.Value]}").Order(StringComparer.Ordinal)],
            [.. (await db.Rows<Customer>().AsNoTracking().ToListAsync(Now)).Select(c => $"{c.Name} {(c.OwnerId is { } who ? names[who] : "–")}").Order(StringComparer.Ordinal)],
            [.. (await db.Rows<Notice>().AsNoTracking().ToListAsync(Now)).Select(n => $"{names[n.UserId]} {n.Kind} {n.Cause} {n.Facts}").Order(StringComparer.Ordinal)],
            [.. (await db.Rows<TimelineEntry>().AsNoTracking().Where(l => l.Kind == "opportunity.lost" || l.Kind == "customer.detached").ToListAsync(Now)).GroupBy(l => l.Kind).Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal)]);
    }

    /// <summary>Any set of opportunities: main and secondary, proved, warned, won, lost, of people in teams, some customers with several.</summary>
    private static async Task Fill(House house, Random fate, DateTime at)
    {
        await using var db = house.Open();
        var people = await db.Users.Where(u => u.Roles == "sales" || u.Roles == "lead").OrderBy(u => u.UserName).ToListAsync(Now);
        var stage = new OpportunitySettings().First;
        for (var n = 0; n < 60; n++)
        {
            var owner = people[fate.Next(people.Count)];
            var customer = Customer.Meet($"Khách {n:00}", PhoneNumber.Parse($"0961{n:000000}"), null, owner.Id, owner.TeamId, at);
            db.Add(customer);
            for (var k = fate.Next(4); k >= 0; k--)
            {
                var deal = new Opportunity(new($"Cơ hội {n:00}.{k}", null, null, fate.Next(3) == 0 ? OpportunityClass.Secondary : OpportunityClass.Main, 1_000_000, 0), customer, owner, stage, at.AddMinutes(k));
                db.Add(deal);
                if (deal.Class == OpportunityClass.Main && fate.Next(2) == 0) deal.Prove(EvidenceKind.File, null, at.AddMinutes(10));
                if (deal.EvidenceState == EvidenceState.Provided && fate.Next(3) == 0) deal.Review(false, "mờ", Guid.CreateVersion7(), at.AddMinutes(20));
                if (fate.Next(6) == 0) deal.Win(at.AddMinutes(30));
                else if (fate.Next(8) == 0) deal.Lose(new OpportunitySettings().LostReasons[0], null, at.AddMinutes(30));
            }
        }
        await db.SaveChangesAsync(Now);
    }
}

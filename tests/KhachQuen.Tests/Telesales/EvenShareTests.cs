using KhachQuen.Telesales;

namespace KhachQuen.Tests.Telesales;

/// <summary>The even rule as a property: max − min ≤ 1 among those present, and no bias by order.</summary>
public sealed class EvenShareTests
{
    [Fact]
    public void Whatever_the_batches_nobody_present_all_day_is_more_than_one_ahead()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < 1_000; run++)
        {
            var people = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Guid.CreateVersion7()).ToList();
            var counts = people.ToDictionary(p => p, _ => (Count: 0, LastBatch: 0));
            var always = people.Where(_ => random.Next(3) > 0).Append(people[0]).ToHashSet();
            for (var batch = 1; batch <= 8; batch++)
            {
                var present = people.Where(p => always.Contains(p) || random.Next(2) == 0).Select(p => (p, counts[p].Count, counts[p].LastBatch, 0)).ToList();
                var lifted = EvenShare.Lifted(present, batch - 1);
                var turns = EvenShare.Among(lifted, random.Next(0, 40), random);
                foreach (var receiver in lifted) counts[receiver.UserId] = (receiver.Today + turns.Count(t => t == receiver.UserId), batch);
                var steady = always.Select(p => counts[p].Count).ToList();
                Assert.True(steady.Max() - steady.Min() <= 1, $"seed {seed}, run {run}, batch {batch}: {string.Join(' ', steady)}");
            }
        }
    }

    [Fact]
    public void Seven_agents_and_951_leads_make_six_times_136_and_once_135()
    {
        var turns = EvenShare.Among([.. Enumerable.Range(0, 7).Select(_ => new Receiver(Guid.CreateVersion7(), 0))], 951, new Random(7));
        Assert.Equal([135, 136, 136, 136, 136, 136, 136], turns.CountBy(t => t).Select(c => c.Value).Order());
    }

    [Fact]
    public void The_order_of_the_receivers_gives_nobody_an_advantage()
    {
        var people = Enumerable.Range(0, 5).Select(i => new Receiver(Guid.CreateVersion7(), 0)).ToList();
        var extra = new int[5];
        for (var run = 0; run < 5_000; run++)
        {
            var turns = EvenShare.Among(people, 6, new Random(run));
            extra[people.FindIndex(p => turns.Count(t => t == p.UserId) == 2)]++;
        }
        Assert.All(extra, e => Assert.InRange(e, 850, 1_150));       // 1,000 expected; five standard deviations are 141
    }

    [Fact]
    public void Yesterdays_remainder_goes_to_somebody_else_today()
    {
        var (ahead, behind) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        for (var run = 0; run < 100; run++) Assert.Equal([behind], EvenShare.Among([new(ahead, 0, 1), new(behind, 0)], 1, new Random(run)));
    }

    [Fact]
    public void Who_comes_late_starts_at_the_groups_least()
    {
        var (a, b, late) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var lifted = EvenShare.Lifted([(a, 10, 3, 0), (b, 11, 3, 0), (late, 0, 0, 0)], 3);
        Assert.Equal(10, lifted.Single(r => r.UserId == late).Today);
    }

    [Fact]
    public void Nobody_gets_fewer_or_more_than_the_preview_says()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < 2_000; run++)
        {
            var people = Enumerable.Range(0, random.Next(1, 9)).Select(_ => new Receiver(Guid.CreateVersion7(), random.Next(0, 6), random.Next(2))).ToList();
            var items = random.Next(0, 30);
            var bounds = EvenShare.Bounds(people, items);
            var got = EvenShare.Among(people, items, random).CountBy(u => u).ToDictionary();
            Assert.All(people, p => Assert.True(got.GetValueOrDefault(p.UserId) >= bounds[p.UserId].Least && got.GetValueOrDefault(p.UserId) <= bounds[p.UserId].Most && bounds[p.UserId].Most - bounds[p.UserId].Least <= 1, $"seed {seed}, run {run}"));
        }
    }
}

using KhachQuen.Telesales;

namespace KhachQuen.Tests.Telesales;

/// <summary>Sharing by quota, skill, region, time slot as properties.</summary>
public sealed class FitShareTests
{
    private static readonly Guid Vitamins = Guid.CreateVersion7(), Teas = Guid.CreateVersion7();

    private static (Receiver, Fit) Person(Fit fit, int today = 0) => (new(Guid.CreateVersion7(), today), fit);
    private static Fit Knows(params Guid[] groups) => Fit.Any with { Groups = groups.ToHashSet() };
    private static Fit Covers(params string[] provinces) => Fit.Any with { Provinces = provinces.ToHashSet() };
    private static IReadOnlyList<Asks> Leads(int count, Guid? group = null, string? region = null) => [.. Enumerable.Repeat(new Asks(group is { } g ? [g] : [], region), count)];

    [Fact]
    public void Whatever_the_rule_people_alike_never_differ_by_more_than_one()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        Guid[] groups = [Vitamins, Teas];
        string[] provinces = ["01", "79", "48"];
        for (var run = 0; run < 500; run++)
        {
            var profiles = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Fit(random.Next(1, 5), groups.Where(_ => random.Next(2) == 0).ToHashSet(), provinces.Where(_ => random.Next(3) == 0).ToHashSet(), random.Next(3) == 0 ? new TimeOnly(8, 0) : null, null) is var f && f.From is not null ? f with { To = new TimeOnly(12, 0) } : f).ToList();
            var people = Enumerable.Range(0, random.Next(1, 15)).Select(_ => Person(profiles[random.Next(profiles.Count)])).ToList();
            var leads = Enumerable.Range(0, random.Next(0, 120)).Select(_ => new Asks(random.Next(2) == 0 ? [groups[random.Next(2)]] : [], random.Next(2) == 0 ? provinces[random.Next(3)] : null)).ToList();
            foreach (var mode in new[] { SharingMode.Quota, SharingMode.Skill, SharingMode.Region, SharingMode.TimeSlot })
            {
                var turns = FitShare.Among(people, leads, mode, new TimeOnly(random.Next(24), 0), random);
                Assert.Equal(leads.Count, turns.Count);
                foreach (var alike in people.GroupBy(p => p.Item2, ReferenceEqualityComparer.Instance))
                {
                    var counts = alike.Select(p => turns.Count(t => t == p.Item1.UserId)).ToList();
                    Assert.True(counts.Max() - counts.Min() <= 1, $"seed {seed}, run {run}, {mode}: {string.Join(' ', counts)}");
                }
            }
        }
    }

    [Fact]
    public void By_quota_a_round_gives_each_their_number()
    {
        var (three, one) = (Person(Fit.Any with { Quota = 3 }), Person(Fit.Any));
        var turns = FitShare.Among([three, one], Leads(40), SharingMode.Quota, default, new Random(4));
        Assert.Equal((30, 10), (turns.Count(t => t == three.Item1.UserId), turns.Count(t => t == one.Item1.UserId)));
        Assert.All(turns.Chunk(4), round => Assert.Equal(1, round.Count(t => t == one.Item1.UserId)));
    }

    [Fact]
    public void A_product_goes_to_who_knows_it_and_one_that_nobody_knows_to_who_names_none()
    {
        var (knows, other, any) = (Person(Knows(Vitamins), today: 50), Person(Knows(Teas)), Person(Fit.Any));
        Assert.All(FitShare.Among([knows, other, any], Leads(5, Vitamins), SharingMode.Skill, default, new Random(1)), t => Assert.Equal(knows.Item1.UserId, t));
        Assert.All(FitShare.Among([knows, other, any], Leads(5, Guid.CreateVersion7()), SharingMode.Skill, default, new Random(1)), t => Assert.Equal(any.Item1.UserId, t));
        Assert.All(FitShare.Among([knows, other], Leads(5), SharingMode.Skill, default, new Random(1)), t => Assert.Null(t));
    }

    [Fact]
    public void A_province_goes_to_who_covers_it()
    {
        var (north, south) = (Person(Covers("01")), Person(Covers("79")));
        Assert.All(FitShare.Among([north, south], Leads(4, region: "79"), SharingMode.Region, default, new Random(1)), t => Assert.Equal(south.Item1.UserId, t));
    }

    [Theory, InlineData(8, true), InlineData(12, false), InlineData(7, false)]
    public void By_time_slot_only_who_takes_data_at_this_hour(int hour, bool early)
    {
        var (morning, late) = (Person(Fit.Any with { From = new(8, 0), To = new(12, 0) }), Person(Fit.Any with { From = new(12, 0), To = new(8, 0) }));
        Assert.All(FitShare.Among([morning, late], Leads(3), SharingMode.TimeSlot, new(hour, 0), new Random(1)), t => Assert.Equal((early ? morning : late).Item1.UserId, t));
    }
}

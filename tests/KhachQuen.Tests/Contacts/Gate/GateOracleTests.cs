using KhachQuen.Contacts;

namespace KhachQuen.Tests.Contacts.Gate;

/// <summary>T-30: a million random decisions on a fake clock (KQ_FULL=1; 200,000 otherwise) against the law written down a second time, another way.</summary>
public sealed class GateOracleTests
{
    private static readonly int Many = Environment.GetEnvironmentVariable("KQ_FULL") == "1" ? 1_000_000 : 200_000;

    [Fact]
    public void None_of_a_million_decisions_is_unlawful_and_each_refusal_names_its_rule()
    {
        var seed = Environment.TickCount;
        var fate = new Random(seed);
        var law = new GateRules([.. ShippedContactRules.Rows, .. GateRules.Company(new ContactSettings { CallsFrom = new(7, 45), CallsTo = new(19, 15) })]);
        var allowed = 0;
        var reasons = new HashSet<GateReason>();
        for (var i = 0; i < Many; i++)
        {
            var (ask, facts) = Some(fate);
            var answer = ContactGate.Decide(ask, facts, law);
            var wrong = Unlawful(ask, facts);
            Assert.True(answer.Allowed == (wrong is null), $"seed {seed}, {i}: {ask} {facts.Consent} dnc {facts.OnDncList} {facts.DncTakenAt:s} brand {facts.HasBrandName} earlier {string.Join(',', facts.Earlier.Select(e => e.ToString("s")))}: {answer.Reason}, yet {wrong ?? "lawful"}");
            if (!answer.Allowed) Assert.True(answer.Rule is { Code.Length: > 0, Article.Length: > 0 }, $"seed {seed}, {i}: {answer.Reason} without a rule");
            if (answer.LawfulFrom is { } from) Waited(ask, facts, law, from, seed, i);
            reasons.Add(answer.Reason);
            if (answer.Allowed) allowed++;
        }
        Assert.Equal(Enum.GetValues<GateReason>().Length, reasons.Count);      // the dice reach every reason
        Assert.InRange(allowed, Many / 50, Many * 3 / 4);
    }

    /// <summary>The moment it names is open, and the second before it was not.</summary>
    private static void Waited(GateAsk ask, GateFacts facts, GateRules law, DateTime from, int seed, int i)
    {
        Assert.True(from > ask.At, $"seed {seed}, {i}: {from:s} is past");
        bool Shut(DateTime at) => HoursOrCap(ask with { At = at }, facts) is not null;
        Assert.False(Shut(from), $"seed {seed}, {i}: {from:s} is shut");
        Assert.True(Shut(from.AddMilliseconds(-1)), $"seed {seed}, {i}: it was open before {from:s}");
        _ = law;
    }

    private static (GateAsk, GateFacts) Some(Random fate)
    {
        var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(fate.NextInt64(0, 400L * 86_400));
        if (fate.Next(3) == 0) at = at.Date.AddHours(fate.Next(24)).AddSeconds(fate.Next(3) - 1);      // the edges of hours
        var ask = new GateAsk(Of<ContactPurpose>(fate), Of<ContactChannel>(fate), at, fate.Next(30) == 0 ? Of<NumberStanding>(fate) : NumberStanding.Good, Of<ContactBasis>(fate), fate.Next(3) == 0);
        DateTime? taken = fate.Next(12) == 0 ? null : at.AddMinutes(-fate.Next(26 * 60));
        var earlier = Enumerable.Range(0, fate.Next(5)).Select(_ => fate.Next(4) == 0 ? at.AddHours(-24).AddSeconds(fate.Next(3) - 1) : at.AddSeconds(-fate.Next(50 * 3_600))).ToList();
        return (ask, new(new(fate.Next(3) == 0 ? Of<ConsentStand>(fate) : ConsentStand.Given, null), fate.Next(12) == 0, taken, earlier, fate.Next(8) != 0));
    }

    private static T Of<T>(Random fate) where T : struct, Enum => Enum.GetValues<T>()[fate.Next(Enum.GetValues<T>().Length)];

    /// <summary>The law as sentences, not as rows: every duty by itself, in no order.</summary>
    private static string? Unlawful(GateAsk ask, GateFacts facts)
    {
        var advertises = ask.Purpose == ContactPurpose.Advertisement || (ask.WithOffer && ask.Purpose != ContactPurpose.CustomerRequested);
        if (ask.Number != NumberStanding.Good) return "no subscriber's number";
        if (ask.Purpose == ContactPurpose.Transactional && !advertises) return null;
        if (facts.Consent.Stand == ConsentStand.Withdrawn) return "refused";
        if (HoursOrCap(ask, facts) is { } wrong) return wrong;
        var agreed = facts.Consent.Stand == ConsentStand.Given;
        if (!advertises) return ask.Purpose == ContactPurpose.Care || agreed || (ask.Channel == ContactChannel.Call && (int)ask.Basis is 1 or 2 && ask.Channel == ContactChannel.Call) ? null : "nobody asked for it";
        if (!agreed && !(ask.Channel == ContactChannel.Call && (int)ask.Basis == 3)) return "no prior consent";
        if (ask.Channel is not (ContactChannel.Call or ContactChannel.Sms)) return null;
        return facts.OnDncList ? "on the list" : facts.DncTakenAt is null || facts.DncTakenAt.Value.AddDays(1) < ask.At ? "the list is old" : facts.HasBrandName ? null : "no name";
    }

    private static string? HoursOrCap(GateAsk ask, GateFacts facts)
    {
        var advertises = ask.Purpose == ContactPurpose.Advertisement || (ask.WithOffer && ask.Purpose != ContactPurpose.CustomerRequested);
        if (ask.Purpose == ContactPurpose.Transactional && !advertises) return null;
        var second = (ask.At.Ticks + 7 * TimeSpan.TicksPerHour) % TimeSpan.TicksPerDay / (double)TimeSpan.TicksPerSecond;      // UTC+7, by hand
        var (opens, shuts) = (advertises, ask.Channel) switch
        {
            (true, ContactChannel.Call) => (28_800, 61_200), (true, ContactChannel.Sms or ContactChannel.Zalo) => (25_200, 79_200), (false, ContactChannel.Call) => (27_900, 69_300), _ => (0, 86_400),
        };
        if (second < opens || second >= shuts) return "outside hours";
        if (!advertises) return null;
        var within = facts.Earlier.Count(e => (ask.At - e).TotalHours < 24);
        return within >= (ask.Channel == ContactChannel.Call ? 1 : 3) ? "too often" : null;
    }

    [Fact]
    public void A_refusal_is_monotonic_whatever_comes_after_it_but_a_proven_consent()
    {
        var seed = Environment.TickCount;
        var fate = new Random(seed);
        var start = HandClock.Wall("2026-01-01 00:00");
        for (var history = 0; history < 20_000; history++)
        {
            var lines = Enumerable.Range(0, 1 + fate.Next(12)).Select(n => (Act: (ConsentAct)fate.Next(2), Restores: fate.Next(4) == 0, At: start.AddMinutes(n))).ToList();
            var last = lines.FindLastIndex(l => l.Act == ConsentAct.Withdrawn);
            var lifted = last >= 0 && lines.Skip(last + 1).Any(l => l is { Act: ConsentAct.Given, Restores: true });
            var expected = last < 0 ? ConsentStand.Given : lifted ? ConsentStand.Given : ConsentStand.Withdrawn;
            Assert.True(ConsentBook.Fold(lines).Stand == expected, $"seed {seed}, {history}");
        }
    }
}

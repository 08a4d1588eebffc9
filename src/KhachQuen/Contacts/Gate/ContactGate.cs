using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>The rules as they stand: rows of the law, and the company's own calling hours.</summary>
public sealed class GateRules(IReadOnlyList<GateRule> rows)
{
    public const string CompanyHours = "company.hours";

    public IReadOnlyList<GateRule> Rows => rows;

    /// <summary>Those in force on a day, one of a kind for the purpose and channel.</summary>
    public GateRule? Find(GateRuleKind kind, ContactPurpose purpose, ContactChannel channel, DateOnly day)
    {
        foreach (var row in rows)
            if (row.Kind == kind && row.IsFor(purpose, channel) && row.HoldsOn(day)) return row;
        return null;
    }

    /// <summary>A-1a: whoever asked to be called, or agreed to it, is called in the company's hours, and so is whoever is cared for.</summary>
    public static IEnumerable<GateRule> Company(ContactSettings settings) =>
        from purpose in new[] { ContactPurpose.CustomerRequested, ContactPurpose.Care }
        select new GateRule(CompanyHours, GateRuleKind.Window, purpose, ContactChannel.Call, Minute(settings.CallsFrom), settings.CallsTo == default ? 24 * 60 : Minute(settings.CallsTo), null, null, ContactSettings.Article, DateOnly.MinValue, null);

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;
}

/// <summary>
/// The one gate in front of every call and message (X-45, T-30). Pure: what is asked, what is known, what holds. Asks in a fixed order:
/// number → own opt-outs → do-not-call list and its age, consent → lawful hours → rolling caps → brand name.
/// </summary>
public static class ContactGate
{
    public static GateAnswer Decide(GateAsk ask, GateFacts facts, GateRules rules)
    {
        var (purpose, day) = (ask.Effective, DayOf(ask.At));
        GateRule? Rule(GateRuleKind kind) => rules.Find(kind, purpose, ask.Channel, day);
        if (OfNumber(ask.Number) is var number and not GateReason.None) return new(false, number, Rule(GateRuleKind.Number));
        if (Rule(GateRuleKind.OptOut) is { } optOut && facts.Consent.Stand == ConsentStand.Withdrawn) return new(false, GateReason.OptedOut, optOut);
        var (warned, why) = OfPapers(OfDnc(ask, facts, Rule(GateRuleKind.Dnc)), OfConsent(ask, purpose, facts, Rule(GateRuleKind.Consent)));
        if (warned == GateReason.OnDncList || (warned != GateReason.None && !ask.WarnOnly)) return new(false, warned, why);
        if (Rule(GateRuleKind.Window) is { } window && !IsOpen(window, ask.At)) return new(false, GateReason.OutsideHours, window, NextLawful(ask, facts, rules));
        if (Rule(GateRuleKind.Cap) is { } cap && Freed(cap, facts.Earlier, ask.At) is not null) return new(false, GateReason.CapReached, cap, NextLawful(ask, facts, rules));
        if (Rule(GateRuleKind.BrandName) is { } brand && !facts.HasBrandName)
        {
            if (!ask.WarnOnly) return new(false, GateReason.NoBrandName, brand);
            if (warned == GateReason.None) (warned, why) = (GateReason.NoBrandName, brand);
        }
        return new(true, GateReason.None, null, null, warned, why);
    }

    /// <summary>When hours and caps would let it through, at the earliest; null where they never do. The rules of that day count, not today's.</summary>
    public static DateTime? NextLawful(GateAsk ask, GateFacts facts, GateRules rules)
    {
        var at = ask.At;
        for (var step = 0; step < 32; step++)
        {
            var day = DayOf(at);
            if (rules.Find(GateRuleKind.Cap, ask.Effective, ask.Channel, day) is { } cap && Freed(cap, facts.Earlier, at) is { } freed)
            {
                if (freed == DateTime.MaxValue) return null;
                at = freed;
                continue;
            }
            if (rules.Find(GateRuleKind.Window, ask.Effective, ask.Channel, day) is not { } window || IsOpen(window, at)) return at;
            at = Local(at).TimeOfDay < TimeSpan.FromMinutes(window.FromMinute!.Value) ? Utc(day.ToDateTime(default).AddMinutes(window.FromMinute.Value)) : Utc(day.AddDays(1).ToDateTime(default));
        }
        return null;
    }

    public static bool IsOpen(GateRule window, DateTime at)
    {
        var time = Local(at).TimeOfDay;
        return time >= TimeSpan.FromMinutes(window.FromMinute!.Value) && time < TimeSpan.FromMinutes(window.ToMinute!.Value);
    }

    /// <summary>When the cap lets one more through; null: now. A contact exactly so many hours ago no longer counts.</summary>
    private static DateTime? Freed(GateRule cap, IReadOnlyList<DateTime> earlier, DateTime at)
    {
        if (cap.AtMost <= 0) return DateTime.MaxValue;
        var span = TimeSpan.FromHours(cap.Hours!.Value);
        var counted = earlier.Where(e => e > at - span).OrderDescending().ToList();      // one written ahead of the clock counts too
        return counted.Count < cap.AtMost ? null : counted[cap.AtMost!.Value - 1] + span;
    }

    private static GateReason OfNumber(NumberStanding number) => number switch
    {
        NumberStanding.Emergency => GateReason.EmergencyNumber, NumberStanding.Invalid => GateReason.InvalidNumber, NumberStanding.NotDialable => GateReason.NotDialable, _ => GateReason.None,
    };

    private static (GateReason, GateRule?) OfDnc(GateAsk ask, GateFacts facts, GateRule? rule) =>
        rule is null ? default
        : facts.OnDncList ? (GateReason.OnDncList, rule)
        : facts.DncTakenAt is not { } taken ? (GateReason.DncMissing, rule)
        : ask.At - taken > TimeSpan.FromHours(rule.Hours!.Value) ? (GateReason.DncStale, rule) : default;

    /// <summary>Given in the log, or the basis the lead came with says as much of calls (A-1a).</summary>
    private static (GateReason, GateRule?) OfConsent(GateAsk ask, ContactPurpose purpose, GateFacts facts, GateRule? rule)
    {
        if (rule is null || facts.Consent.Stand == ConsentStand.Given) return default;
        var said = ask.Channel == ContactChannel.Call && ask.Basis switch
        {
            ContactBasis.Consent => purpose == ContactPurpose.Advertisement,
            ContactBasis.CustomerRequest or ContactBasis.Agreement => purpose == ContactPurpose.CustomerRequested,
            _ => false,
        };
        return said ? default : (GateReason.NoConsent, rule);
    }

    /// <summary>The list comes before the consent; but where our list is too old and the consent is missing too, the consent is said: it is what the caller can mend (A-1a).</summary>
    private static (GateReason, GateRule?) OfPapers((GateReason Reason, GateRule? Rule) dnc, (GateReason Reason, GateRule? Rule) consent) =>
        dnc.Reason == GateReason.OnDncList || consent.Reason == GateReason.None ? dnc : consent;

    private static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    // The law counts by the clock of Viet Nam, wherever the company keeps its days.
    private static DateTime Local(DateTime utc) => VietnamTime.ToLocal(utc, VietnamTime.Zone);
    private static DateTime Utc(DateTime local) => VietnamTime.ToUtc(local, VietnamTime.Zone);
}

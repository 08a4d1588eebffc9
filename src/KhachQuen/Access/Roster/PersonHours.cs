using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>A line of a person's roster with the hours of its shift; without hours the person is off.</summary>
public sealed record RosterPlan(DateOnly From, DateOnly? To, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>>? Week, string? Shift, Guid? ShiftId);

/// <summary>Days away.</summary>
public sealed record Away(DateOnly From, DateOnly To, LeaveKind Kind, Guid Id);

/// <summary>
/// When one person works. Pure. What was said last of a day holds; a public holiday is free unless something was said of that very day.
/// Somebody without a roster works when the company does, and is never called off shift.
/// </summary>
/// <param name="plans">In the order in which they were said.</param>
/// <param name="aways">Days off that stand.</param>
/// <param name="company">When the company works.</param>
public sealed class PersonHours(IReadOnlyList<RosterPlan> plans, IReadOnlyList<Away> aways, WorkingCalendar company)
{
    public bool HasRoster => plans.Count > 0;

    /// <summary>What was said last of that day.</summary>
    public RosterPlan? PlanOf(DateOnly day) => plans.LastOrDefault(p => p.From <= day && (p.To is null || p.To >= day));

    public Away? AwayOn(DateOnly day) => aways.FirstOrDefault(a => a.From <= day && a.To >= day);

    /// <summary>The stretches of a day, none when off or away.</summary>
    public IReadOnlyList<OpenHours> HoursOf(DateOnly day)
    {
        if (AwayOn(day) is not null) return [];
        if (PlanOf(day) is not { } plan) return HasRoster ? [] : company.HoursOf(day);
        if (company.IsHoliday(day) && plan.From != plan.To) return [];
        return plan.Week is { } week && week.TryGetValue(day.DayOfWeek, out var hours) ? [.. hours.Select(h => new OpenHours(h.From, h.To)).OrderBy(h => h.Begin)] : [];
    }

    /// <summary>Why the person is not there at that moment: <c>onLeave</c>, <c>offShift</c>; null: they are.</summary>
    public string? AwayAt(DateTime utc)
    {
        var day = company.DayOf(utc);
        if (AwayOn(day) is not null) return PresenceReasons.OnLeave;
        if (!HasRoster) return null;
        var time = TimeOnly.FromDateTime(company.ToLocal(utc));
        return HoursOf(day).Any(h => h.Holds(time)) ? null : PresenceReasons.OffShift;
    }

    /// <summary>The working time the person was ready for, between two instants.</summary>
    /// <param name="ready">When they were ready; an open end is still.</param>
    /// <param name="from">Since.</param>
    /// <param name="to">Until.</param>
    public TimeSpan ReadyTime(IEnumerable<(DateTime From, DateTime? To)> ready, DateTime from, DateTime to)
    {
        var sum = TimeSpan.Zero;
        var spans = Merged(ready.Select(r => (From: Later(r.From, from), To: Earlier(r.To ?? to, to))).Where(r => r.From < r.To));
        if (spans.Count == 0) return sum;
        for (var day = company.DayOf(from); day <= company.DayOf(to); day = day.AddDays(1))
            foreach (var hours in HoursOf(day))
            {
                var (open, shut) = (company.ToUtc(day, TimeOnly.MinValue) + hours.Begin, company.ToUtc(day, TimeOnly.MinValue) + hours.End);
                foreach (var span in spans)
                    if (Later(span.From, open) is var begin && Earlier(span.To, shut) is var end && begin < end) sum += end - begin;
            }
        return sum;
    }

    /// <summary>Two switches pressed on two devices make overlapping spans: time is counted once.</summary>
    private static List<(DateTime From, DateTime To)> Merged(IEnumerable<(DateTime From, DateTime To)> spans)
    {
        var merged = new List<(DateTime From, DateTime To)>();
        foreach (var span in spans.OrderBy(s => s.From))
            if (merged.Count > 0 && span.From <= merged[^1].To) merged[^1] = (merged[^1].From, Later(merged[^1].To, span.To));
            else merged.Add(span);
        return merged;
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}

/// <summary>Why somebody does not take part in distribution now.</summary>
public static class PresenceReasons
{
    public const string Inactive = "inactive", NotReceiving = "notReceiving", OnLeave = "onLeave", OffShift = "offShift";
}

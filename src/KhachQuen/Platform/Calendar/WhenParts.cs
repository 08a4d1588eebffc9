namespace KhachQuen.Platform;

internal enum DayPart { Morning, Noon, Afternoon, Evening }

/// <summary>What a typed time says, piece by piece; a piece said twice makes it unreadable (the setters answer false).</summary>
internal sealed class WhenParts(DateTime now, WhenWay way)
{
    private static readonly TimeOnly[] Defaults = [new(9, 0), new(12, 0), new(14, 0), new(19, 0)];

    /// <summary>The company's clock, to the minute.</summary>
    public DateTime Now { get; } = now;

    public DateOnly Today { get; } = DateOnly.FromDateTime(now);

    public bool Back { get; } = way == WhenWay.Back;

    /// <summary>So long from now, or before it.</summary>
    public TimeSpan? Away { get; private set; }

    public DateOnly? Date { get; private set; }
    public DayOfWeek? Weekday { get; private set; }

    /// <summary>Weeks from this one; 0 is "tuần này".</summary>
    public int? Weeks { get; private set; }

    /// <summary>Not a day somebody named but one we chose ("tuần sau", "+2d"): it moves when it is closed.</summary>
    public bool Vague { get; private set; }

    public DayPart? Part { get; private set; }

    /// <summary>The time meant by "chiều" or "cuối giờ chiều" without an hour.</summary>
    public TimeOnly? PartTime { get; private set; }

    /// <summary>The readings of the clock, the earlier first: "2h" is 02:00 or 14:00.</summary>
    public IReadOnlyList<TimeOnly> Clock { get; private set; } = [];

    public bool SameTime { get; private set; }

    public bool NamesDay => Date is not null || Weekday is not null || Weeks is not null;

    public bool Wait(TimeSpan span, bool vague = false)
    {
        if (Away is not null) return false;
        (Away, Vague) = (span, vague);
        return true;
    }

    public bool On(DateOnly? day, bool vague = false, bool sameTime = false)
    {
        if (day is null || Date is not null) return false;
        (Date, Vague, SameTime) = (day, vague, sameTime);
        return true;
    }

    public bool On(DayOfWeek day)
    {
        if (Weekday is not null) return false;
        Weekday = day;
        return true;
    }

    public bool InWeek(int weeks, bool vague)
    {
        if (Weeks is not null) return false;
        (Weeks, Vague) = (weeks, vague);
        return true;
    }

    public bool In(DayPart part, TimeOnly? time = null)
    {
        if (Part is not null) return false;
        (Part, PartTime) = (part, time ?? Defaults[(int)part]);
        return true;
    }

    /// <param name="hour">As typed.</param>
    /// <param name="minute">As typed.</param>
    /// <param name="exact">Written as a 24-hour time ("09:00"), which leaves no doubt about the half of the day.</param>
    public bool At(int hour, int minute, bool exact)
    {
        if (Clock.Count > 0 || hour > 23 || minute > 59) return false;
        Clock = exact || hour is 0 or >= 12 ? [new(hour, minute)] : [new(hour, minute), new(hour + 12, minute)];
        return true;
    }

    /// <summary>"chiều 3h" is 15:00; false for "sáng 15h".</summary>
    public bool ClockFitsPart()
    {
        if (Part is not { } part || Clock.Count == 0) return true;
        Clock = [.. Clock.Concat(Clock.Where(time => time.Hour < 12).Select(time => time.AddHours(12))).Distinct().Where(time => Fits(part, time))];
        return Clock.Count > 0;
    }

    private static bool Fits(DayPart part, TimeOnly time) => part switch
    {
        DayPart.Morning => time.Hour is < 12,
        DayPart.Noon => time.Hour is >= 10 and <= 14,
        DayPart.Afternoon => time.Hour is >= 12 and <= 18,
        _ => time.Hour is >= 17,
    };
}

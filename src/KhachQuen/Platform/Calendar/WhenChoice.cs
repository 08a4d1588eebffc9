namespace KhachQuen.Platform;

/// <summary>From the pieces of a typed time to the one instant meant: working time first, then the future .</summary>
internal sealed class WhenChoice(WhenParts when, DateTime nowUtc, WorkingCalendar calendar)
{
    private const int DaysAhead = 60;

    private static readonly TimeOnly DayBegins = new(9, 0);
    private static readonly TimeOnly[] PartEnds = [new(12, 0), new(14, 0), new(18, 0), new(22, 0)];

    /// <summary>Null when the pieces say nothing or contradict each other.</summary>
    public DateTime? Instant()
    {
        var saysTime = when.Clock.Count > 0 || when.Part is not null;
        if (when.After is { } span) return saysTime || when.NamesDay ? null : In(span);
        if (!when.ClockFitsPart()) return null;
        if (!when.NamesDay) return saysTime ? Bare() : null;
        if (Day() is not { } day) return null;
        var instant = On(day);
        return when.Vague && when.Weekday is null ? calendar.NextSameTime(instant) : Later(instant);
    }

    private DateTime In(TimeSpan span)
    {
        var instant = calendar.ToUtc(when.Today, TimeOnly.FromDateTime(when.Now)) + span;
        return when.Vague ? calendar.NextWorkingTime(instant) : instant;
    }

    /// <summary>A time without a day: the first moment to come that is working time, or just the first to come.</summary>
    private DateTime Bare()
    {
        var moments = Enumerable.Range(0, DaysAhead)
            .SelectMany(ahead => Times().Select(time => calendar.ToUtc(when.Today.AddDays(ahead), time)))
            .Where(moment => moment > nowUtc).ToList();
        return moments.Where(calendar.IsWorkingTime).Concat(moments).First();
    }

    private DateOnly? Day()
    {
        if (when.Date is { } date) return when.Weeks is null && (when.Weekday ?? date.DayOfWeek) == date.DayOfWeek ? date : null;
        if (when.Weekday is not { } weekday) return when.Today.AddDays(7 * when.Weeks!.Value);
        if (when.Weeks is { } weeks) return WhenDays.Monday(when.Today).AddDays(7 * weeks + ((int)weekday + 6) % 7);
        var next = when.Today.AddDays(((int)weekday - (int)when.Today.DayOfWeek + 7) % 7);
        return next == when.Today && On(next) <= nowUtc ? next.AddDays(7) : next;
    }

    /// <summary>Of the readings of the clock: those open that day, else those open on ordinary days; then the future.</summary>
    private DateTime On(DateOnly day)
    {
        var moments = Times(day).Select(time => calendar.ToUtc(day, time)).ToList();
        var open = moments.Where(calendar.IsWorkingTime).ToList();
        if (open.Count == 0) open = moments.Where(moment => calendar.IsUsuallyOpen(TimeOnly.FromDateTime(calendar.ToLocal(moment)))).ToList();
        if (open.Count == 0) open = moments;
        return day == when.Today && when.Weekday is null ? open.FirstOrDefault(moment => moment > nowUtc, open[0]) : open[0];
    }

    private IReadOnlyList<TimeOnly> Times(DateOnly? day = null)
    {
        if (when.Clock.Count > 0) return when.Clock;
        if (when.PartTime is { } time) return [time];
        if (when.SameTime) return [TimeOnly.FromDateTime(when.Now)];
        var hours = day is { } on ? calendar.HoursOf(on) : [];
        return [hours.Count == 0 || hours.Any(open => open.Holds(DayBegins)) ? DayBegins : hours[0].From];
    }

    /// <summary>"chiều nay" said at three means later this afternoon, not two o'clock.</summary>
    private DateTime Later(DateTime instant)
    {
        if (instant > nowUtc || when.Clock.Count > 0 || when.Part is not { } part || when.Date != when.Today) return instant;
        var nextHour = when.Now.Date.AddHours(when.Now.Hour + 1);
        return nextHour.Date == when.Now.Date && TimeOnly.FromDateTime(nextHour) < PartEnds[(int)part] ? VietnamTime.ToUtc(nextHour, calendar.Zone) : instant;
    }
}

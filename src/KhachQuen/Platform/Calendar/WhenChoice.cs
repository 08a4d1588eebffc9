namespace KhachQuen.Platform;

/// <summary>From the pieces of a typed time to the one instant meant: working time first, then the future or the past.</summary>
internal sealed class WhenChoice(WhenParts when, DateTime nowUtc, WorkingCalendar calendar)
{
    private const int DaysAway = 60;

    private static readonly TimeOnly DayBegins = new(9, 0);
    private static readonly TimeOnly[] PartEnds = [new(12, 0), new(14, 0), new(18, 0), new(22, 0)];

    /// <summary>Null when the pieces say nothing or contradict each other.</summary>
    public DateTime? Instant()
    {
        var saysTime = when.Clock.Count > 0 || when.Part is not null;
        if (when.Away is { } span) return saysTime || when.NamesDay ? null : Away(span);
        if (!when.ClockFitsPart()) return null;
        if (!when.NamesDay) return saysTime ? Bare() : null;
        if (Day() is not { } day) return null;
        var instant = On(day);
        return when.Back ? instant : when.Vague && when.Weekday is null ? calendar.NextSameTime(instant) : Later(instant);
    }

    private DateTime Away(TimeSpan span)
    {
        var instant = calendar.ToUtc(when.Today, TimeOnly.FromDateTime(when.Now)) + (when.Back ? -span : span);
        return when.Vague ? calendar.NextWorkingTime(instant) : instant;
    }

    /// <summary>A time without a day: the first moment to come that is working time, or just the first to come. Of those that were: the last of usual hours, or just the last.</summary>
    private DateTime Bare()
    {
        var moments = Enumerable.Range(0, DaysAway)
            .SelectMany(days => Times().Select(time => calendar.ToUtc(when.Today.AddDays(when.Back ? -days : days), time)))
            .Where(moment => moment > nowUtc != when.Back).ToList();
        return when.Back ? moments.OrderDescending().OrderByDescending(IsUsual).First() : moments.Where(calendar.IsWorkingTime).Concat(moments).First();
    }

    private bool IsUsual(DateTime moment) => calendar.IsUsuallyOpen(TimeOnly.FromDateTime(calendar.ToLocal(moment)));

    private DateOnly? Day()
    {
        if (when.Date is { } date) return when.Weeks is null && (when.Weekday ?? date.DayOfWeek) == date.DayOfWeek ? date : null;
        if (when.Weekday is not { } weekday) return when.Today.AddDays(7 * when.Weeks!.Value);
        if (when.Weeks is { } weeks) return WhenDays.Monday(when.Today).AddDays(7 * weeks + ((int)weekday + 6) % 7);
        var away = ((int)weekday - (int)when.Today.DayOfWeek + 7) % 7;
        if (away == 0 && On(when.Today) > nowUtc == when.Back) return when.Today.AddDays(when.Back ? -7 : 7);
        return when.Today.AddDays(when.Back && away > 0 ? away - 7 : away);
    }

    /// <summary>Of the readings of the clock: those open that day, else those open on ordinary days; then the future, or of today the last that was.</summary>
    private DateTime On(DateOnly day)
    {
        var moments = Times(day).Select(time => calendar.ToUtc(day, time)).ToList();
        if (when.Back && day == when.Today && moments.Exists(moment => moment <= nowUtc)) moments.RemoveAll(moment => moment > nowUtc);
        var open = moments.Where(calendar.IsWorkingTime).ToList();
        if (open.Count == 0) open = moments.Where(IsUsual).ToList();
        if (open.Count == 0) open = moments;
        if (when.Back && day == when.Today) return open[^1];
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

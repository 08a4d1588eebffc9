namespace KhachQuen.Platform;

/// <summary>What a desk offers at a key press as the time of the next call. Pure.</summary>
public static class CallBackOffers
{
    /// <summary>Soon, later today, tomorrow morning, Monday morning. All in working time, each once.</summary>
    public static IReadOnlyList<DateTime> Of(WorkingCalendar calendar, DateTime now)
    {
        var today = calendar.DayOf(now);
        var wanted = new[] { now.AddMinutes(30), now.AddHours(2), calendar.ToUtc(today, new(16, 0)), calendar.ToUtc(today, new(19, 30)), Morning(calendar, today.AddDays(1)), Morning(calendar, NextMonday(today)) };
        return [.. wanted.Where(w => w > now.AddMinutes(5)).Select(w => OnTheMinute(calendar.NextWorkingTime(w))).Distinct().Order().Take(6)];
    }

    private static DateTime Morning(WorkingCalendar calendar, DateOnly day) => calendar.NextWorkingTime(calendar.ToUtc(day, new(9, 0)));
    private static DateOnly NextMonday(DateOnly day) => day.AddDays(((int)DayOfWeek.Monday - (int)day.DayOfWeek + 6) % 7 + 1);
    private static DateTime OnTheMinute(DateTime at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerMinute, DateTimeKind.Utc);
}

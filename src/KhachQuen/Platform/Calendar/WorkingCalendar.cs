using System.Diagnostics;

namespace KhachQuen.Platform;

/// <summary>
/// When the company works: a weekly pattern less the holidays, in the company's zone. Instants are UTC. SLA,
/// callbacks and the dialler all ask here.
/// </summary>
public sealed class WorkingCalendar
{
    private const int FarthestDay = 3660;

    private readonly OpenHours[][] week = new OpenHours[7][];
    private readonly HashSet<DateOnly> holidays;

    /// <exception cref="Refused"><c>calendar.hoursInvalid</c>, <c>calendar.hoursOverlap</c> or <c>calendar.neverOpen</c>.</exception>
    public WorkingCalendar(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpenHours>> week, IEnumerable<DateOnly> holidays, TimeZoneInfo zone)
    {
        this.holidays = [.. holidays];
        Zone = zone;
        foreach (var day in Enum.GetValues<DayOfWeek>())
            this.week[(int)day] = week.TryGetValue(day, out var hours) ? [.. hours.OrderBy(open => open.Begin)] : [];
        foreach (var day in this.week)
        {
            Rule.Require(day.All(open => open.Begin < open.End), "calendar.hoursInvalid", "week");
            Rule.Require(day.Zip(day.Skip(1)).All(pair => pair.First.End <= pair.Second.Begin), "calendar.hoursOverlap", "week");
        }
        Rule.Require(this.week.Any(day => day.Length > 0), "calendar.neverOpen", "week");
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>Monday to Saturday 08:00–20:30, Vietnamese time: what a new company starts with.</summary>
    public static WorkingCalendar Default(IEnumerable<DateOnly> holidays)
    {
        IReadOnlyList<OpenHours> hours = [new(new(8, 0), new(20, 30))];
        var week = Enum.GetValues<DayOfWeek>().Where(day => day != DayOfWeek.Sunday).ToDictionary(day => day, _ => hours);
        return new WorkingCalendar(week, holidays, VietnamTime.Zone);
    }

    public bool IsHoliday(DateOnly day) => holidays.Contains(day);

    public bool IsWorkingDay(DateOnly day) => HoursOf(day).Count > 0;

    /// <summary>The stretches of that day, none on a holiday.</summary>
    public IReadOnlyList<OpenHours> HoursOf(DateOnly day) => holidays.Contains(day) ? [] : week[(int)day.DayOfWeek];

    /// <summary>Whether some day of an ordinary week works at that time; tells "2h" apart from 02:00 .</summary>
    public bool IsUsuallyOpen(TimeOnly time) => week.Any(day => day.Any(open => open.Holds(time)));

    public bool IsWorkingTime(DateTime utc) => TimeOnly.FromDateTime(ToLocal(utc)) is var time && HoursOf(DayOf(utc)).Any(open => open.Holds(time));

    /// <summary>The same instant if it is working time, else the start of the next open stretch.</summary>
    public DateTime NextWorkingTime(DateTime utc) => Stretches(utc).First().From;

    /// <summary>
    /// The same time of day, today or on the next day that works at that time; if none does, the next working time.
    /// Never before the instant given (A-12, autoCallBack).
    /// </summary>
    public DateTime NextSameTime(DateTime utc)
    {
        var time = TimeOnly.FromDateTime(ToLocal(utc));
        if (IsWorkingTime(utc)) return AsUtc(utc);
        if (!IsUsuallyOpen(time)) return NextWorkingTime(utc);
        var today = DayOf(utc);
        return Enumerable.Range(1, FarthestDay).Select(days => ToUtc(today.AddDays(days), time)).FirstOrDefault(IsWorkingTime, NextWorkingTime(utc));
    }

    /// <summary>The working time between two instants; zero when the second is not later.</summary>
    public TimeSpan WorkingTimeBetween(DateTime from, DateTime to)
    {
        var sum = TimeSpan.Zero;
        if (to <= from) return sum;
        foreach (var (begin, end) in Stretches(from).TakeWhile(open => open.From < to)) sum += (end < to ? end : to) - begin;
        return sum;
    }

    /// <summary>The earliest instant with so much working time behind it since <paramref name="from"/>.</summary>
    public DateTime AddWorkingTime(DateTime from, TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        if (span == TimeSpan.Zero) return AsUtc(from);
        foreach (var (begin, end) in Stretches(from))
        {
            if (span <= end - begin) return begin + span;
            span -= end - begin;
        }
        throw new UnreachableException();
    }

    /// <summary>The latest instant with so much working time between it and <paramref name="to"/>: whatever is not later has waited that long.</summary>
    public DateTime TakeWorkingTime(DateTime to, TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        to = AsUtc(to);
        if (span == TimeSpan.Zero) return to;
        for (var day = DayOf(to); day > DayOf(to).AddDays(-FarthestDay); day = day.AddDays(-1))
            foreach (var open in HoursOf(day).Reverse())
            {
                var midnight = day.ToDateTime(TimeOnly.MinValue);
                var (begin, end) = (VietnamTime.ToUtc(midnight + open.Begin, Zone), VietnamTime.ToUtc(midnight + open.End, Zone));
                if (begin >= to) continue;
                var length = (end < to ? end : to) - begin;
                if (span <= length) return begin + length - span;
                span -= length;
            }
        throw new Refused("calendar.neverOpen");
    }

    /// <summary>The day that many working days after <paramref name="day"/> (legal deadlines count working days).</summary>
    public DateOnly AddWorkingDays(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        for (var ahead = 0; days > 0; days--)
        {
            do day = day.AddDays(1); while (!IsWorkingDay(day) && ++ahead < FarthestDay);
            Rule.Require(ahead < FarthestDay, "calendar.neverOpen");
        }
        return day;
    }

    /// <summary>The company's date at that instant.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));

    /// <summary>Midnight of the company, in UTC.</summary>
    public DateTime StartOfDay(DateOnly day) => ToUtc(day, TimeOnly.MinValue);

    /// <summary>The company's wall clock at that instant.</summary>
    public DateTime ToLocal(DateTime utc) => VietnamTime.ToLocal(utc, Zone);

    /// <summary>The instant of a time on the company's wall clock.</summary>
    public DateTime ToUtc(DateOnly day, TimeOnly time) => VietnamTime.ToUtc(day.ToDateTime(time), Zone);

    /// <summary>What is left of today's open stretches, then the following days'.</summary>
    private IEnumerable<(DateTime From, DateTime To)> Stretches(DateTime since)
    {
        since = AsUtc(since);
        var today = DayOf(since);
        for (var ahead = 0; ahead < FarthestDay; ahead++)
            foreach (var open in HoursOf(today.AddDays(ahead)))
            {
                var midnight = today.AddDays(ahead).ToDateTime(TimeOnly.MinValue);
                var (from, to) = (VietnamTime.ToUtc(midnight + open.Begin, Zone), VietnamTime.ToUtc(midnight + open.End, Zone));
                if (to > since) yield return (from > since ? from : since, to);
            }
        throw new Refused("calendar.neverOpen");
    }

    private static DateTime AsUtc(DateTime utc) => DateTime.SpecifyKind(utc, DateTimeKind.Utc);
}

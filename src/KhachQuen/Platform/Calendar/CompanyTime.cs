namespace KhachQuen.Platform;

/// <summary>The company's zone: a "day" in a rule is a day there. One installation serves one company; the zone is set at start and follows the settings (<see cref="CompanyCalendar"/>).</summary>
public static class CompanyTime
{
    public static TimeZoneInfo Zone { get; set; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    /// <summary>The instant the day begins.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>The instant at which a clock of the company shows that hour of that day.</summary>
    public static DateTime ToUtc(DateOnly day, TimeOnly at) => VietnamTime.ToUtc(day.ToDateTime(at), Zone);

    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);
}

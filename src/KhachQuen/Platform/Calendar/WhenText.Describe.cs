using System.Globalization;

namespace KhachQuen.Platform;

public static partial class WhenText
{
    private static readonly string[] Vietnamese = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];
    private static readonly string[] English = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>"hôm nay 16:00", "mai 09:00", "T4 25/11 09:00"; the year when it is another. TryParse reads it again.</summary>
    public static string Describe(DateTime utc, DateTime nowUtc, TimeZoneInfo zone, bool english = false)
    {
        var (at, now) = (VietnamTime.ToLocal(utc, zone), VietnamTime.ToLocal(nowUtc, zone));
        var day = (at.Date - now.Date).Days switch
        {
            -1 => english ? "yesterday" : "hôm qua",
            0 => english ? "today" : "hôm nay",
            1 => english ? "tomorrow" : "mai",
            _ => (english ? English : Vietnamese)[(int)at.DayOfWeek] + at.ToString(at.Year == now.Year ? " dd/MM" : " dd/MM/yyyy", CultureInfo.InvariantCulture),
        };
        return day + at.ToString(" HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>"còn 4 phút", "đến giờ", "trễ 2 giờ": how far off it is, in the largest whole unit.</summary>
    public static string Countdown(DateTime utc, DateTime nowUtc, bool english = false)
    {
        var late = nowUtc >= utc;
        var span = (nowUtc - utc).Duration();
        if (late && span < TimeSpan.FromMinutes(1)) return english ? "now" : "đến giờ";
        // What is left is rounded up (never "0 minutes left"), what has passed is rounded down.
        var minutes = (long)(late ? Math.Floor(span.TotalMinutes) : Math.Ceiling(span.TotalMinutes));
        var length = minutes switch
        {
            < 60 => (minutes, "phút", "min"),
            < 24 * 60 => (minutes / 60, "giờ", "h"),
            _ => (minutes / (24 * 60), "ngày", minutes < 48 * 60 ? "day" : "days"),
        };
        var (count, vi, en) = length;
        return (english, late) switch
        {
            (false, true) => $"trễ {count} {vi}",
            (false, false) => $"còn {count} {vi}",
            (true, true) => $"{count} {en} late",
            (true, false) => $"in {count} {en}",
        };
    }
}

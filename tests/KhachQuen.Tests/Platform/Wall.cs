using System.Globalization;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform;

/// <summary>Days and times as the wall in Hà Nội shows them, written short.</summary>
internal static class Wall
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    public static DateTime Local(string text) =>
        VietnamTime.ToUtc(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), VietnamTime.Zone);

    public static string Shown(DateTime utc) => VietnamTime.ToLocal(utc, VietnamTime.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

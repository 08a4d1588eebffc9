using System.Globalization;

namespace KhachQuen.Web.Shell;

/// <summary>How values are written in both languages (UI.md, Formats).</summary>
public static class Shown
{
    private static readonly NumberFormatInfo Dots = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NumberDecimalDigits = 0 };

    /// <summary>1.250.000 ₫, never broken at the sign.</summary>
    public static string Money(long dong) => dong.ToString("N0", Dots) + "\u00A0₫";

    public static string Number(long value) => value.ToString("N0", Dots);

    /// <summary>32,5%</summary>
    public static string Percent(decimal share, int digits = 0) => (share * 100).ToString("N" + digits, Dots) + "%";

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
    public static string Moment(DateTime local) => local.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>1:42, 1:02:05</summary>
    public static string Length(TimeSpan span) => span.TotalHours >= 1 ? $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}" : $"{span.Minutes}:{span.Seconds:00}";
}

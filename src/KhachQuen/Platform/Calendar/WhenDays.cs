using System.Globalization;
using System.Text.RegularExpressions;

namespace KhachQuen.Platform;

/// <summary>The day words that take some reckoning; each answers false when there is no such day.</summary>
internal static class WhenDays
{
    private static readonly string[][] Weekdays =
    [
        ["cn", "chu nhat", "sun"], ["2", "hai", "mon"], ["3", "ba", "tue"], ["4", "tu", "wed"],
        ["5", "nam", "thu"], ["6", "sau", "fri"], ["7", "bay", "sat"],
    ];

    /// <summary>25/11 without a year is the next one, or the last.</summary>
    public static bool Date(Match match, WhenParts when)
    {
        var (day, month) = (Int(match, "d"), Int(match, "mo"));
        if (match.Groups["y"].Success)
            return when.On(Exists(Int(match, "y") is var year && year < 100 ? 2000 + year : year, month, day));
        var thisYear = Exists(when.Today.Year, month, day);
        return when.On(Fits(when, thisYear) ? thisYear : Exists(when.Today.Year + Step(when), month, day));
    }

    public static bool DayOfMonth(Match match, WhenParts when) =>
        when.On(Enumerable.Range(0, 12)
            .Select(months => when.Today.AddMonths(Step(when) * months))
            .Select(month => Exists(month.Year, month.Month, Int(match, "d")))
            .FirstOrDefault(day => Fits(when, day)));

    /// <summary>"mùng 6 tết": a day of the first lunar month.</summary>
    public static bool DayOfTet(Match match, WhenParts when) =>
        Int(match, "d") is >= 1 and <= 10 and var day && when.On(ComingTet(when, day).AddDays(day - 1));

    public static bool AfterTet(Match match, WhenParts when) => when.On(ComingTet(when, 5).AddDays(4), vague: true);

    public static bool Weekday(Match match, WhenParts when) =>
        Array.FindIndex(Weekdays, names => names.Contains(match.Groups["w"].Value)) is >= 0 and var day && when.On((DayOfWeek)day);

    /// <summary>"đầu tuần" said on a Monday or later means next week's; "cuối tuần" is Saturday.</summary>
    public static bool InTheWeek(Match match, WhenParts when)
    {
        var offset = match.Groups["which"].Value switch { "dau" => 0, "giua" => 2, _ => 5 };
        var day = Monday(when.Today).AddDays(offset + (match.Groups["next"].Success ? 7 : 0));
        return when.On(day > when.Today ? day : day.AddDays(7), vague: true);
    }

    public static bool InTheMonth(Match match, WhenParts when)
    {
        var next = match.Groups["next"].Success ? 1 : 0;
        var day = Of(next);
        return when.On(day > when.Today ? day : Of(next + 1), vague: true);

        DateOnly Of(int months)
        {
            var first = new DateOnly(when.Today.Year, when.Today.Month, 1).AddMonths(months);
            return match.Groups["which"].Value switch { "dau" => first, "giua" => first.AddDays(14), _ => first.AddMonths(1).AddDays(-3) };
        }
    }

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static bool Fits(WhenParts when, DateOnly? day) => when.Back ? day <= when.Today : day >= when.Today;

    private static int Step(WhenParts when) => when.Back ? -1 : 1;

    private static DateOnly ComingTet(WhenParts when, int day)
    {
        var tet = VietnameseLunar.Tet(when.Today.Year);
        return tet.AddDays(day - 1) >= when.Today ? tet : VietnameseLunar.Tet(when.Today.Year + 1);
    }

    private static DateOnly? Exists(int year, int month, int day) =>
        year is >= 2000 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);
}

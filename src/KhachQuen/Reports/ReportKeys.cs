using System.Globalization;
using KhachQuen.Platform;

namespace KhachQuen.Reports;

/// <summary>
/// The lines' keys as texts. Hours and days come from the database as one number, day of the year × 24 + hour in UTC: it is plain arithmetic on both,
/// and within <see cref="MostDays"/> each number is one hour.
/// </summary>
internal static class ReportKeys
{
    public const int MostDays = 92;

    public static string Of(Guid? id) => id?.ToString() ?? "";

    public static Func<int, string> OfHour(ReportAsked asked)
    {
        if (asked.By == ReportBy.Hour) return hour => Hours.OfUtc(hour % 24).ToString("00", CultureInfo.InvariantCulture);
        var first = DateOnly.FromDateTime(asked.Begins);
        var days = Enumerable.Range(0, asked.Days + 2).Select(first.AddDays).DistinctBy(d => d.DayOfYear).ToDictionary(d => d.DayOfYear);
        return hour => Iso(CompanyTime.DayOf(DateTime.SpecifyKind(days[hour / 24].ToDateTime(new TimeOnly(hour % 24, 0)), DateTimeKind.Utc)));
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What a line asks of its list.</summary>
    /// <param name="by">What the lines are.</param>
    /// <param name="key">This line's; empty: of those without.</param>
    /// <param name="from">The list's names for first and last day, and for the hour.</param>
    public static Dictionary<string, string> Opens(ReportBy by, string key, (string From, string To, string Hour) from)
    {
        var named = key.Length == 0 ? "none" : key;
        return by switch
        {
            ReportBy.Agent => new() { ["ownerId"] = named },
            ReportBy.Team => new() { ["teamId"] = named },
            ReportBy.Source => new() { ["source"] = named },
            ReportBy.Product => new() { ["productId"] = named },
            ReportBy.Hour => new() { [from.Hour] = int.Parse(key, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) },
            _ => new() { [from.From] = key, [from.To] = key },
        };
    }
}

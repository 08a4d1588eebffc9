using System.Globalization;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Hours and weeks in words.</summary>
internal static class RosterWords
{
    private static readonly DayOfWeek[] Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>08:00–12:00, 13:30–17:30.</summary>
    public static string Hours(IEnumerable<OpenHours> hours) => string.Join(", ", hours.Select(h => $"{Clock(h.From)}–{Clock(h.To)}"));

    /// <summary>Days with the same hours together: T2–T6 08:00–17:30 · T7 08:00–12:00.</summary>
    public static string Week(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>> week, T texts)
    {
        var runs = new List<(DayOfWeek From, DayOfWeek To, string Hours)>();
        foreach (var day in Days)
        {
            var hours = week.TryGetValue(day, out var open) ? Hours(open.Select(s => new OpenHours(s.From, s.To))) : "";
            if (runs.Count > 0 && runs[^1].Hours == hours) runs[^1] = runs[^1] with { To = day };
            else runs.Add((day, day, hours));
        }
        return string.Join(" · ", runs.Where(r => r.Hours.Length > 0).Select(r => $"{texts["day.short." + r.From]}{(r.From == r.To ? "" : "–" + texts["day.short." + r.To])} {r.Hours}"));
    }

    public static string Length(TimeSpan time) => time == TimeSpan.Zero ? "–" : $"{(int)time.TotalHours}:{time.Minutes:00}";

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

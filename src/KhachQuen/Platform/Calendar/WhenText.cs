namespace KhachQuen.Platform;

/// <summary>Callback times as they are typed on the floor ("mai 9h", "+2h", "chiều mai") and as they are shown .</summary>
public static partial class WhenText
{
    private const int LongestText = 80;
    private const int FarthestDays = 731;

    /// <summary>
    /// Reads a typed time, with or without accents. A day or time that was said is kept even when it is closed, so
    /// that A-13 can offer the nearest; what we choose ourselves ("tuần sau", "+2d", a bare hour) is working time.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="calendar">Decides the zone, the half of the day of "2h" and which days are open.</param>
    /// <param name="utc">The instant, to the minute, always after now when the answer is true.</param>
    /// <param name="problem"><c>when.missing</c>, <c>when.unreadable</c>, <c>when.past</c>, <c>when.tooFar</c> (over two years).</param>
    public static bool TryParse(string? text, DateTime nowUtc, WorkingCalendar calendar, out DateTime utc, out string? problem)
    {
        utc = default;
        problem = string.IsNullOrWhiteSpace(text) ? "when.missing" : text.Length > LongestText ? "when.unreadable" : null;
        if (problem is not null) return false;
        var now = calendar.ToLocal(nowUtc);
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        var found = WhenWords.Read(text!, minute) is { } parts ? new WhenChoice(parts, nowUtc, calendar).Instant() : null;
        problem = found is null ? "when.unreadable" : found <= nowUtc ? "when.past" : found > nowUtc.AddDays(FarthestDays) ? "when.tooFar" : null;
        utc = problem is null ? found!.Value : default;
        return problem is null;
    }
}

namespace KhachQuen.Platform;

/// <summary>Times as they are typed on the floor ("mai 9h", "+2h", "chiều mai"; "hôm qua 15h") and as they are shown .</summary>
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
    /// <param name="utc">The instant, to the minute; when the answer is true always after now, or with <see cref="WhenWay.Back"/> never after it.</param>
    /// <param name="problem"><c>when.missing</c>, <c>when.unreadable</c> (<c>when.unreadableBack</c>), <c>when.past</c> (<c>when.ahead</c>), <c>when.tooFar</c> (over two years).</param>
    /// <param name="way">Which way it lies; a past time is never moved into working hours.</param>
    public static bool TryParse(string? text, DateTime nowUtc, WorkingCalendar calendar, out DateTime utc, out string? problem, WhenWay way = WhenWay.Ahead)
    {
        var (unreadable, wrongWay) = way == WhenWay.Ahead ? ("when.unreadable", "when.past") : ("when.unreadableBack", "when.ahead");
        utc = default;
        problem = string.IsNullOrWhiteSpace(text) ? "when.missing" : text.Length > LongestText ? unreadable : null;
        if (problem is not null) return false;
        var now = calendar.ToLocal(nowUtc);
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        var found = WhenWords.Read(text!, minute, way) is { } parts ? new WhenChoice(parts, nowUtc, calendar).Instant() : null;
        problem = found is not { } at ? unreadable : at > nowUtc == (way == WhenWay.Back) ? wrongWay : (at - nowUtc).Duration() > TimeSpan.FromDays(FarthestDays) ? "when.tooFar" : null;
        utc = problem is null ? found!.Value : default;
        return problem is null;
    }
}

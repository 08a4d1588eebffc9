using System.Globalization;

namespace KhachQuen.Web.Shell;

/// <summary>Writes cells; one for the whole product, asked for by tables and by the parts of the same names.</summary>
public sealed partial class Cells(T texts, CompanyClock clock, Dist dist)
{
    public static string Iso(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private string Due(DateTime at) => at <= clock.UtcNow ? "late" : at <= clock.UtcNow.AddMinutes(15) ? "soon" : "later";

    private string Said(DateTime at, WhenAs way)
    {
        var time = at.ToString("HH:mm", CultureInfo.InvariantCulture);
        var today = clock.Today;
        var away = DateOnly.FromDateTime(at).DayNumber - today.DayNumber;
        return (way, away) switch
        {
            (WhenAs.Clock, _) => time,
            (WhenAs.Full, _) => Shown.Moment(at),
            (WhenAs.Brief, 0) => time,
            (WhenAs.Brief, _) => at.ToString(at.Year == today.Year ? "dd/MM" : "dd/MM/yyyy", CultureInfo.InvariantCulture),
            (_, 0) => texts["when.today", time],
            (_, -1) => texts["when.yesterday", time],
            (_, 1) => texts["when.tomorrow", time],
            _ => Shown.Moment(at),
        };
    }

    // The same words and rounding as in the browser (Client/times.ts), which takes over.
    private string Countdown(DateTime at)
    {
        var late = clock.UtcNow >= at;
        var away = (clock.UtcNow - at).Duration().TotalMinutes;
        var minutes = (long)(late ? Math.Floor(away) : Math.Ceiling(away));
        if (late && minutes < 1) return texts["client.time.now"];
        var length = minutes switch
        {
            < 60 => texts["client.time.minutes", minutes],
            < 24 * 60 => texts["client.time.hours", minutes / 60],
            < 48 * 60 => texts["client.time.day", 1],
            _ => texts["client.time.days", minutes / (24 * 60)],
        };
        return texts[late ? "client.time.late" : "client.time.left", length];
    }
}

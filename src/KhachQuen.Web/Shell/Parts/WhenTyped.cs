using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>A time as typed on the floor, read with the company's calendar .</summary>
public sealed class WhenTyped(CompanyCalendar calendar, TimeProvider clock)
{
    /// <summary>What "today" is read by.</summary>
    public TimeProvider Clock => clock;

    public async Task<DateTime?> Read(string? text, CancellationToken ct, WhenWay way = WhenWay.Ahead)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return WhenText.TryParse(text, clock.Now(), await calendar.Today(ct), out var at, out var problem, way) ? at : throw new Refused(problem!, "when");
    }
}

internal static class WhenRoutes
{
    public static void MapWhen(this RouteGroupBuilder pages) => pages.MapGet("/when", Understand).Needs(AccessPermissions.Self);

    /// <summary>What a typed time is understood as; one to come outside working hours with the nearest that is not, unless any time will do (<c>plain</c>).</summary>
    private static async Task<IResult> Understand(string? when, bool? back, bool? plain, CompanyCalendar calendar, TimeProvider clock, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(when)) return Forms.Fragment<WhenSaid>(new { });
        var (hours, way) = (await calendar.Today(ct), back == true ? WhenWay.Back : WhenWay.Ahead);
        if (!WhenText.TryParse(when, clock.Now(), hours, out var at, out var problem, way)) return Forms.Fragment<WhenSaid>(new { Problem = problem });
        if (way == WhenWay.Back || plain == true) return Forms.Fragment<WhenSaid>(new { At = (DateTime?)at, Back = true });
        return Forms.Fragment<WhenSaid>(new { At = (DateTime?)at, Nearest = hours.IsWorkingTime(at) ? (DateTime?)null : hours.NextWorkingTime(at) });
    }
}

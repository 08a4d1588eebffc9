using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The calendar's fragments, what is moved in it, and its link for other calendars.</summary>
internal static class CalendarRoutes
{
    public static void MapCalendarPages(this RouteGroupBuilder all)
    {
        var pages = all.MapGroup("").Needs(AccessPermissions.Self);
        pages.MapGet("/calendar/view", (HttpContext http) => Forms.Fragment<CalendarShownView>(new { Query = http.Request.QueryString.Value }));
        pages.MapPost("/activities/{id:guid}/move", Move);
        pages.MapGet("/calendar/feed", async (KeepCalendarFeed use, Actor actor, CancellationToken ct) => Forms.Fragment<CalendarFeedPanel>(new { Since = await use.Handle(actor, ct) }));
        pages.MapPost("/calendar/feed", async (KeepCalendarFeed use, Actor actor, HttpContext http, CancellationToken ct) =>
        {
            var key = await use.Make(actor, ct);
            return Forms.Fragment<CalendarFeedPanel>(new { Since = await use.Handle(actor, ct), Link = $"{http.Request.Scheme}://{http.Request.Host}/public/calendar/{key}.ics" });
        });
        pages.MapPost("/calendar/feed/withdraw", async (KeepCalendarFeed use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
        {
            await use.Withdraw(actor, ct);
            http.Toast(texts["calendar.feed.withdrawn"]);
            return Forms.Fragment<CalendarFeedPanel>(new { });
        });
    }

    public static void MapCalendarFeed(this RouteGroupBuilder open) =>
        open.MapGet("/calendar/{key}.ics", async (string key, ReadCalendarFeed use, CompanyClock clock, HttpContext http, CancellationToken ct) =>
        {
            http.Response.Headers.CacheControl = "private, max-age=300";
            return Results.Text(CalendarText.Of(await use.Within(key, ct), clock.UtcNow, $"{http.Request.Scheme}://{http.Request.Host}"), "text/calendar");
        }).OpenToAll("other calendars, known by the key of their link");

    /// <summary>Dragged to another day or time.</summary>
    private static async Task<IResult> Move(Guid id, IFormCollection form, EditActivity use, T texts, CompanyClock clock, Actor actor, HttpContext http, CancellationToken ct)
    {
        var day = form.Day("day") ?? throw new BadHttpRequestException("day is yyyy-MM-dd");
        var minute = int.TryParse(form["minute"], out var given) && given is >= 0 and < 1_440 ? given : throw new BadHttpRequestException("minute is one of a day");
        var moved = await use.Handle(id, form.Version(), new() { DueAt = CompanyTime.ToUtc(day, new TimeOnly(minute / 60, minute % 60)) }, actor, ct);
        http.Toast(texts["calendar.moved", moved.Title, Shown.Moment(clock.Local(moved.DueAt))]);
        return Results.NoContent();
    }
}

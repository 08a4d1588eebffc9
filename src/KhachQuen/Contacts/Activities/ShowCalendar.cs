using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>Something in a calendar.</summary>
/// <param name="Noun">activity, lead (a callback), …</param>
/// <param name="Kind">Code of its kind: call, meeting, callback.</param>
/// <param name="About">The row it is about, as far as the reader sees it.</param>
/// <param name="Path">The page of that row.</param>
/// <param name="Version">Of what may be moved by dragging; null: it moves by other acts.</param>
public sealed record CalendarItem(string Noun, Guid Id, string Kind, string Title, string? About, DateTime From, DateTime To, Guid? UserId, bool Done, string? Path, long? Version);

/// <summary>Brings what a module knows of times into the calendar .</summary>
public interface ICalendarSource
{
    /// <param name="db">Open for the reader.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The first one after it.</param>
    /// <param name="userId">Whose; null: of everybody the reader sees.</param>
    /// <param name="atMost">So many, the first first.</param>
    /// <param name="ct">Stops it.</param>
    Task<IReadOnlyList<CalendarItem>> Between(Db db, DateTime from, DateTime until, Guid? userId, int atMost, CancellationToken ct);
}

/// <param name="More">There is more than is shown.</param>
public sealed record CalendarShown(IReadOnlyList<CalendarItem> Items, bool More);

/// <summary>Everything with a time between two days: mine, somebody's, my people's .</summary>
public sealed class ShowCalendar(Database database, IEnumerable<ICalendarSource> sources)
{
    public const int AtMost = 500, LongestDays = 62;

    /// <param name="from">A day of the company.</param>
    /// <param name="to">The last one, inclusive.</param>
    /// <param name="userId">Whose; null: everybody's whom the actor sees.</param>
    /// <param name="actor">Reads it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<CalendarShown> Handle(DateOnly from, DateOnly to, Guid? userId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        Rule.Require(to >= from && to.DayNumber - from.DayNumber < LongestDays && from.Year > 1 && to.Year < 9999, "calendar.rangeInvalid", "to", LongestDays);
        await using var db = database.Open(actor);
        var items = new List<CalendarItem>();
        foreach (var source in sources) items.AddRange(await source.Between(db, CompanyTime.StartOf(from), CompanyTime.StartOf(to.AddDays(1)), userId, AtMost + 1, ct));
        items.Sort((a, b) => (a.From, a.Id).CompareTo((b.From, b.Id)));
        return new(items.Count > AtMost ? items[..AtMost] : items, items.Count > AtMost);
    }
}

internal sealed class ActivitiesInCalendar(ActivitySubjects subjects) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarItem>> Between(Db db, DateTime from, DateTime until, Guid? userId, int atMost, CancellationToken ct)
    {
        var rows = userId == db.Actor.Id ? db.Rows<Activity>() : subjects.Seen(db);
        if (userId is { } user) rows = rows.Where(a => a.OwnerId == user);
        var found = await rows.AsNoTracking().Where(a => a.DueAt >= from && a.DueAt < until && a.State != ActivityState.Cancelled).OrderBy(a => a.DueAt).ThenBy(a => a.Id).Take(atMost).ToListAsync(ct);      // indexes (Owner/Team, DueAt, Id)
        var titles = await subjects.Titles(db, found.Select(a => (a.Noun, a.NounId)), ct);
        return [.. found.Select(a => Shown(a, titles.GetValueOrDefault(a.NounId), db.Actor))];
    }

    private CalendarItem Shown(Activity a, string? about, Actor actor) => new("activity", a.Id, new Named<ActivityKind>(a.Kind).ToString(), Masking.Text(a.Title, actor, a)!, about, a.DueAt, a.DueAt.AddMinutes(a.Minutes), a.OwnerId, a.State == ActivityState.Done,
        about is null ? null : $"{subjects[a.Noun]!.Path}/{a.NounId}", a.State == ActivityState.Planned && (a.OwnerId == actor.Id || actor.May(subjects[a.Noun]!.Write, a)) ? a.Version : null);
}

/// <summary>One person's callbacks of leads: they move by the outcome of a call. A whole floor's would hide everything else.</summary>
internal sealed class CallbacksInCalendar : ICalendarSource
{
    private const int Minutes = 15;

    public async Task<IReadOnlyList<CalendarItem>> Between(Db db, DateTime from, DateTime until, Guid? userId, int atMost, CancellationToken ct)
    {
        if (userId is not { } user || !db.Actor.May(LeadPermissions.Read)) return [];
        var rows = db.Leads.AsNoTracking().Where(l => l.NextActionAt >= from && l.NextActionAt < until && l.OwnerId == user && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact));
        var found = await rows.OrderBy(l => l.NextActionAt).Take(atMost).Select(l => new { l.Id, l.Name, l.Phone, At = l.NextActionAt!.Value, l.OwnerId, l.TeamId }).ToListAsync(ct);      // index (OwnerId, NextActionAt)
        return [.. found.Select(l => new CalendarItem("lead", l.Id, "callback", l.Name ?? Masking.Phone(l.Phone, db.Actor, new Masking.Owned(l.OwnerId, l.TeamId)), null, l.At, l.At.AddMinutes(Minutes), l.OwnerId, false, $"/leads/{l.Id}", null))];
    }
}

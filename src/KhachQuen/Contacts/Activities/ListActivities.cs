using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>The filters of the activities, each a named field (T-24).</summary>
public sealed record ActivityFilter
{
    public Named<ActivityState>? State { get; init; }
    public Named<ActivityKind>? Kind { get; init; }
    /// <summary>Who does it.</summary>
    public Guid? UserId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? CustomerId { get; init; }
    /// <summary>The row it is about.</summary>
    public Guid? NounId { get; init; }
    /// <summary>Days of the company on which it is due, both inclusive.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public DateTime? UpdatedSince { get; init; }

    public IQueryable<Activity> On(IQueryable<Activity> rows)
    {
        if (State is { Value: var state }) rows = state == ActivityState.Planned ? rows.Where(a => a.State == ActivityState.Planned) : rows.Where(a => a.State == state);      // said out: only so the partial index serves
        if (Kind is { Value: var kind }) rows = rows.Where(a => a.Kind == kind);
        if (UserId is { } user) rows = rows.Where(a => a.OwnerId == user);
        if (TeamId is { } team) rows = rows.Where(a => a.TeamId == team);
        if (CustomerId is { } customer) rows = rows.Where(a => a.CustomerId == customer);
        if (NounId is { } noun) rows = rows.Where(a => a.NounId == noun);
        if (From is { } from && CompanyTime.StartOf(from) is var begin) rows = rows.Where(a => a.DueAt >= begin);
        if (To is { } to && CompanyTime.StartOf(to.AddDays(1)) is var end) rows = rows.Where(a => a.DueAt < end);
        return UpdatedSince is { } since ? rows.Where(a => a.UpdatedAt >= since) : rows;
    }
}

/// <summary>What is planned and was done: mine, and that of the people whose rows I see.</summary>
public sealed class ListActivities(Database database, ActivitySubjects subjects)
{
    public static readonly Sorting<Activity> Sorting = new Sorting<Activity>("dueAt").By("dueAt", a => a.DueAt).By("createdAt", a => a.CreatedAt).By("updatedAt", a => a.UpdatedAt);

    public async Task<Page<ActivityView>> Handle(ActivityFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var rows = filter.UserId == actor.Id ? db.Rows<Activity>() : subjects.Seen(db);      // mine alone need no other way in
        return await Named(db, await Sorting.Page(filter.On(rows), page, ActivityView.Of, ct), ct);
    }

    internal async Task<Page<ActivityView>> Named(Db db, Page<ActivityView> found, CancellationToken ct)
    {
        var titles = await subjects.Titles(db, found.Items.Select(a => (a.Noun, a.NounId)), ct);
        return found.Map(a => a.ShownTo(db.Actor) with { About = titles.GetValueOrDefault(a.NounId) });
    }
}

/// <summary>One activity.</summary>
public sealed class ShowActivity(Database database, ActivitySubjects subjects)
{
    public async Task<ActivityView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var activity = await subjects.Reached(db, id, ct);
        return ActivityView.For(activity, subjects[activity.Noun] is { } noun ? await noun.Find(db, activity.NounId, ct) : null, actor);
    }
}

/// <summary>What is planned about one row, the next first, and what was done last.</summary>
/// <param name="MayPlan">The reader may plan more.</param>
public sealed record ActivitiesOfRow(string Title, string Path, bool MayPlan, IReadOnlyList<ActivityView> Planned, IReadOnlyList<ActivityView> Ended);

/// <summary>The activities of a row, for whoever sees the row.</summary>
public sealed class ActivitiesOf(Database database, ActivitySubjects subjects)
{
    private const int Planned = 50, Ended = 3;

    public async Task<ActivitiesOfRow> Handle(string noun, Guid nounId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var about = await subjects.Get(db, noun, nounId, ct);
        var rows = db.Rows<Activity>().AsNoTracking().Where(a => noun == ActivityNouns.Customer ? a.CustomerId == nounId : a.NounId == nounId);
        var planned = await rows.Where(a => a.State == ActivityState.Planned).OrderBy(a => a.DueAt).Take(Planned).Select(ActivityView.Of).ToListAsync(ct);
        var ended = await rows.Where(a => a.State == ActivityState.Done).OrderByDescending(a => a.DueAt).Take(Ended).Select(ActivityView.Of).ToListAsync(ct);
        return new(about.Title, about.Row.Path, about.Row.MayWrite, [.. planned.Select(Shown)], [.. ended.Select(Shown)]);

        ActivityView Shown(ActivityView a) => about.Row.SeesPhones ? a : a.ShownTo(actor);
    }
}

/// <param name="Late">Planned, their time past.</param>
/// <param name="Today">Still to come today.</param>
/// <param name="Later">After today.</param>
public sealed record ActivityCounts(int Late, int Today, int Later);

/// <summary>How much of mine is late, due today, to come.</summary>
public sealed class CountActivities(Database database, TimeProvider clock)
{
    public async Task<ActivityCounts> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (me, now) = (actor.Id, clock.Now());
        var tonight = CompanyTime.StartOf(CompanyTime.DayOf(now).AddDays(1));
        var counts = await db.Rows<Activity>().Where(a => a.OwnerId == me && a.State == ActivityState.Planned)      // index "planned", alone
            .GroupBy(a => a.DueAt <= now ? 0 : a.DueAt < tonight ? 1 : 2).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new(counts.GetValueOrDefault(0), counts.GetValueOrDefault(1), counts.GetValueOrDefault(2));
    }
}

/// <summary>What is planned next about each of many rows the reader was seen to see: the sign on a card.</summary>
public sealed class NextActivities(Database database)
{
    /// <returns>Row → when its earliest planned activity is due.</returns>
    public async Task<IReadOnlyDictionary<Guid, DateTime>> Handle(IReadOnlyCollection<Guid> rows, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        if (rows.Count == 0) return new Dictionary<Guid, DateTime>();
        Guid[] ids = [.. rows];
        await using var db = database.Open(actor);
        return await db.Rows<Activity>().Where(a => EF.Parameter(ids).Contains(a.NounId) && a.State == ActivityState.Planned)      // index (NounId, DueAt)
            .GroupBy(a => a.NounId).Select(g => new { g.Key, At = g.Min(a => a.DueAt) }).ToDictionaryAsync(g => g.Key, g => g.At, ct);
    }
}

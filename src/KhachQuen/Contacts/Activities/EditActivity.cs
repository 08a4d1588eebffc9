using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>The fields of a planned activity as a merge patch names them.</summary>
public sealed record ActivityEdit
{
    public Patch<ActivityKind> Kind { get; init; }
    public Patch<string> Title { get; init; }
    public Patch<DateTime> DueAt { get; init; }
    public Patch<short> Minutes { get; init; }
    public Patch<short?> RemindMinutes { get; init; }
    public Patch<string> Place { get; init; }
    public Patch<string> Note { get; init; }
    public Patch<Guid> UserId { get; init; }

    internal ActivityTerms On(ActivityTerms now) => new ActivityTerms(Kind.Or(now.Kind), Kept(Title, now.Title), DueAt.Or(now.DueAt), Minutes.Or(now.Minutes), RemindMinutes.Given ? RemindMinutes.Value : now.RemindMinutes, Kept(Place, now.Place), Kept(Note, now.Note)).Read();

    /// <summary>Who sees a text with its numbers in dots and sends it back has not changed it.</summary>
    private static string? Kept(Patch<string> said, string? now) => said.Given && said.Value != Masking.PhonesIn(now) ? said.Value : now;
}

/// <summary>Whoever does it, or may change the row it is about, puts it right, moves it to another time or gives it to somebody else.</summary>
public sealed class EditActivity(Database database, ActivitySubjects subjects, ActivityNotices notices, TimeProvider clock)
{
    public async Task<ActivityView> Handle(Guid id, long? version, ActivityEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (activity, about) = await subjects.ToWrite(db, id, version, ct);
        var terms = edit.On(activity.Terms);
        if (terms != activity.Terms) activity.Edit(terms, clock.Now());
        if (edit.UserId is { Given: true, Value: var user } && user != activity.OwnerId) await Give(db, activity, user, ct);
        return await subjects.Save(db, activity, about, ct);
    }

    private async Task Give(Db db, Activity activity, Guid user, CancellationToken ct)
    {
        var who = await Doers.Of(db, user, subjects[activity.Noun]!.Write, ct);
        activity.HandTo(who.Id, who.TeamId, who.DisplayName);
        await notices.Given(db, activity, ct);
    }
}

/// <summary>It was done; of a meeting with a recap.</summary>
public sealed class CompleteActivity(Database database, ActivitySubjects subjects, TimeProvider clock)
{
    public async Task<ActivityView> Handle(Guid id, long? version, string? result, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (activity, about) = await subjects.ToWrite(db, id, version, ct);
        activity.Complete(result, clock.Now());
        return await subjects.Save(db, activity, about, ct);
    }
}

/// <summary>It will not be done.</summary>
public sealed class CancelActivity(Database database, ActivitySubjects subjects, TimeProvider clock)
{
    public async Task<ActivityView> Handle(Guid id, long? version, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (activity, about) = await subjects.ToWrite(db, id, version, ct);
        activity.Cancel(reason, clock.Now());
        return await subjects.Save(db, activity, about, ct);
    }
}

/// <summary>Done or cancelled by mistake: it stands as before.</summary>
public sealed class ReopenActivity(Database database, ActivitySubjects subjects, TimeProvider clock)
{
    public async Task<ActivityView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (activity, about) = await subjects.ToWrite(db, id, null, ct);
        activity.Reopen(clock.Now());
        return await subjects.Save(db, activity, about, ct);
    }
}

internal static class ActivityWriting
{
    /// <summary>One the actor does, or about a row they may change.</summary>
    public static async Task<(Activity Activity, ActivitySubject? About)> ToWrite(this ActivitySubjects subjects, Db db, Guid id, long? version, CancellationToken ct)
    {
        var activity = await subjects.Reached(db, id, ct);
        var about = subjects[activity.Noun] is { } noun ? await noun.Find(db, activity.NounId, ct) : null;
        if (activity.OwnerId != db.Actor.Id && about is not { Row.MayWrite: true }) throw new Forbidden("activity");
        activity.RequireVersion(version, a => ActivityView.For(a, about, db.Actor));
        return (activity, about);
    }

    /// <summary>Seen by its own door, or because the row it is about is seen.</summary>
    public static async Task<Activity> Reached(this ActivitySubjects subjects, Db db, Guid id, CancellationToken ct)
    {
        if (await subjects.Seen(db).SingleOrDefaultAsync(a => a.Id == id, ct) is { } seen) return seen;
        var there = await db.Rows<Activity>().SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
        return subjects[there.Noun] is { } noun && await noun.Find(db, there.NounId, ct) is not null ? there : throw new NotFound();
    }

    /// <summary>Saves and tells the open page of the row; who was faster is shown.</summary>
    public static async Task<ActivityView> Save(this ActivitySubjects subjects, Db db, Activity activity, ActivitySubject? about, CancellationToken ct)
    {
        if (about is not null) db.WillTell(about.Row.Change);
        await db.SaveOrShow(async () => ActivityView.For(await db.Rows<Activity>().AsNoTracking().Get(activity.Id, ct), about, db.Actor), ct);
        return ActivityView.For(activity, about, db.Actor);
    }
}

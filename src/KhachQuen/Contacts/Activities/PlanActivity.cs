using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>What may be given of a new activity.</summary>
public sealed record ActivityInput
{
    /// <summary>lead, customer, opportunity.</summary>
    public required string Noun { get; init; }
    public required Guid NounId { get; init; }
    public ActivityKind Kind { get; init; }
    public string? Title { get; init; }
    public DateTime DueAt { get; init; }
    public short? Minutes { get; init; }
    public short? RemindMinutes { get; init; }
    public string? Place { get; init; }
    public string? Note { get; init; }
    /// <summary>Who does it; default: the caller.</summary>
    public Guid? UserId { get; init; }

    /// <summary>What a kind takes, where nothing is said.</summary>
    internal static short UsualMinutes(ActivityKind kind) => kind switch { ActivityKind.Meeting => 60, ActivityKind.Call => 15, _ => 30 };

    internal ActivityTerms Terms() => new ActivityTerms(Kind, Title, DueAt, Minutes ?? UsualMinutes(Kind), RemindMinutes, Place, Note).Read();
}

/// <summary>"Ấn định hoạt động" (F-33): whoever may change a row plans what to do about it next, themself or somebody they lead.</summary>
public sealed class PlanActivity(Database database, ActivitySubjects subjects, ActivityNotices notices, TimeProvider clock)
{
    public async Task<ActivityView> Handle(ActivityInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var about = await subjects.Get(db, input.Noun, input.NounId, ct);
        if (!about.Row.MayWrite) throw new Forbidden(input.Noun);
        var who = await Doers.Of(db, input.UserId ?? actor.Id, subjects[input.Noun]!.Write, ct);
        var activity = new Activity(input.Terms(), about, who, clock.Now());
        db.Add(activity);
        await notices.Given(db, activity, ct);
        db.WillTell(about.Row.Change);
        await db.SaveChangesAsync(ct);
        return ActivityView.For(activity, about, actor);
    }
}

internal static class Doers
{
    /// <summary>The actor, or somebody at work whom they lead.</summary>
    public static async Task<User> Of(Db db, Guid id, string right, CancellationToken ct)
    {
        var who = await db.Rows<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Active, ct);
        Rule.Require(who is not null && (id == db.Actor.Id || db.Actor.May(right, new Masking.Owned(who.Id, who.TeamId))), "activity.userUnknown", "userId");
        return who!;
    }
}

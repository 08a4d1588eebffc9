using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>Tells people of activities, each as far as they themselves see: never a number, and no row beyond their sight (T-22, X-3).</summary>
public sealed class ActivityNotices(Database database, ActorDesk desk, ActivitySubjects subjects)
{
    private const string Unseen = "–";

    /// <summary>What the row is called to this person, and where it is; nothing where they do not see it, or have left.</summary>
    public async Task<(string? Title, string? Path)> Seen(Guid userId, string noun, Guid nounId, CancellationToken ct)
    {
        if (subjects[noun] is not { } of || await desk.OfUser(userId, ct) is not { } actor) return default;
        await using var theirs = database.OpenApart(actor);
        return (await of.Titles(theirs, [nounId], ct)).GetValueOrDefault(nounId) is { } title ? (Masking.PhonesIn(title), $"{of.Path}/{nounId}") : default;
    }

    /// <summary>Somebody else planned it for them; once for each who it is given to. The caller saves.</summary>
    internal async Task Given(Db db, Activity activity, CancellationToken ct)
    {
        if (activity.OwnerId is not { } who || who == db.Actor.Id) return;
        var (title, path) = await Seen(who, activity.Noun, activity.NounId, ct);
        await db.Notify(who, "activity.given", new { by = db.Actor.Name, what = Masking.PhonesIn(activity.Title), about = title ?? Unseen }, path, $"activity:{activity.Id:N}:{who:N}", db.Clock.Now(), ct);
    }

    /// <summary>Its time has come. The caller saves.</summary>
    internal static Task Due(Db db, Activity activity, (string? Title, string? Path) seen, DateTime at, CancellationToken ct) => activity.OwnerId is not { } who ? Task.CompletedTask
        : db.Notify(who, "activity.due", new { what = Masking.PhonesIn(activity.Title), about = seen.Title ?? Unseen, at = activity.DueAt }, seen.Path, $"activity:{activity.Id:N}:{activity.DueAt.Ticks}", at, ct);
}

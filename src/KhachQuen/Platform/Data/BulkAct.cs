using System.Text.Json;

namespace KhachQuen.Platform;

/// <summary>
/// Many rows of a noun written by one act (an import, its undo), past the change tracker: the rows' timeline lines and events are written
/// with them, and one audit line names the act, the noun and how many. Inside the caller's transaction.
/// </summary>
public static class BulkAct
{
    /// <summary>Adds new rows. Their stories and events are told as a save would; open screens are the caller's to tell (<see cref="Db.WillTell"/>).</summary>
    /// <param name="db">With a transaction begun.</param>
    /// <param name="rows">New, not tracked.</param>
    /// <param name="act">For the audit: imported …</param>
    /// <param name="of">What the act belongs to, e.g. the import.</param>
    /// <param name="ct">Stops it; the transaction is then the caller's to roll back.</param>
    public static async Task AddMany<T>(this Db db, IReadOnlyList<T> rows, string act, Guid of, CancellationToken ct) where T : Entity
    {
        if (rows.Count == 0) return;
        var now = db.Clock.Now();
        foreach (var row in rows) row.Stamp(now, isNew: true);
        await db.Dialect.BulkInsert(db, rows, ct);
        await db.Dialect.BulkInsert(db, [.. rows.SelectMany(r => r.Story.SelectMany(t => SaveRecords.LinesOf(r, t, db.Actor, now)))], ct);
        await db.Dialect.BulkInsert(db, [.. rows.SelectMany(r => r.Events.Select(e => SaveRecords.MessageOf(e, db.Actor, now)))], ct);
        db.Audit<T>(act, of, new { count = new object?[] { null, rows.Count } });
        foreach (var row in rows) row.Forget();
    }

    /// <summary>One audit line for many rows; the caller saves. <paramref name="changes"/>: name → [before, after].</summary>
    public static void Audit<T>(this Db db, string act, Guid of, object changes) where T : Entity
    {
        var now = db.Clock.Now();
        db.Write(new()
        {
            Id = Keys.New(now), At = now, ActorId = db.Actor.Id, ActorName = db.Actor.UserName, From = db.Actor.From, Act = act, Noun = AuditTrail.NounOf(typeof(T)), NounId = of,
            Changes = JsonSerializer.Serialize(changes, AuditTrail.Json),
        });
    }

    /// <summary>A timeline line for a row that is not loaded; insert it with <see cref="Dialect.BulkInsert"/>.</summary>
    public static TimelineEntry StoryLine<T>(this Db db, Guid subject, string kind, object facts, string? note) where T : Entity => new()
    {
        Id = Keys.New(db.Clock.Now()), SubjectId = subject, Noun = AuditTrail.NounOf(typeof(T)), Kind = kind, At = db.Clock.Now(),
        ActorId = db.Actor.Id, ActorName = db.Actor.Name, Facts = JsonSerializer.Serialize(facts, AuditTrail.Json), Note = note,
    };
}

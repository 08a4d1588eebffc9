using System.Text.Json;

namespace KhachQuen.Platform;

/// <summary>Acts that change no row of ours and still are written down: signing in, exporting, listening, looking through another's eyes.</summary>
public static class AuditNotes
{
    /// <summary>Adds the line; the caller saves.</summary>
    /// <param name="db">Open for whoever acts.</param>
    /// <param name="act">signedIn, exported …</param>
    /// <param name="noun">What it was about, as in the audit of rows.</param>
    /// <param name="nounId">Which one; empty when it is about none.</param>
    /// <param name="facts">Named values, written as [null, value].</param>
    /// <param name="by">Who acts, where it is not the actor the database is open for (signing in: nobody is, yet).</param>
    public static void Note(this Db db, string act, string noun, Guid nounId, IReadOnlyDictionary<string, object?>? facts = null, (Guid Id, string Name)? by = null)
    {
        var at = db.Clock.Now();
        var (id, name) = by ?? (db.Actor.ViewerId ?? db.Actor.Id, db.Actor.UserName);
        db.Write(new()
        {
            Id = Keys.New(at), At = at, ActorId = id, ActorName = name, From = db.Actor.From, Act = act, Noun = noun, NounId = nounId,
            Changes = JsonSerializer.Serialize((facts ?? new Dictionary<string, object?>()).ToDictionary(f => f.Key, f => new[] { null, f.Value }), AuditTrail.Json),
        });
    }
}

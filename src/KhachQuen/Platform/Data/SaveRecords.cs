using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KhachQuen.Platform;

/// <summary>What is written beside every change: version, audit line, timeline lines, events for the outbox.</summary>
internal static class SaveRecords
{
    /// <summary>Returns whether something was raised for the outbox.</summary>
    public static bool Write(Db db, IReadOnlyList<EntityEntry<Entity>> changed)
    {
        if (changed.Count > 0 && db.Actor.IsViewing) throw new Forbidden("viewing");    // who looks through another's eyes changes nothing
        var now = db.Clock.Now();
        var raised = false;
        foreach (var entry in changed)
        {
            if (entry.State != EntityState.Deleted) entry.Entity.Stamp(now, entry.State == EntityState.Added);
            if (entry.State == EntityState.Modified) entry.DetectChanges();
            if (AuditTrail.Of(entry, db.Actor, now) is { } line) db.Write(line);
            db.AddRange(entry.Entity.Story.SelectMany(t => LinesOf(entry.Entity, t, db.Actor, now)));
            foreach (var happened in entry.Entity.Events)
            {
                db.Add(MessageOf(happened, db.Actor, now));
                raised = true;
            }
        }
        return raised;
    }

    public static IEnumerable<LiveChange> LiveOf(IReadOnlyList<EntityEntry<Entity>> changed) =>
        from entry in changed
        where entry.Entity is ILive
        let row = (ILive)entry.Entity
        let before = entry.Metadata.FindProperty(nameof(IOwned.OwnerId)) is { } owner ? entry.Property(owner.Name).OriginalValue as Guid? : null
        select new LiveChange(AuditTrail.NounOf(entry.Metadata.ClrType), entry.Entity.Id, [.. new[] { row.OwnerId, row.TeamId, before }.OfType<Guid>().Distinct()]);

    public static IEnumerable<TimelineEntry> LinesOf(Entity row, Told told, Actor actor, DateTime now)
    {
        var facts = told.Facts is null ? null : JsonSerializer.Serialize(told.Facts, AuditTrail.Json);
        foreach (var subject in new[] { row.Id, told.AlsoOn ?? Guid.Empty, told.AndOn ?? Guid.Empty }.Where(s => s != Guid.Empty).Distinct())
            yield return new TimelineEntry
            {
                Id = Keys.New(now), SubjectId = subject, Noun = AuditTrail.NounOf(row.GetType()), Kind = told.Kind, At = told.At ?? now,
                ActorId = actor.Id, ActorName = actor.Name, Facts = facts, Note = told.Note,
            };
    }

    public static OutboxMessage MessageOf(object happened, Actor actor, DateTime now) => new()
    {
        Id = Keys.New(now), Type = happened.GetType().FullName!, Payload = JsonSerializer.Serialize(happened, happened.GetType(), AuditTrail.Json),
        ActorId = actor.Id, CreatedAt = now, NextTryAt = now,
    };
}

using System.ComponentModel.DataAnnotations.Schema;

namespace KhachQuen.Platform;

/// <summary>A noun with an identity. It keeps its rules itself; version, audit, timeline and events are written on save.</summary>
public abstract class Entity
{
    private readonly List<object> events = [];
    private readonly List<Told> told = [];

    /// <summary>UUIDv7, made in code: its order is the order of making.</summary>
    public Guid Id { get; protected init; }
    /// <summary>Rises by one with every save; the guard against stale writes .</summary>
    public long Version { get; private set; }
    public DateTime CreatedAt { get; protected internal set; }
    public DateTime UpdatedAt { get; private set; }

    [NotMapped] internal IReadOnlyList<object> Events => events;
    [NotMapped] internal IReadOnlyList<Told> Story => told;

    /// <summary>Says to later modules what happened; leaves through the outbox in the same transaction.</summary>
    protected void Raise(object happened) => events.Add(happened);

    /// <summary>Adds a line to the timeline of this row (and of <paramref name="alsoOn"/>, e.g. the customer, and <paramref name="andOn"/>).</summary>
    protected void Tell(string kind, object? facts = null, string? note = null, Guid? alsoOn = null, DateTime? at = null, Guid? andOn = null) =>
        told.Add(new(kind, facts, note, alsoOn, at, andOn));

    internal void Stamp(DateTime now, bool isNew)
    {
        Version++;
        UpdatedAt = now;
        if (isNew && CreatedAt == default) CreatedAt = now;
    }

    internal void Forget()
    {
        events.Clear();
        told.Clear();
    }
}

internal sealed record Told(string Kind, object? Facts, string? Note, Guid? AlsoOn, DateTime? At, Guid? AndOn = null);

/// <summary>Keys in the order of making, from the clock of the product (a test may hold it still).</summary>
public static class Keys
{
    public static Guid New(DateTime at) => Guid.CreateVersion7(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));

    /// <summary>The least key that can have been made at that time: bounds a range of keys by time.</summary>
    public static Guid First(DateTime at)
    {
        Span<byte> bytes = stackalloc byte[16];
        New(at).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        return new Guid(bytes, bigEndian: true);
    }
}

public static class ClockReading
{
    /// <summary>Now in UTC, cut to microseconds: PostgreSQL keeps no more, and what is returned must equal what is stored.</summary>
    public static DateTime Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - now.Ticks % 10, DateTimeKind.Utc);
    }
}

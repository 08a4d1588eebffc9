using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KhachQuen.Platform;

/// <summary>Keeps out of the audit: a property's value (secrets, columns computed from others), or a whole noun that only counts.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class NotAuditedAttribute : Attribute;

internal static class AuditTrail
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Adds a line; it waits to be sealed from the same transaction on.</summary>
    public static void Write(this Db db, AuditLine line)
    {
        db.Add(line);
        db.Add(new UnsealedLine { AuditId = line.Id });
    }

    /// <summary>The line of a change; null when nothing that is audited changed.</summary>
    public static AuditLine? Of(EntityEntry<Entity> entry, Actor actor, DateTime at)
    {
        if (entry.Metadata.ClrType.IsDefined(typeof(NotAuditedAttribute), false)) return null;
        var changes = ChangesOf(entry, ((Db)entry.Context).Erasing);
        return entry.State == EntityState.Modified && changes.Count == 0 ? null : new()
        {
            Id = Keys.New(at), At = at, ActorId = actor.Id, ActorName = actor.UserName, From = actor.From,
            Act = entry.State switch { EntityState.Added => "created", EntityState.Deleted => "removed", _ => "changed" },
            Noun = NounOf(entry.Metadata.ClrType), NounId = entry.Entity.Id, Changes = JsonSerializer.Serialize(changes, Json),
        };
    }

    public static string NounOf(Type type) => NounOf(type.Name);

    public static string NounOf(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static Dictionary<string, object?[]> ChangesOf(EntityEntry<Entity> entry, bool isErasing) =>
        entry.Properties
            .Where(p => p.Metadata.Name is not (nameof(Entity.Id) or nameof(Entity.Version) or nameof(Entity.UpdatedAt)))
            .Where(p => p.Metadata.PropertyInfo?.IsDefined(typeof(NotAuditedAttribute), false) != true)
            .Where(p => entry.State switch { EntityState.Added => p.CurrentValue is not null, EntityState.Deleted => true, _ => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue) })
            .ToDictionary(p => p.Metadata.Name, p => isErasing ? new object?[2] : [entry.State == EntityState.Added ? null : p.OriginalValue, entry.State == EntityState.Deleted ? null : p.CurrentValue]);
}

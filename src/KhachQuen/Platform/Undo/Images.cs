using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KhachQuen.Platform;

/// <summary>Takes the before-images of everything a save changes while its actor is at an act on many (<see cref="Actor.Doing"/>).</summary>
internal static class Images
{
    private static readonly HashSet<string> NotKept = [nameof(Entity.Id), nameof(Entity.Version), nameof(Entity.UpdatedAt)];

    /// <summary>Called when versions have risen and nothing is written yet.</summary>
    public static async Task Take(Db db, UndoScope doing, CancellationToken ct)
    {
        var changed = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && IsImaged(e.Metadata.ClrType)).ToList();
        if (changed.Count == 0) return;
        var mains = changed.Where(e => e.Metadata.ClrType.Name == doing.Noun).Select(KeyOf).ToList();
        Guid[] ids = [.. changed.Select(KeyOf)];
        var there = await db.Rows<BeforeImage>().Where(i => i.OperationId == doing.Id && EF.Parameter(ids).Contains(i.RowId)).ToDictionaryAsync(i => (i.Noun, i.RowId), ct);
        foreach (var entry in changed) Keep(db, entry, doing, mains, there);
    }

    private static bool IsImaged(Type type) => (typeof(Entity).IsAssignableFrom(type) && type != typeof(BulkOperation) && type != typeof(Work)) || type.IsDefined(typeof(ImagedAttribute), false);

    internal static Guid KeyOf(EntityEntry entry) => (Guid)entry.Property("Id").CurrentValue!;

    private static void Keep(Db db, EntityEntry entry, UndoScope doing, List<Guid> mains, Dictionary<(string, Guid), BeforeImage> there)
    {
        var (noun, id, act) = (entry.Metadata.ClrType.Name, KeyOf(entry), entry.State switch { EntityState.Added => ImageAct.Made, EntityState.Deleted => ImageAct.Removed, _ => ImageAct.Changed });
        var columns = entry.Properties.Where(p => !NotKept.Contains(p.Metadata.Name) && Counts(p, act)).ToList();
        if (act == ImageAct.Changed && columns.Count == 0) return;
        var before = columns.ToDictionary(p => p.Metadata.Name, p => p.OriginalValue);
        var after = act == ImageAct.Changed ? columns.ToDictionary(p => p.Metadata.Name, p => p.CurrentValue) : [];
        var version = entry.Entity is Entity row ? row.Version : (long?)null;
        if (there.GetValueOrDefault((noun, id)) is { } first) Again(first, act, version, before, after);
        else db.Add(new BeforeImage
        {
            OperationId = doing.Id, Noun = noun, RowId = id, SavedWith = mains.Count == 0 || mains.Contains(id) ? id : mains[0], Act = act, Version = version,
            Before = act == ImageAct.Made ? "{}" : Write(before), After = Write(after),
        });
    }

    private static bool Counts(PropertyEntry property, ImageAct act) => act switch
    {
        ImageAct.Made => false,
        ImageAct.Removed => true,
        _ => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue),
    };

    /// <summary>The same act touches the row a second time: what stood before the first time is what counts.</summary>
    private static void Again(BeforeImage first, ImageAct act, long? version, Dictionary<string, object?> before, Dictionary<string, object?> after)
    {
        first.Version = version;
        if (first.Act == ImageAct.Made) return;
        var (was, became) = (Read(first.Before), Read(first.After));
        foreach (var (column, value) in before) was.TryAdd(column, JsonSerializer.SerializeToElement(value, AuditTrail.Json));
        foreach (var (column, value) in after) became[column] = JsonSerializer.SerializeToElement(value, AuditTrail.Json);
        (first.Act, first.Before, first.After) = (act == ImageAct.Removed ? act : first.Act, Write(was), Write(became));
    }

    internal static Dictionary<string, JsonElement> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json, AuditTrail.Json)!;

    private static string Write<T>(Dictionary<string, T> columns) => JsonSerializer.Serialize(columns, AuditTrail.Json);
}

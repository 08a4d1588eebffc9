using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KhachQuen.Platform;

/// <summary>Puts rows back as their before-images have them, and sorts them into the three heaps. Inside the caller's transaction; one batch of images at a time.</summary>
internal sealed class PutBack(Db db, BulkOperation operation, ImagedOperation kind)
{
    private const string Edited = "operation.editedSince", Gone = "operation.goneSince", Tied = "operation.tiedSince";
    private readonly string noun = kind.Noun.Name;
    private int reversed, kept, impossible;
    private Dictionary<Guid, string> against = [];

    public UndoHeaps Heaps => new(reversed, kept, impossible);

    /// <summary>One batch of main rows with all that was saved with them. The caller saves and commits.</summary>
    public async Task Batch(IReadOnlyList<BeforeImage> images, CancellationToken ct)
    {
        await Load(images, ct);
        if (kind.Against is { } stands) against = await stands(db, [.. images.Where(i => i.Noun == noun).Select(i => i.RowId)], ct);
        foreach (var together in kind.ByColumn ? images.Select(i => (IReadOnlyList<BeforeImage>)[i]) : images.GroupBy(i => i.SavedWith).Select(g => (IReadOnlyList<BeforeImage>)[.. g]))
            await One(together, ct);
    }

    private async Task One(IReadOnlyList<BeforeImage> together, CancellationToken ct)
    {
        var found = new List<(BeforeImage Image, EntityEntry? Row)>();
        foreach (var image in together) found.Add((image, await Find(image, ct)));
        var main = together.FirstOrDefault(i => i.Noun == noun) ?? together[0];
        var why = found.Select(f => Hindrance(f.Image, f.Row)).FirstOrDefault(w => w is not null);
        if (why is null && against.TryGetValue(main.RowId, out var reason)) why = (UndoHeap.Impossible, reason);
        if (why is { } hindrance) Leave(main, hindrance.Heap, hindrance.Reason);
        else
        {
            foreach (var (image, row) in found) Restore(image, row);
            if (main.Noun == noun || (kind.ByColumn && main.Version is not null)) reversed++;
        }
    }

    /// <summary>What stands against putting this row back.</summary>
    private (UndoHeap Heap, string Reason)? Hindrance(BeforeImage image, EntityEntry? row)
    {
        if (image.Act == ImageAct.Removed) return row is null ? null : (UndoHeap.Kept, Edited);
        if (row is null) return image.Act == ImageAct.Made ? null : (UndoHeap.Impossible, Gone);
        if (!kind.ByColumn && row.Entity is IUndoGuarded { WhyNotBack: { } reason }) return (UndoHeap.Impossible, reason);
        if (kind.ByColumn) return image.Act == ImageAct.Changed && Images.Read(image.After).All(c => !Stands(row.Property(c.Key), c.Value)) ? (UndoHeap.Kept, Edited) : null;
        if (image.Noun == noun || image.Act == ImageAct.Made) return image.Version is { } version && ((Entity)row.Entity).Version != version ? (UndoHeap.Kept, Edited) : null;
        return Images.Read(image.After).All(c => Stands(row.Property(c.Key), c.Value)) ? null : (UndoHeap.Kept, Tied);
    }

    /// <summary>Whether the column still has what the act gave it.</summary>
    private static bool Stands(PropertyEntry column, JsonElement after) => JsonSerializer.Serialize(column.CurrentValue, AuditTrail.Json) == after.GetRawText();

    private void Restore(BeforeImage image, EntityEntry? row)
    {
        switch (image.Act)
        {
            case ImageAct.Made: if (row is not null) row.State = EntityState.Deleted; break;
            case ImageAct.Removed: Revive(image); break;
            default:
                var after = Images.Read(image.After);
                foreach (var (column, value) in Images.Read(image.Before))
                    if (!kind.ByColumn || Stands(row!.Property(column), after[column])) Set(row!.Property(column), value);
                (row!.Entity as IPutBack)?.WasPutBack(db.Actor, db.Clock.Now(), after);
                break;
        }
    }

    private void Revive(BeforeImage image)
    {
        var type = db.Model.GetEntityTypes().Single(t => t.ClrType.Name == image.Noun).ClrType;
        var row = db.Entry(Activator.CreateInstance(type, nonPublic: true)!);
        row.Property("Id").CurrentValue = image.RowId;
        foreach (var (column, value) in Images.Read(image.Before)) Set(row.Property(column), value);
        row.State = EntityState.Added;
    }

    private static void Set(PropertyEntry column, JsonElement value) => column.CurrentValue = value.Deserialize(column.Metadata.ClrType, AuditTrail.Json);

    private void Leave(BeforeImage image, UndoHeap heap, string reason)
    {
        db.Add(new OperationRow { OperationId = operation.Id, RowId = image.RowId, Noun = image.Noun, Heap = heap, Reason = reason });
        if (heap == UndoHeap.Kept) kept++;
        else impossible++;
    }

    private async Task<EntityEntry?> Find(BeforeImage image, CancellationToken ct)
    {
        var type = db.Model.GetEntityTypes().Single(t => t.ClrType.Name == image.Noun).ClrType;
        return await db.FindAsync(type, [image.RowId], ct) is { } row ? db.Entry(row) : null;
    }

    /// <summary>All rows of a noun by one query each; <see cref="Find"/> then meets them in memory.</summary>
    private async Task Load(IReadOnlyList<BeforeImage> images, CancellationToken ct)
    {
        foreach (var of in images.GroupBy(i => i.Noun))
        {
            var type = db.Model.GetEntityTypes().Single(t => t.ClrType.Name == of.Key).ClrType;
            if (!typeof(Entity).IsAssignableFrom(type)) continue;
            var load = typeof(PutBack).GetMethod(nameof(LoadRows), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type);
            await (Task)load.Invoke(null, [db, of.Select(i => i.RowId).ToArray(), ct])!;
        }
    }

    private static Task LoadRows<T>(Db db, Guid[] ids, CancellationToken ct) where T : Entity => db.Rows<T>().Where(r => EF.Parameter(ids).Contains(r.Id)).LoadAsync(ct);
}

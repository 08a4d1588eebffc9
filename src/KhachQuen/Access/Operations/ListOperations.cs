using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>An act on many as shown.</summary>
/// <param name="Facts">JSON: what its sentence names.</param>
/// <param name="CanUndo">By the one who asks, now.</param>
public sealed record OperationView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Kind, Guid? OwnerId, Guid? TeamId, string? Facts, int Rows, OperationState State, DateTime? UndoneAt, Guid? UndoneById, UndoHeaps? Heaps, bool CanUndo);

/// <summary>What one did to many rows at once, or one's team did; everything of the last 30 days can be taken back from here .</summary>
public sealed class ListOperations(Database database, OperationKinds kinds)
{
    public static readonly Sorting<BulkOperation> Sorting = new Sorting<BulkOperation>("-createdAt").By("createdAt", o => o.CreatedAt);

    public async Task<Page<OperationView>> Handle(PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Undo);
        await using var db = database.Open(actor);
        var found = await Sorting.Page(db.Operations, page, o => o, ct);
        return new([.. found.Items.Select(o => kinds.Shown(o, actor, db.Clock.Now()))], found.Next);
    }
}

/// <summary>One act on many.</summary>
public sealed class ShowOperation(Database database, OperationKinds kinds)
{
    public async Task<OperationView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Undo);
        await using var db = database.Open(actor);
        return kinds.Shown(await db.Operations.AsNoTracking().Get(id, ct), actor, db.Clock.Now());
    }
}

/// <summary>A row that an undo left as it was.</summary>
/// <param name="Title">Null: the one who asks may not see the row.</param>
/// <param name="Path">Of its page.</param>
public sealed record OperationRowView(Guid RowId, string Noun, UndoHeap Heap, string Reason, string? Title, string? Path);

/// <summary>What an undo kept and what it could not put back, row by row .</summary>
public sealed class ListOperationRows(Database database, IEnumerable<OperationNoun> nouns)
{
    public async Task<Page<OperationRowView>> Handle(Guid id, Guid? after, int limit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Undo);
        await using var db = database.Open(actor);
        await db.Operations.AsNoTracking().Get(id, ct);
        limit = Math.Clamp(limit, 1, 500);
        var rows = await db.Rows<OperationRow>().AsNoTracking().Where(r => r.OperationId == id && (after == null || r.RowId > after)).OrderBy(r => r.RowId).Take(limit + 1).ToListAsync(ct);
        var titles = new Dictionary<Guid, (string? Title, string? Path)>();
        foreach (var of in rows.GroupBy(r => r.Noun))
            if (nouns.FirstOrDefault(n => n.Noun == of.Key) is { } noun)
                foreach (var (row, title) in await noun.Titles(db, [.. of.Select(r => r.RowId)], ct)) titles[row] = (title, noun.Path is null ? null : $"{noun.Path}/{row}");
        var shown = rows.Take(limit).Select(r => new OperationRowView(r.RowId, AuditTrail.NounOf(r.Noun), r.Heap, r.Reason, titles.GetValueOrDefault(r.RowId).Title, titles.GetValueOrDefault(r.RowId).Path));
        return new([.. shown], rows.Count > limit ? rows[limit - 1].RowId.ToString() : null);
    }
}

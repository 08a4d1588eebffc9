using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Whoever did something to many rows, or leads those who did, takes it back within 30 days: what nobody touched since is as it was, the rest is named .</summary>
public sealed class UndoOperation(Database database, OperationKinds kinds, TimeProvider clock)
{
    private const int AtOnce = 500;

    public async Task<OperationView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Undo);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, $"operation:{id}", ct);       // of two who press at once the second sees that it is done
        var operation = await db.Operations.Get(id, ct);
        actor.Require(kinds.PermissionOf(operation.Kind) ?? throw new Refused("operation.cannotUndo"));
        Rule.Require(!await db.Rows<Work>().AnyAsync(w => w.Id == id && (w.State == WorkState.Queued || w.State == WorkState.Running), ct), "work.stillRunning");      // what is still at it would go on behind the undo
        operation.BeginUndo(actor, clock.Now());
        var heaps = kinds.Own(operation.Kind) is { } own ? await own.Undo(operation, db, actor, ct) : await ByImages(db, operation, kinds.Imaged(operation.Kind)!, ct);
        if (heaps is not null) operation.EndUndo(heaps);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException problem) when (db.Dialect.IsUniqueViolation(problem)) { throw new Refused("operation.clash"); }      // what it would bring back is somebody else's by now
        await transaction.Commit(ct);
        return kinds.Shown(operation, actor, clock.Now());
    }

    /// <summary>All in one transaction: an act on many from the screen is a few thousand rows at most. What is larger runs as a work.</summary>
    private static async Task<UndoHeaps> ByImages(Db db, BulkOperation operation, ImagedOperation kind, CancellationToken ct)
    {
        var images = db.Rows<BeforeImage>().AsNoTracking().Where(i => i.OperationId == operation.Id);
        var back = new PutBack(db, operation, kind);
        if (kind.ByColumn) await back.Batch(await images.ToListAsync(ct), ct);
        else
            for (Guid? last = null; await images.Where(i => last == null || i.SavedWith < last).OrderByDescending(i => i.SavedWith).Select(i => i.SavedWith).Distinct().OrderByDescending(s => s).Take(AtOnce).ToArrayAsync(ct) is { Length: > 0 } mains; last = mains[^1])
                await back.Batch(await images.Where(i => EF.Parameter(mains).Contains(i.SavedWith)).ToListAsync(ct), ct);
        return back.Heaps;
    }
}

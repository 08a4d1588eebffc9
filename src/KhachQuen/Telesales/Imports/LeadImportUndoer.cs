using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>From the list of acts on many: the undo of an import goes on in the background.</summary>
internal sealed class UndoImport(WorkSignal signal, TimeProvider clock) : IOperationUndo
{
    public string Kind => ImportLeads.Kind;
    public string Permission => LeadPermissions.Import;

    public async Task<UndoHeaps?> Undo(BulkOperation operation, Db db, Actor actor, CancellationToken ct)
    {
        db.Add((await db.Rows<Work>().Get(operation.Id, ct)).Undo(LeadImportUndoer.TheKind, actor, clock.Now()));
        signal.Ring();      // should it come before the commit: the desk looks again within a second
        return null;
    }
}

/// <summary>Takes an import back: every lead nobody has worked on is withdrawn, every lead it changed is as before unless somebody changed it since; the others stay and are named .</summary>
internal sealed class LeadImportUndoer(Database database) : IWorkHandler
{
    internal const string TheKind = "leads.import.undo";
    private const int Batch = 500;
    private static readonly ImagedOperation Updates = new(ImportLeads.Kind, LeadPermissions.Import, typeof(Lead));

    public string Kind => TheKind;
    public string Permission => LeadPermissions.Import;

    public async Task Run(WorkRun run, Actor actor, CancellationToken ct)
    {
        var import = run.UndoOfId!.Value;
        var operation = await Begin(import, actor, ct);
        if (run.Total is null) await run.Expect(await Left(import, ct), ct);
        for (Guid? last = null; await Created(run, operation, last, actor, ct) is { } next;) last = next;
        while (await Changed(run, operation, actor, ct)) { }
        await End(run, operation, actor, ct);
    }

    private async Task<BulkOperation> Begin(Guid import, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        var operation = await db.Rows<BulkOperation>().SingleOrDefaultAsync(o => o.Id == import, ct);
        if (operation is null) db.Add(operation = new(import, ImportLeads.Kind, 0, null, actor, db.Clock.Now()));       // it was stopped before its first row
        if (operation.State == OperationState.Done) operation.BeginUndo(actor, db.Clock.Now());      // asked for on the import's own page
        await db.SaveChangesAsync(ct);
        return operation;
    }

    private async Task<int> Left(Guid import, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        return await db.Rows<Lead>().CountAsync(l => l.ImportId == import, ct) + await db.Rows<BeforeImage>().CountAsync(i => i.OperationId == import, ct);
    }

    /// <summary>A batch of what it brought, newest first. Null: that was the last.</summary>
    private async Task<Guid?> Created(WorkRun run, BulkOperation operation, Guid? last, Actor actor, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await using var db = database.Open(actor);
        var ids = await db.Rows<Lead>().Where(l => l.ImportId == operation.Id && (last == null || l.Id < last)).OrderByDescending(l => l.Id).Select(l => l.Id).Take(Batch).ToArrayAsync(ct);
        if (ids.Length == 0) return null;
        await using var transaction = await db.Begin(ct);
        var gone = await new Withdrawal(db, operation.Id).Of(ids, ct);
        await Name(db, operation.Id, ids, ct);
        await run.Commit(db, transaction, new WorkStep(gone, Updated: gone), ct);
        return ids[^1];
    }

    /// <summary>Those of the batch that stay; said anew when a node that died is taken over from.</summary>
    private static async Task Name(Db db, Guid import, Guid[] batch, CancellationToken ct)
    {
        await ImageShelf.Unsay(db, import, batch, ct);
        var stay = await db.Rows<Lead>().Where(l => EF.Parameter(batch).Contains(l.Id)).Select(l => new { l.Id, l.Stage }).ToListAsync(ct);
        await db.Dialect.BulkInsert(db, stay.ConvertAll(l => l.Stage is LeadStage.Ordered or LeadStage.Converted
            ? new OperationRow { OperationId = import, RowId = l.Id, Noun = nameof(Lead), Heap = UndoHeap.Impossible, Reason = "lead.alreadyOrdered" }
            : new OperationRow { OperationId = import, RowId = l.Id, Noun = nameof(Lead), Heap = UndoHeap.Kept, Reason = "operation.workedSince" }), ct);
    }

    /// <summary>A batch of what it changed; its images go with it, so that nothing is put back twice. False: none is left.</summary>
    private async Task<bool> Changed(WorkRun run, BulkOperation operation, Actor actor, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var images = await db.Rows<BeforeImage>().AsNoTracking().Where(i => i.OperationId == operation.Id).OrderBy(i => i.Noun).ThenBy(i => i.RowId).Take(Batch).ToListAsync(ct);
        if (images.Count == 0) return false;
        var back = new PutBack(db, operation, Updates);
        await back.Batch(images, ct);
        await db.SaveChangesAsync(ct);
        Guid[] ids = [.. images.Select(i => i.RowId)];
        await ImageShelf.UsedUp(db, operation.Id, ids, ct);
        await run.Commit(db, transaction, new WorkStep(images.Count, Updated: back.Heaps.Reversed), ct);
        return true;
    }

    private async Task End(WorkRun run, BulkOperation operation, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        var left = await db.Rows<OperationRow>().Where(r => r.OperationId == operation.Id).GroupBy(r => r.Heap).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var (kept, impossible) = (left.GetValueOrDefault(UndoHeap.Kept), left.GetValueOrDefault(UndoHeap.Impossible));
        var heaps = new UndoHeaps(run.Total!.Value - kept - impossible, kept, impossible);
        await run.Say(heaps, ct);
        (await db.Rows<BulkOperation>().Get(operation.Id, ct)).EndUndo(heaps);
        await using var closing = await db.Begin(ct);
        await db.SaveChangesAsync(ct);
        await run.Commit(db, closing, new WorkStep(run.Total.Value - run.Done), ct);      // those that stay have been looked at too
    }
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>What came of taking an import back, in three heaps .</summary>
/// <param name="Reversed">Withdrawn: nobody had worked on them.</param>
/// <param name="Kept">Somebody has edited, called or worked them since, or a later lead repeats them.</param>
/// <param name="Impossible">They have become orders or customers.</param>
public sealed record UndoHeaps(int Reversed, int Kept, int Impossible);

/// <summary>Takes an import back: every lead nobody has worked on is withdrawn, the others stay .</summary>
internal sealed class LeadImportUndoer(Database database) : IWorkHandler
{
    internal const string TheKind = "leads.import.undo";
    private const int Batch = 500;

    public string Kind => TheKind;
    public string Permission => LeadPermissions.Import;

    public async Task Run(WorkRun run, Actor actor, CancellationToken ct)
    {
        var import = run.UndoOfId!.Value;
        if (run.Total is null) await run.Expect((await Left(import, ct)).All, ct);
        for (Guid? last = null; ;)
        {
            ct.ThrowIfCancellationRequested();
            await using var db = database.Open(actor);
            var ids = await db.Rows<Lead>().Where(l => l.ImportId == import && (last == null || l.Id < last)).OrderByDescending(l => l.Id).Select(l => l.Id).Take(Batch).ToArrayAsync(ct);
            if (ids.Length == 0) break;
            last = ids[^1];
            await using var transaction = await db.Begin(ct);
            var gone = await new Withdrawal(db, import).Of(ids, ct);
            await run.Commit(db, transaction, new WorkStep(gone, Updated: gone), ct);
        }
        var left = await Left(import, ct);
        await run.Say(new UndoHeaps(run.Total!.Value - left.All, left.All - left.Ordered, left.Ordered), ct);
        await using var end = database.Open(actor);
        await using var closing = await end.Begin(ct);
        await run.Commit(end, closing, new WorkStep(run.Total.Value - run.Done), ct);      // those that stay have been looked at too
    }

    private async Task<(int All, int Ordered)> Left(Guid import, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var left = db.Rows<Lead>().Where(l => l.ImportId == import);
        return (await left.CountAsync(ct), await left.CountAsync(l => l.Stage == LeadStage.Ordered || l.Stage == LeadStage.Converted, ct));
    }
}

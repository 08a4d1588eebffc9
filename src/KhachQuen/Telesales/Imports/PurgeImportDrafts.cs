using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Forgets files of leads that were brought more than 30 days ago and never looked at nor imported; those that were go with their works.</summary>
internal sealed class PurgeImportDrafts(Database database, FileStore files) : IDailyJob
{
    private const int Days = 30;

    public string Name => "purge-import-drafts";
    public TimeOnly At => new(2, 50);

    public async Task<string?> Run(JobTurn turn, CancellationToken ct)
    {
        var until = turn.AsOf.AddDays(-Days);
        await using var db = database.Open(Actor.System);
        var old = await db.Rows<ImportDraft>().Where(d => d.CreatedAt <= until).Select(d => new { d.Id, d.FileKey, Used = db.Rows<Work>().Any(w => w.FileKey == d.FileKey) }).ToListAsync(ct);
        foreach (var draft in old)
        {
            await using var transaction = await db.Begin(ct);
            await turn.Hold(db, ct);
            await db.Rows<ImportDraft>().Where(d => d.Id == draft.Id).ExecuteDeleteAsync(ct);
            await transaction.Commit(ct);
            if (!draft.Used) files.Delete(draft.FileKey);
        }
        return $"{old.Count} drafts";
    }
}

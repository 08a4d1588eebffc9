using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Forgets the files of works that ended more than 30 days ago, and the rows kept of them: as long as an import can be taken back, and no longer. Their counts stay.</summary>
internal sealed class PurgeWork(Database database, FileStore files) : IDailyJob
{
    public const int Days = 30;

    public string Name => "purge-work";
    public TimeOnly At => new(2, 40);

    public async Task<string?> Run(JobTurn turn, CancellationToken ct)
    {
        var until = turn.AsOf.AddDays(-Days);
        var rows = await Purge.Run(database, turn, db => db.Rows<WorkRow>()
            .Where(r => db.Rows<Work>().Any(w => w.Id == r.WorkId && w.EndedAt <= until)).OrderBy(r => r.WorkId).ThenBy(r => r.Row).Take(Purge.AtOnce).ExecuteDeleteAsync(ct), ct);
        return $"{rows} rows, {await Files(turn, until, ct)} files";
    }

    private async Task<int> Files(JobTurn turn, DateTime until, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        // A check and the import after it work on the same file: it goes when the last of them is old.
        var old = await db.Rows<Work>().Where(w => w.FileKey != null && w.EndedAt <= until && !db.Rows<Work>().Any(o => o.FileKey == w.FileKey && (o.EndedAt == null || o.EndedAt > until)))
            .Select(w => w.FileKey!).Distinct().ToListAsync(ct);
        foreach (var key in old)
        {
            await using var transaction = await db.Begin(ct);
            await turn.Hold(db, ct);
            await db.Rows<Work>().Where(w => w.FileKey == key).ExecuteUpdateAsync(s => s.SetProperty(w => w.FileKey, (string?)null), ct);
            await transaction.Commit(ct);
            files.Delete(key);
        }
        return old.Count;
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Lets go of the files of attachments removed more than thirty days ago, and of files no row names: those of a write that broke off .</summary>
internal sealed class CleanAttachments(Database database, AttachmentFiles files) : IDailyJob
{
    private const int AtOnce = 500;
    /// <summary>So long a file may lie before its row is written.</summary>
    private static readonly TimeSpan Unnamed = TimeSpan.FromHours(24);

    public string Name => "clean-attachments";
    public TimeOnly At => new(3, 10);

    public async Task<string?> Run(JobTurn turn, CancellationToken ct) => $"{await Removed(turn, ct)} removed, {await Orphans(turn, ct)} without a row";

    private async Task<int> Removed(JobTurn turn, CancellationToken ct)
    {
        var (until, all) = (turn.AsOf - Attachment.KeptRemoved, 0);
        for (List<string> gone = []; all == 0 || gone.Count == AtOnce; all += gone.Count)
        {
            await using var db = database.Open(Actor.System);
            await using var transaction = await db.Begin(ct);
            await turn.Hold(db, ct);
            var old = await db.Rows<Attachment>().Where(a => a.RemovedAt <= until && a.FileKey != null).OrderBy(a => a.RemovedAt).Take(AtOnce).ToListAsync(ct);
            gone = [.. old.Select(a => a.FileKey!)];
            foreach (var attachment in old) attachment.LoseFile();
            await db.SaveChangesAsync(ct);
            await transaction.Commit(ct);
            foreach (var key in gone) files.Store.Delete(key);      // the row first: a row without its file would promise one
            if (gone.Count == 0) break;
        }
        return all;
    }

    private async Task<int> Orphans(JobTurn turn, CancellationToken ct)
    {
        var all = 0;
        await using var db = database.Open(Actor.System);
        foreach (var names in files.Store.KeysBefore(turn.AsOf - Unnamed).Chunk(AtOnce))
        {
            var keys = names.Select(n => Path.GetFileNameWithoutExtension(n)).ToArray();
            var named = await db.Rows<Attachment>().Where(a => EF.Parameter(keys).Contains(a.FileKey)).Select(a => a.FileKey).ToListAsync(ct);
            foreach (var name in names.Where(n => n.EndsWith(".part", StringComparison.Ordinal) || !named.Contains(n)))
            {
                if (name.EndsWith(".part", StringComparison.Ordinal)) files.Store.DeletePart(name[..^5]);
                else files.Store.Delete(name);
                all++;
            }
        }
        return all;
    }
}

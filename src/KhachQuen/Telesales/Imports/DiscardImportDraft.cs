using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Whoever brought a file takes it away again before anything was imported; its check stops, and the file goes .</summary>
public sealed class DiscardImportDraft(Database database, FileStore files, TimeProvider clock)
{
    public async Task<string> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        await using var db = database.Open(actor);
        var draft = await db.ImportDrafts.Get(id, ct);
        Rule.Require(draft.ImportId is null, "import.alreadyStarted");
        if (draft.CheckId is { } check && await db.Works.SingleOrDefaultAsync(w => w.Id == check, ct) is { IsOver: false } running) running.Cancel(clock.Now());
        db.Remove(draft);
        await db.SaveChangesAsync(ct);
        files.Delete(draft.FileKey);
        return draft.FileName;
    }
}

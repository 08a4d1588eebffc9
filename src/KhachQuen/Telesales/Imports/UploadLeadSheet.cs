using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>Somebody brings a file of leads to the wizard; what is no sheet is refused here .</summary>
public sealed class UploadLeadSheet(Database database, FileStore files, TimeProvider clock)
{
    public async Task<ImportDraft> Handle(Stream content, string? fileName, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        var file = await files.Save(content, fileName, ct);
        try
        {
            using (var kept = files.Open(file.Key)) Rule.Require(SheetReader.Preview(kept, 1).Count > 0, "sheet.empty", "file");
            await using var db = database.Open(actor);
            var draft = new ImportDraft(file, actor, clock.Now());
            db.Add(draft);
            await db.SaveChangesAsync(ct);
            return draft;
        }
        catch
        {
            files.Delete(file.Key);
            throw;
        }
    }
}

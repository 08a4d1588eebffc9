using System.Security.Cryptography;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Whoever may write a row puts a file to it: judged by its content, looked at by clamd where there is one, then kept (X-24, T-27).</summary>
public sealed class AddAttachment(Database database, AttachmentFiles files, AttachmentSubjects subjects, VirusScanner scanner, TimeProvider clock)
{
    public const int MostPerRow = 200;

    public async Task<AttachmentView> Handle(string? noun, Guid nounId, Stream content, string? name, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var of = await subjects.Find(db, noun, nounId, ct);
        of.RequireWrite(noun!);
        Rule.Require(await db.AttachmentsOf(noun!, nounId).CountAsync(ct) < MostPerRow, "attachment.tooMany", "file", MostPerRow);
        var kept = await files.Store.Save(content, name, ct, (long)(await db.Settings<AttachmentSettings>(ct)).MaxMegabytes << 20);
        var (kind, sha256) = await Examine(kept, ct);
        var attachment = new Attachment(noun!, nounId, kept, kind, sha256, scanner.IsOn, actor, clock.Now());
        db.Add(attachment);
        db.Add(of.Line("attachment.added", attachment.Name));
        db.WillTell(of.Change);
        await db.SaveChangesAsync(ct);      // should this not be acknowledged, nobody knows whether it stands: the file is left to CleanAttachments
        return AttachmentView.For(attachment, of);
    }

    /// <summary>A file that is refused is not kept.</summary>
    private async Task<(FileKind Kind, string Sha256)> Examine(StoredFile kept, CancellationToken ct)
    {
        try
        {
            await using var file = files.Store.Open(kept.Key);
            var kind = FileKinds.Judge(file);
            await scanner.Check(file, ct);
            file.Position = 0;
            return (kind, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)));
        }
        catch
        {
            files.Store.Delete(kept.Key);
            throw;
        }
    }
}

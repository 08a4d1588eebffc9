using System.Security.Cryptography;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>A file that was judged and lies in the store, not yet put to a row.</summary>
public sealed record KeptFile(StoredFile File, FileKind Kind, string Sha256);

/// <summary>Whoever may write a row puts a file to it: judged by its content, looked at by clamd where there is one, then kept (X-24, T-27).</summary>
public sealed class AddAttachment(Database database, AttachmentFiles files, AttachmentSubjects subjects, VirusScanner scanner, TimeProvider clock)
{
    public const int MostPerRow = 200;

    public async Task<AttachmentView> Handle(string? noun, Guid nounId, Stream content, string? name, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var of = await Room(db, noun, nounId, ct);
        var attachment = Put(db, noun!, nounId, of, await Keep(db, content, name, ct));
        await db.SaveChangesAsync(ct);      // should this not be acknowledged, nobody knows whether it stands: the file is left to CleanAttachments
        return AttachmentView.For(attachment, of);
    }

    /// <summary>First half of the same for another module's use case: read, judged, looked at. Before its transaction begins; what comes to nothing is given to <see cref="Forget"/>.</summary>
    public async Task<KeptFile> Keep(Db db, Stream content, string? name, CancellationToken ct)
    {
        var kept = await files.Store.Save(content, name, ct, (long)(await db.Settings<AttachmentSettings>(ct)).MaxMegabytes << 20);
        var (kind, sha256) = await Examine(kept, ct);
        return new(kept, kind, sha256);
    }

    /// <summary>Second half: put to its row in the caller's transaction; the caller saves.</summary>
    public async Task<Attachment> Attach(Db db, string noun, Guid nounId, KeptFile kept, CancellationToken ct) => Put(db, noun, nounId, await Room(db, noun, nounId, ct), kept);

    public void Forget(KeptFile kept) => files.Store.Delete(kept.File.Key);

    private async Task<AttachmentSubject> Room(Db db, string? noun, Guid nounId, CancellationToken ct)
    {
        var of = await subjects.Find(db, noun, nounId, ct);
        of.RequireWrite(noun!);
        Rule.Require(await db.AttachmentsOf(noun!, nounId).CountAsync(ct) < MostPerRow, "attachment.tooMany", "file", MostPerRow);
        return of;
    }

    private Attachment Put(Db db, string noun, Guid nounId, AttachmentSubject of, KeptFile kept)
    {
        var attachment = new Attachment(noun, nounId, kept.File, kept.Kind, kept.Sha256, scanner.IsOn, db.Actor, clock.Now());
        db.Add(attachment);
        db.Add(of.Line("attachment.added", attachment.Name));
        db.WillTell(of.Change);
        return attachment;
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

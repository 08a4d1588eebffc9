using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="MayWrite">The actor may add files to the row and take them away.</param>
/// <param name="Path">The row's own page.</param>
public sealed record AttachmentList(Page<AttachmentView> Files, bool MayWrite, string Path);

/// <summary>The files of a row, newest first, for whoever sees the row.</summary>
public sealed class ListAttachments(Database database, AttachmentSubjects subjects)
{
    private static readonly Sorting<Attachment> Sorts = new Sorting<Attachment>("-createdAt").By("createdAt", a => a.CreatedAt);      // index: NounId, CreatedAt, Id

    public async Task<AttachmentList> Handle(string? noun, Guid nounId, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var of = await subjects.Find(db, noun, nounId, ct);
        return new((await Sorts.Page(db.AttachmentsOf(noun!, nounId).AsNoTracking(), page, a => a, ct)).Map(a => AttachmentView.For(a, of)), of.MayWrite, of.Path);
    }
}

/// <summary>One file's facts.</summary>
public sealed class ShowAttachment(Database database, AttachmentSubjects subjects)
{
    public async Task<AttachmentView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (file, of) = await subjects.Get(db, id, removed: false, ct);
        return AttachmentView.For(file, of);
    }
}

/// <summary>One file itself, open for reading from any place in it; the caller closes it.</summary>
public sealed class OpenAttachment(Database database, AttachmentFiles files, AttachmentSubjects subjects)
{
    public async Task<(AttachmentView File, Stream Content)> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (file, of) = await subjects.Get(db, id, removed: false, ct);
        return (AttachmentView.For(file, of), files.Store.Open(file.FileKey!));
    }
}

public static class AttachmentRows
{
    extension(Db db)
    {
        /// <summary>The files of a row that was seen first (<see cref="AttachmentSubjects"/>).</summary>
        public IQueryable<Attachment> AttachmentsOf(string noun, Guid nounId) => db.Rows<Attachment>().Where(a => a.NounId == nounId && a.Noun == noun && a.RemovedAt == null);
    }
}

using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>Says why a file stays where it is, e.g. as evidence; null when nothing speaks against its removal. Later modules plug in.</summary>
public interface IAttachmentGuard
{
    Task<Refused?> WhyNot(Db db, Attachment file, CancellationToken ct);
}

/// <summary>Whoever may write the row takes a file from it; for thirty days it can be brought back .</summary>
public sealed class RemoveAttachment(Database database, AttachmentSubjects subjects, IEnumerable<IAttachmentGuard> guards, TimeProvider clock)
{
    public async Task<AttachmentView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (file, of) = await subjects.Get(db, id, removed: false, ct);
        of.RequireWrite(file.Noun);
        foreach (var guard in guards) if (await guard.WhyNot(db, file, ct) is { } why) throw why;
        file.Remove(actor, clock.Now());
        db.Add(of.Line("attachment.removed", file.Name));
        db.WillTell(of.Change);
        await db.SaveChangesAsync(ct);
        return AttachmentView.For(file, of);
    }
}

/// <summary>The same, the other way round.</summary>
public sealed class RestoreAttachment(Database database, AttachmentSubjects subjects, TimeProvider clock)
{
    public async Task<AttachmentView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (file, of) = await subjects.Get(db, id, removed: true, ct);
        of.RequireWrite(file.Noun);
        if (file.RemovedAt is null) return AttachmentView.For(file, of);      // somebody was faster
        file.Restore(clock.Now());
        db.Add(of.Line("attachment.restored", file.Name));
        db.WillTell(of.Change);
        await db.SaveChangesAsync(ct);
        return AttachmentView.For(file, of);
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>A row that carries files, as the actor may use it.</summary>
/// <param name="Path">Its page.</param>
/// <param name="MayWrite">May add files to it and take them away.</param>
/// <param name="SeesPhones">Without it numbers in file names are dots (T-22).</param>
/// <param name="Unnamed">A person the actor is not to know of here (a blind cross-check, A-31).</param>
/// <param name="Line">A line for its timeline.</param>
/// <param name="Change">What open screens are told.</param>
public sealed record AttachmentSubject(string Path, bool MayWrite, bool SeesPhones, Guid? Unnamed, Func<string, string, TimelineEntry> Line, LiveChange Change)
{
    internal void RequireWrite(string noun)
    {
        if (!MayWrite) throw new Forbidden(noun);
    }
}

/// <summary>A noun that carries files; each module names its own in its front file.</summary>
public interface IAttachable
{
    string Noun { get; }

    /// <summary>Null: there is no such row, or the actor may not see it.</summary>
    Task<AttachmentSubject?> Find(Db db, Guid id, CancellationToken ct);
}

/// <param name="noun">As on the wire: lead, customer, order.</param>
/// <param name="path">Of its pages: <c>/leads</c>.</param>
/// <param name="door">The rows the actor may see: the noun's own door, so that files are seen as far as the row is .</param>
/// <param name="mayWrite">Whether the actor may change the row.</param>
/// <param name="unnamed">See <see cref="AttachmentSubject.Unnamed"/>.</param>
public sealed class Attachable<T>(string noun, string path, Func<Db, IQueryable<T>> door, Func<Actor, T, bool> mayWrite, Func<Db, T, CancellationToken, Task<Guid?>>? unnamed = null) : IAttachable where T : Entity, IOwned
{
    public string Noun => noun;

    public async Task<AttachmentSubject?> Find(Db db, Guid id, CancellationToken ct)
    {
        if (await door(db).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } row) return null;
        return new($"{path}/{id}", mayWrite(db.Actor, row), db.Actor.May(AccessPermissions.PhonesInFull, row), unnamed is null ? null : await unnamed(db, row, ct),
            (kind, name) => db.StoryLine<T>(id, kind, new { }, name), new LiveChange(noun, id, [.. new[] { row.OwnerId, row.TeamId }.OfType<Guid>()]));
    }
}

/// <summary>Every noun that carries files.</summary>
public sealed class AttachmentSubjects(IEnumerable<IAttachable> nouns)
{
    private readonly Dictionary<string, IAttachable> byNoun = nouns.ToDictionary(n => n.Noun, StringComparer.Ordinal);

    /// <summary><see cref="NotFound"/> alike for what is not there and for what the actor may not see.</summary>
    internal async Task<AttachmentSubject> Find(Db db, string? noun, Guid id, CancellationToken ct)
    {
        Rule.Require(noun is not null && byNoun.ContainsKey(noun), "attachment.nounUnknown", "noun", string.Join(", ", byNoun.Keys.Order(StringComparer.Ordinal)));
        return await byNoun[noun!].Find(db, id, ct) ?? throw new NotFound();
    }

    /// <summary>A file that is there, and the row it belongs to: whoever does not see the row does not learn of the file.</summary>
    internal async Task<(Attachment File, AttachmentSubject Of)> Get(Db db, Guid id, bool removed, CancellationToken ct)
    {
        var file = await db.Rows<Attachment>().SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
        var of = byNoun.GetValueOrDefault(file.Noun) is { } noun ? await noun.Find(db, file.NounId, ct) : null;
        return of is not null && (removed || file.RemovedAt is null) ? (file, of) : throw new NotFound();
    }
}

/// <summary>Where attachments lie: apart from the sheets of works, which are cleared by other rules.</summary>
public sealed class AttachmentFiles(DataFolder folder)
{
    public FileStore Store { get; } = new(folder, "attachments");
}

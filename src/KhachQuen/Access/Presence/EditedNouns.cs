using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>A row that people change, as the actor may see it.</summary>
/// <param name="Unnamed">A person the actor is not to know of here (a blind cross-check, A-31).</param>
/// <param name="To">The people and teams concerned.</param>
public sealed record EditedRow(bool MayWrite, Guid? Unnamed, IReadOnlyList<Guid> To);

/// <summary>A noun of which is shown who is changing it. What carries files is one already; each module names its others.</summary>
public interface IEdited
{
    string Noun { get; }

    /// <summary>Null: there is no such row, or the actor may not see it.</summary>
    Task<EditedRow?> Find(Db db, Guid id, CancellationToken ct);
}

/// <param name="noun">As on the wire.</param>
/// <param name="read">The right that shows all of them: these rows are nobody's own.</param>
/// <param name="write">The right to change them.</param>
public sealed class Edited<T>(string noun, string read, string write) : IEdited where T : Entity
{
    public string Noun => noun;

    public async Task<EditedRow?> Find(Db db, Guid id, CancellationToken ct) =>
        db.Actor.May(read) && await db.Rows<T>().AnyAsync(r => r.Id == id, ct) ? new(db.Actor.May(write), null, []) : null;
}

/// <summary>Every noun of which is shown who is changing it.</summary>
public sealed class EditedNouns(IEnumerable<IAttachable> attachable, IEnumerable<IEdited> others)
{
    private readonly Dictionary<string, IAttachable> attachable = attachable.ToDictionary(n => n.Noun, StringComparer.Ordinal);
    private readonly Dictionary<string, IEdited> others = others.ToDictionary(n => n.Noun, StringComparer.Ordinal);

    internal async Task<EditedRow?> Find(Db db, string noun, Guid id, CancellationToken ct) =>
        others.GetValueOrDefault(noun) is { } other ? await other.Find(db, id, ct)
        : attachable.GetValueOrDefault(noun) is { } known && await known.Find(db, id, ct) is { } row ? new(row.MayWrite, row.Unnamed, row.Change.To)
        : null;
}

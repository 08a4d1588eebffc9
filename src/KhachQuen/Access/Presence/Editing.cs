using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>A window says that it holds changes of a row. Who may not change the row says nothing.</summary>
public sealed class SayEditing(Database database, EditedNouns nouns)
{
    /// <returns>What was passed on; null: nothing.</returns>
    public async Task<LiveChange?> Handle(string noun, Guid id, Guid tab, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        if (actor.IsViewing) return null;
        await using var db = database.Open(actor);
        if (await nouns.Find(db, noun, id, ct) is not { MayWrite: true } row) return null;
        var said = new LiveChange("presence", id, [.. row.To.Append(actor.Id).Distinct()]) { Edit = new(noun, actor.Id, tab, Begins: true) };
        database.Tell(said);
        return said;
    }
}

/// <summary>Somebody who is changing a row at this moment.</summary>
/// <param name="Name">Null: not to be named here.</param>
/// <param name="Mine">The actor, in another window.</param>
public sealed record EditorView(string? Name, bool Mine);

/// <summary>Who else is changing a row; <see cref="NotFound"/> for one the actor may not see.</summary>
public sealed class WhoEdits(Database database, EditedNouns nouns, PresenceBook book)
{
    private const int AtMost = 5;

    public async Task<IReadOnlyList<EditorView>> Handle(string noun, Guid id, Guid? tab, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var row = await nouns.Find(db, noun, id, ct) ?? throw new NotFound();
        var editors = book.Of(noun, id).Where(e => e.Tab != tab).Select(e => e.User).Distinct().Take(AtMost).ToList();
        if (editors.Count == 0) return [];
        var names = await db.Users.AsNoTracking().Where(u => EF.Parameter(editors).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return [.. editors.Select(e => new EditorView(e == row.Unnamed ? null : names.GetValueOrDefault(e), e == actor.Id))];
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="Mine">Whether the reader keeps it, and so may change or drop it.</param>
public sealed record SavedViewShown(Guid Id, string List, string Name, string Query, string? HiddenColumns, bool Shared, bool Mine)
{
    internal static SavedViewShown Of(SavedView view, Actor reader) => new(view.Id, view.List, view.Name, view.Query, view.HiddenColumns, view.Shared, view.UserId == reader.Id);
}

/// <summary>What is on screen, to be kept under a name.</summary>
public sealed record SavedViewInput(string List, string Name, string Query, string? HiddenColumns = null, bool Shared = false);

/// <summary>Somebody keeps the way they look at a list; the same name again replaces what it meant .</summary>
public sealed class SaveView(Database database, TimeProvider clock)
{
    /// <summary>More tabs than this nobody finds again.</summary>
    public const int AtMost = 40;

    public async Task<SavedViewShown> Handle(SavedViewInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var made = new SavedView(actor.Id, input.List, input.Name, clock.Now());
        var view = await db.Rows<SavedView>().SingleOrDefaultAsync(v => v.UserId == actor.Id && v.List == made.List && v.NameKey == made.NameKey, ct);
        if (view is null)
        {
            Rule.Require(await db.Rows<SavedView>().CountAsync(v => v.UserId == actor.Id && v.List == made.List, ct) < AtMost, "view.tooMany", "name", AtMost);
            db.Add(view = made);
        }
        view.Keep(input.Query, input.HiddenColumns, input.Shared);
        await db.SaveUnique("view.nameTaken", "name", ct);
        return SavedViewShown.Of(view, actor);
    }
}

/// <summary>Drops a view one keeps; other people's are theirs.</summary>
public sealed class DeleteView(Database database)
{
    public async Task<SavedViewShown> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var view = await db.Rows<SavedView>().Where(v => v.UserId == actor.Id).Get(id, ct);
        db.Remove(view);
        await db.SaveChangesAsync(ct);
        return SavedViewShown.Of(view, actor);
    }
}

/// <summary>The views of a list a person has before them: their own, then those shared by colleagues.</summary>
public sealed class ListViews(Database database)
{
    public const int AtMost = 60;

    public async Task<IReadOnlyList<SavedViewShown>> Handle(string list, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var mine = await db.Rows<SavedView>().AsNoTracking().Where(v => v.UserId == actor.Id && v.List == list).OrderBy(v => v.NameKey).ToListAsync(ct);
        var shared = await db.Rows<SavedView>().AsNoTracking().Where(v => v.List == list && v.Shared && v.UserId != actor.Id).OrderBy(v => v.NameKey).Take(AtMost).ToListAsync(ct);
        return [.. mine.Concat(shared).Select(v => SavedViewShown.Of(v, actor))];
    }
}

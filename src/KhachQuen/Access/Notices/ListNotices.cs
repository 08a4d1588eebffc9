using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="Kind">Its sentence.</param>
/// <param name="Facts">What the sentence names.</param>
public sealed record NoticeView(Guid Id, DateTime At, string Kind, JsonElement Facts, string? Path, DateTime? ReadAt);

/// <summary>What a person was told, newest first: theirs alone.</summary>
public sealed class ListNotices(Database database)
{
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(2);

    public async Task<Page<NoticeView>> Handle(PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        Rule.Require(page.Sort is null or "" or "-at", "list.sortUnknown", "sort", "-at");
        await using var db = database.Open(actor);
        var mine = db.Rows<Notice>().AsNoTracking().Where(n => n.UserId == actor.Id);
        var total = page.Count ? await mine.Take(page.CountTo + 1).CountAsync(ct) : (int?)null;
        if (page.After is { Length: > 0 } cursor)
        {
            Rule.Require(Guid.TryParseExact(cursor, "N", out var after), "list.cursorInvalid", "after");
            mine = mine.Where(n => n.Id.CompareTo(after) < 0);
        }
        var found = await mine.OrderByDescending(n => n.Id).Take(page.Take + 1).ToListAsync(ct);
        return new([.. found.Take(page.Take).Select(Shown)],
            found.Count > page.Take ? found[page.Take - 1].Id.ToString("N") : null, total is { } counted ? Math.Min(counted, page.CountTo) : null, total > page.CountTo ? true : null);
    }

    /// <summary>Where one of theirs leads.</summary>
    public async Task<string?> PathOf(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        return (await db.Rows<Notice>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.UserId == actor.Id, ct) ?? throw new NotFound()).Path;
    }

    /// <summary>One of theirs that has just come and was not read; null: neither.</summary>
    public async Task<NoticeView?> Fresh(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var since = db.Clock.Now() - JustNow;
        return await db.Rows<Notice>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.UserId == actor.Id && n.ReadAt == null && n.At >= since, ct) is { } n ? Shown(n) : null;
    }

    private static NoticeView Shown(Notice n) => new(n.Id, n.At, n.Kind, JsonSerializer.Deserialize<JsonElement>(n.Facts), n.Path, n.ReadAt);

    /// <summary>How many they have not read; counted to a hundred.</summary>
    public async Task<int> Unread(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        return await db.Rows<Notice>().Where(n => n.UserId == actor.Id && n.ReadAt == null).Take(100).CountAsync(ct);
    }
}

/// <summary>A person has read what they were told, one or all of it.</summary>
public sealed class ReadNotices(Database database, TimeProvider clock)
{
    public async Task Handle(Guid? id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var unread = await db.Rows<Notice>().Where(n => n.UserId == actor.Id && n.ReadAt == null && (id == null || n.Id == id)).Take(1_000).ToListAsync(ct);
        foreach (var notice in unread) notice.ReadAt = clock.Now();
        await db.SaveChangesAsync(ct);
        if (unread.Count > 0) database.Tell(new LiveChange("notice", unread[0].Id, [actor.Id]));
    }
}

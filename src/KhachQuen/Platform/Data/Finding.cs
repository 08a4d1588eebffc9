using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

public static class Finding
{
    /// <summary>The row with this id behind the given door, tracked; <see cref="NotFound"/> also for one the actor may not see.</summary>
    public static async Task<T> Get<T>(this IQueryable<T> door, Guid id, CancellationToken ct = default) where T : Entity =>
        await door.SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new NotFound();

    /// <summary>The same, refusing a stale version: what the caller saw is no longer what is.</summary>
    public static async Task<T> Get<T>(this IQueryable<T> door, Guid id, long? version, CancellationToken ct = default) where T : Entity
    {
        var row = await door.Get(id, ct);
        return version is not { } seen || seen == row.Version ? row : throw new ChangedMeanwhile(row: RowSeen.Of(row, seen));
    }
}

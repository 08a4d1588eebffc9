using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>What the loser of two simultaneous edits gets: the row as it is now, nothing of theirs written (X-27, T-14).</summary>
public static class Guarding
{
    /// <summary>Refuses when the row is no longer the version the caller saw.</summary>
    /// <param name="row">The row as it is.</param>
    /// <param name="version">What the caller saw; null: they did not say.</param>
    /// <param name="show">The row as this caller may see it.</param>
    public static void RequireVersion<T>(this T row, long? version, Func<T, object> show) where T : Entity
    {
        if (version is { } seen && seen != row.Version) throw new ChangedMeanwhile(show(row), RowSeen.Of(row, seen));
    }

    /// <summary>Saves; when somebody was faster in the meantime, refuses with the row as they left it.</summary>
    public static async Task SaveOrShow(this Db db, Func<Task<object>> current, CancellationToken ct)
    {
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException problem)
        {
            var row = problem.Entries.Select(e => e.Entity).OfType<Entity>().FirstOrDefault() is { } lost ? RowSeen.Of(lost, lost.Version - 1) : null;     // one more than was read: it was stamped to be saved
            db.ChangeTracker.Clear();
            throw new ChangedMeanwhile(await current(), row);
        }
    }
}

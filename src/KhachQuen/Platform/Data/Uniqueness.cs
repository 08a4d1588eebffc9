using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

public static class Uniqueness
{
    /// <summary>Saves; a unique index that says no becomes the refusal people understand, also when two make the same at once.</summary>
    public static async Task SaveUnique(this Db db, string code, string field, CancellationToken ct = default)
    {
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException problem) when (db.Dialect.IsUniqueViolation(problem)) { throw new Refused(code, field); }
    }
}

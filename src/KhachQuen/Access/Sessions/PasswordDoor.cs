using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>
/// One try at a password or a code. The slow comparison happens before the lock, the count in a short transaction of its own,
/// which stays even when what was asked for is refused.
/// </summary>
public sealed class PasswordDoor(Database database)
{
    /// <param name="userId">Whose.</param>
    /// <param name="right">Whether it was right.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<bool> Opens(Guid userId, bool right, CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        await using var tx = await db.Begin(ct);
        await Guarding.TakeTurns(db, userId, ct);
        var opens = await db.Let(userId, right, ct);
        await db.SaveChangesAsync(ct);
        await tx.Commit(ct);
        return opens;
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>
/// Counts the wrong passwords and codes of one person: after some in a row the door stays shut for a while, then opens again by itself (T-23).
/// Beside the user, so that a stranger's guesses do not make an administrator's open form stale.
/// </summary>
[NotAudited]
public sealed class SignInGuard : Entity
{
    public const int WrongOnesAllowed = 5;

    private SignInGuard() { }

    public SignInGuard(Guid userId) => Id = userId;

    public int WrongOnes { get; private set; }
    public DateTime? ShutUntil { get; private set; }

    /// <summary>Lets in who was right, unless the door is shut: then the right one is turned away too.</summary>
    public bool Let(bool right, DateTime at)
    {
        if (ShutUntil > at) return false;
        if (right) (WrongOnes, ShutUntil) = (0, null);
        else if (++WrongOnes % WrongOnesAllowed == 0) ShutUntil = at.AddMinutes(Math.Min(60, Math.Pow(2, WrongOnes / WrongOnesAllowed)));
        return right;
    }

    public void Open() => (WrongOnes, ShutUntil) = (0, null);
}

internal sealed class SignInGuardTable : IEntityTypeConfiguration<SignInGuard>
{
    public void Configure(EntityTypeBuilder<SignInGuard> builder) => builder.ToTable("access_sign_in_guards");
}

internal static class Guarding
{
    /// <summary>Guesses at one person take turns, on every node: a hundred at once must not count as one.</summary>
    public static Task TakeTurns(Db db, Guid userId, CancellationToken ct) => db.Dialect.Lock(db, $"access.guard.{userId}", ct);

    /// <summary>Whether the person may pass, counted. Inside a transaction, after <see cref="TakeTurns"/>; the caller saves.</summary>
    public static async Task<bool> Let(this Db db, Guid userId, bool right, CancellationToken ct)
    {
        var guard = await db.Rows<SignInGuard>().SingleOrDefaultAsync(g => g.Id == userId, ct);
        if (guard is null && right) return true;
        if (guard is null) db.Add(guard = new SignInGuard(userId));
        var before = guard.ShutUntil;
        var opens = guard.Let(right, db.Clock.Now());
        if (guard.ShutUntil is { } until && until != before) db.Note("doorShut", "user", userId, new Dictionary<string, object?> { ["until"] = until });
        return opens;
    }

    /// <summary>A new password opens a shut door; the caller saves.</summary>
    public static async Task OpenTheDoor(this Db db, Guid userId, CancellationToken ct) =>
        (await db.Rows<SignInGuard>().SingleOrDefaultAsync(g => g.Id == userId, ct))?.Open();

    /// <summary>Ends the person's sessions, and their tokens where they leave; the caller saves and forgets them at the desk.</summary>
    public static async Task EndAccess(this Db db, Guid userId, DateTime at, bool tokensToo, Guid? except = null, CancellationToken ct = default)
    {
        foreach (var session in await db.Sessions.Where(s => s.UserId == userId && s.EndedAt == null && s.Id != except).ToListAsync(ct)) session.End(at);
        if (!tokensToo) return;
        foreach (var token in await db.Tokens.Where(t => t.UserId == userId && t.WithdrawnAt == null).ToListAsync(ct)) token.Withdraw(at);
    }
}

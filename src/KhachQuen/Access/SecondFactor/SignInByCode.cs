using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>The second step of signing in: the code of the app, or a recovery code. Wrong ones count like wrong passwords.</summary>
public sealed class SignInByCode(Database database, SignIn signIn, SecondFactors factors)
{
    public async Task<Session?> Handle(string? ticket, string code, string? from, string? device, CancellationToken ct = default)
    {
        if (factors.PersonOf(ticket) is not { } userId) return null;
        await using var db = database.Open(Actor.System with { From = from });
        await using var tx = await db.Begin(ct);
        await Guarding.TakeTurns(db, userId, ct);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && u.Active, ct);
        var factor = await db.Rows<SecondFactor>().SingleOrDefaultAsync(f => f.Id == userId && f.OnSince != null, ct);
        var opens = user is not null && factor is not null && await db.Let(userId, factors.Takes(factor, code), ct);
        var session = opens ? signIn.Arrive(db, user!, new(from, device)) : null;
        if (session is null) db.Note("signInFailed", "user", userId);
        await db.SaveChangesAsync(ct);
        await tx.Commit(ct);
        return session;
    }
}

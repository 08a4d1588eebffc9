using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>How far a sign-in came: a session, or a ticket with which the code of the second factor is asked for, or neither.</summary>
public sealed record Entry(Session? Session, string? Ticket = null)
{
    public static readonly Entry Refused = new(null, null);
}

/// <summary>A person comes to work: name and password open a session. A wrong name and a wrong password look the same.</summary>
public sealed class SignIn(Database database, TimeProvider clock, SecondFactors factors)
{
    private static readonly User Nobody = MakeNobody();

    public async Task<Entry> Handle(string userName, string password, string? from, string? device, CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System with { From = from });
        var name = userName.Trim().ToLowerInvariant();
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.UserName == name, ct);
        var right = (user ?? Nobody).Knows(password) && user is { Active: true };    // the same work for a name nobody has
        await using var tx = await db.Begin(ct);
        var entry = await Enter(db, user, right, new(from, device), ct);
        await db.SaveChangesAsync(ct);
        await tx.Commit(ct);
        return entry;
    }

    private async Task<Entry> Enter(Db db, User? user, bool right, Place place, CancellationToken ct)
    {
        await Guarding.TakeTurns(db, user?.Id ?? Guid.Empty, ct);
        if (user is null || !await db.Let(user.Id, right, ct))
        {
            db.Note("signInFailed", "user", user?.Id ?? Guid.Empty);    // not what was typed: it may be a password in the wrong field
            return Entry.Refused;
        }
        return await SecondFactors.IsOn(db, user.Id, ct) ? new(null, factors.TicketFor(user.Id)) : new(Arrive(db, user, place));
    }

    internal sealed record Place(string? From, string? Device);

    /// <summary>Opens the session; the caller saves.</summary>
    internal Session Arrive(Db db, User user, Place place)
    {
        var session = new Session(user.Id, place.From, place.Device, clock.Now());
        db.Add(session);
        db.Note("signedIn", "user", user.Id, by: (user.Id, user.UserName));
        return session;
    }

    private static User MakeNobody()
    {
        var user = new User("nobody", "nobody", null, DateTime.UnixEpoch);
        user.SetPassword(Guid.CreateVersion7().ToString());
        return user;
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

public sealed record FirstVisitInput(string Company, string DisplayName, string UserName, string Password);

/// <summary>Whoever opens a new installation first names the company and becomes its administrator: there is no default password. Only while nobody is known.</summary>
public sealed class FirstVisit(Database database, TimeProvider clock)
{
    private volatile bool somebodyIsKnown;

    /// <summary>Whether the installation still waits for its first visit. Once it does not, it never will again.</summary>
    public async ValueTask<bool> Awaited(CancellationToken ct = default)
    {
        if (somebodyIsKnown) return false;
        await using var db = database.Open(Actor.System);
        return !(somebodyIsKnown = await db.Users.AnyAsync(ct));
    }

    public async Task<Session> Handle(FirstVisitInput input, string? from, string? device, CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System with { From = from });
        await using var tx = await db.Begin(ct);
        await db.Dialect.Lock(db, "access.first-visit", ct);    // two visitors at once: one administrator
        if (await db.Users.AnyAsync(ct)) throw new NotFound();
        Rule.Require(input.Company?.Trim() is { Length: > 0 }, "company.nameMissing", "company");
        var user = new User(input.UserName?.Trim() ?? "", input.DisplayName, null, clock.Now());
        user.Give(["admin"]);
        user.SetPassword(input.Password);
        db.Add(user);
        await db.SetSettings(await db.Settings<CompanySettings>(ct) with { Name = input.Company!.Trim() }, ct);
        var session = new Session(user.Id, from, device, clock.Now());
        db.Add(session);
        db.Note("signedIn", "user", user.Id, by: (user.Id, user.UserName));
        await db.SaveChangesAsync(ct);
        await tx.Commit(ct);
        somebodyIsKnown = true;
        return session;
    }
}

using System.Security.Cryptography;
using System.Text;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>A person's calendar as a link that other calendars read (.ics, X-30). Whoever has the link reads times and titles, no number: it is shown once, kept as a hash, and ends with a new one, with its withdrawal, or with the person's account (T-23).</summary>
public sealed class CalendarFeed : Entity
{
    private CalendarFeed() { }

    private CalendarFeed(Guid userId, byte[] hash, DateTime at) => (Id, CreatedAt, UserId, KeyHash) = (Keys.New(at), at, userId, hash);

    public Guid UserId { get; private set; }
    [NotAudited] public byte[] KeyHash { get; private set; } = [];

    public static (CalendarFeed Feed, string Key) Make(Guid userId, DateTime at)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return (new(userId, HashOf(key), at), key);
    }

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>A person makes the link of their calendar, or takes it back.</summary>
public sealed class KeepCalendarFeed(Database database, TimeProvider clock)
{
    /// <summary>When the present link was made; null: there is none.</summary>
    public async Task<DateTime?> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        return await db.Rows<CalendarFeed>().Where(f => f.UserId == actor.Id).Select(f => (DateTime?)f.CreatedAt).SingleOrDefaultAsync(ct);
    }

    /// <returns>The key of the new link; the one before is dead.</returns>
    public async Task<string> Make(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await Gone(db, ct);
        var (feed, key) = CalendarFeed.Make(actor.Id, clock.Now());
        db.Add(feed);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return key;
    }

    public async Task Withdraw(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        await Gone(db, ct);
    }

    private static async Task Gone(Db db, CancellationToken ct)
    {
        var me = db.Actor.Id;
        db.RemoveRange(await db.Rows<CalendarFeed>().Where(f => f.UserId == me).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What stands behind a calendar link: the coming months of the person who made it, as they see it now.</summary>
public sealed class ReadCalendarFeed(Database database, ActorDesk desk, ShowCalendar calendar, TimeProvider clock)
{
    private const int Behind = 14, Ahead = 45;

    /// <exception cref="NotFound">No such link, or its maker has left.</exception>
    public async Task<IReadOnlyList<CalendarItem>> Within(string key, CancellationToken ct = default)
    {
        var hash = CalendarFeed.HashOf(key);
        await using var db = database.Open(Actor.System);
        var user = await db.Rows<CalendarFeed>().Where(f => f.KeyHash == hash).Select(f => (Guid?)f.UserId).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        var actor = await desk.OfUser(user, ct) ?? throw new NotFound();
        var today = CompanyTime.DayOf(clock.Now());
        return (await calendar.Handle(today.AddDays(-Behind), today.AddDays(Ahead), actor.Id, actor, ct)).Items;
    }
}

using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KhachQuen.Tests.Platform;

public sealed class PurgeTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly DateTime Long = HandClock.Wall("2019-06-01 02:45");

    private async Task Run(string database, string job)
    {
        var clock = new HandClock(Long);
        var house = houses.On(database);
        var desk = new JobDesk(clock.Database(house), house.Get<IEnumerable<IDailyJob>>(), clock, NullLogger<JobDesk>.Instance);
        Assert.Equal(JobResult.Succeeded, (await desk.Run(desk.Find(job), new DateOnly(2019, 6, 1), "admin", Now)).Result);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_answer_is_kept_for_a_day_and_no_longer(string database)
    {
        await using var db = houses.On(database).Open();
        var who = Guid.CreateVersion7();
        foreach (var (key, hours) in new[] { ("old", -25), ("young", -23) })
            db.Add(new KeptAnswer { ActorId = who, Key = key, RequestHash = "", CreatedAt = Long.AddHours(hours) });
        await db.SaveChangesAsync(Now);
        await Run(database, "purge-kept-answers");
        Assert.Equal(["young"], await db.Rows<KeptAnswer>().Where(k => k.ActorId == who).Select(k => k.Key).ToListAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_outbox_forgets_what_everybody_heard_a_month_ago_and_nothing_that_still_waits(string database)
    {
        await using var db = houses.On(database).Open();
        OutboxMessage Told(int days, bool done)
        {
            var at = Long.AddDays(days);
            var message = new OutboxMessage { Id = Keys.New(at), Type = "gone", Payload = "{}", CreatedAt = at, NextTryAt = new DateTime(2199, 1, 1, 0, 0, 0, DateTimeKind.Utc), DoneAt = done ? at : null };
            db.AddRange(message, new InboxMark { Listener = "test", MessageId = message.Id, At = at });
            return message;
        }
        var (old, young, waiting) = (Told(-31, done: true), Told(-29, done: true), Told(-40, done: false));
        await db.SaveChangesAsync(Now);
        await Run(database, "purge-outbox");
        Guid[] all = [old.Id, young.Id, waiting.Id];
        Assert.Equal(new[] { young.Id, waiting.Id }.Order(), (await db.Rows<OutboxMessage>().Where(m => all.Contains(m.Id)).Select(m => m.Id).ToListAsync(Now)).Order());
        Assert.Equal(new[] { young.Id, waiting.Id }.Order(), (await db.Rows<InboxMark>().Where(m => all.Contains(m.MessageId)).Select(m => m.MessageId).ToListAsync(Now)).Order());
        await db.Rows<OutboxMessage>().Where(m => all.Contains(m.Id)).ExecuteDeleteAsync(Now);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Sessions_that_ended_a_month_ago_or_began_half_a_year_ago_are_forgotten(string database)
    {
        await using var db = houses.On(database).Open();
        var who = Guid.CreateVersion7();
        Session Opened(int daysAgo, int? endedDaysAgo)
        {
            var session = new Session(who, null, "test", Long.AddDays(-daysAgo));
            if (endedDaysAgo is { } ended) session.End(Long.AddDays(-ended));
            db.Add(session);
            db.Entry(session).Property(nameof(Session.CreatedAt)).CurrentValue = Long.AddDays(-daysAgo);
            return session;
        }
        var kept = new[] { Opened(40, 29), Opened(170, null) }.Select(s => s.Id).ToList();
        _ = (Opened(40, 31), Opened(181, null));
        await db.SaveChangesAsync(Now);
        await Run(database, "purge-sessions");
        Assert.Equal(kept.Order(), (await db.Sessions.Where(s => s.UserId == who).Select(s => s.Id).ToListAsync(Now)).Order());
    }
}

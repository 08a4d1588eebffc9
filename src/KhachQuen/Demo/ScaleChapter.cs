using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>
/// Many thousands of leads for measuring and for showing that it stays quick (<c>demo --scale N</c>: N × 1,000). Row i is a function of i only (bench/README.md, data shape):
/// odd ones new, even ones in contact, 95 % open, priority 0/1/2 = 70/20/10 %, over 730 days, one call note each, 47.5 % with a next action between −10 and +89 days.
/// </summary>
internal sealed class ScaleChapter(Database database, TimeProvider clock)
{
    private const int Batch = 5_000;
    /// <summary>Where the numbered people of the big demo begin; those before belong to the story.</summary>
    public const int First = 1_000_000;

    public async Task Tell(int thousands, IReadOnlyList<User> owners, CancellationToken ct)
    {
        var now = clock.Now();
        Outcome outcome;
        await using (var db = database.Open(Actor.System))
            outcome = await db.Outcomes.AsNoTracking().SingleAsync(o => o.Stage == LeadStage.Contact && o.Code == "callbackRequested", ct);
        var already = await Already(ct);
        for (var from = already; from < thousands * 1_000; from += Batch)
        {
            await using var db = database.Open(Actor.System);
            await using var transaction = await db.Begin(ct);
            var made = Enumerable.Range(from, Math.Min(Batch, thousands * 1_000 - from)).Select(i => Row(i, owners[i % owners.Count], outcome, now)).ToList();
            await db.Dialect.BulkInsert(db, [.. made.Select(m => m.Lead)], ct);
            await db.Dialect.BulkInsert(db, [.. made.Select(m => m.Attempt)], ct);
            await transaction.Commit(ct);
        }
    }

    /// <summary>How many of the numbered ones are there: asked again, it goes on where it was.</summary>
    private async Task<int> Already(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        return await db.Rows<Lead>().CountAsync(l => l.FirstSource == "scale", ct);
    }

    private static (Lead Lead, Attempt Attempt) Row(int i, User owner, Outcome outcome, DateTime now)
    {
        var h = DemoNames.Mix(i + 17);
        var created = now.AddSeconds(-(double)(DemoNames.Mix(i) % (730 * 86_400)) - 60);
        var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(DemoNames.Mobile(First + i)), Name = DemoNames.Person(First + i), Source = "scale", Basis = ContactBasis.CustomerRequest, Priority = (short)(h % 10 switch { < 7 => 0, < 9 => 1, _ => 2 }), Region = "01" }, created);
        lead.GiveTo(owner.Id, owner.TeamId, "even", owner.DisplayName, created);
        var due = h % 1_000 < 475 ? now.AddDays(-10 + h / 1_000 % 100).AddSeconds(h / 7 % 86_400) : (DateTime?)null;
        var before = new LeadBefore(LeadStage.New, null, null, NextAction.None, null, 0, null, null);
        if (i % 2 == 0) lead.Apply(new LeadEffect(h % 20 == 0 ? LeadMove.Close : LeadMove.ToContact, outcome.Code, due > created ? due : null), null, created.AddHours(1) < now ? created.AddMinutes(1) : created);
        var by = new Actor { Id = owner.Id, UserName = owner.UserName, Name = owner.DisplayName, TeamId = owner.TeamId };
        var attempt = new Attempt(lead, LeadStage.Contact, outcome, before, by, created.AddMinutes(1));
        attempt.Says("Đã gọi, khách hỏi giá và hẹn gọi lại", lead.NextActionAt, null, null, null);
        lead.Stamp(created, isNew: true);
        attempt.Stamp(created, isNew: true);
        return (lead, attempt);
    }
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>An agent's day so far: calls made, orders won, callbacks dialled on time.</summary>
/// <param name="OnTimePercent">Null before the first callback of the day.</param>
public sealed record DayView(int Calls, int Orders, int? OnTimePercent);

/// <summary>The totals on top of the desk .</summary>
public sealed class MyDay(Database database, TimeProvider clock)
{
    public async Task<DayView> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        var from = CompanyTime.StartOf(CompanyTime.DayOf(clock.Now()));
        var calls = db.Rows<Call>().AsNoTracking().Where(c => c.OwnerId == actor.Id && c.StartedAt >= from);       // index (OwnerId, StartedAt)
        var dialled = await calls.CountAsync(ct);
        var due = await calls.Where(c => c.DueAt != null).Select(c => new { c.StartedAt, c.DueAt }).ToListAsync(ct);
        var orders = await db.Rows<Attempt>().CountAsync(a => a.ActorId == actor.Id && a.At >= from && a.OrderId != null && a.UndoneAt == null, ct);
        var grace = (await db.Settings<TelesalesSettings>(ct)).OnTimeMinutes;
        return new(dialled, orders, due.Count == 0 ? null : 100 * due.Count(c => c.StartedAt <= c.DueAt!.Value.AddMinutes(grace)) / due.Count);
    }
}

using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>Tells people what they planned when its time comes: once for each time it is planned for, also if the house was down. What is planned about a lead its planner no longer sees goes to whoever holds the lead by now.</summary>
public sealed class RemindActivities(Database database, ActivityNotices notices, TimeProvider clock) : ISweep
{
    private const int AtOnce = 200;

    public string Name => "remind-activities";
    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task Sweep(CancellationToken ct)
    {
        while (await Once(ct) == AtOnce) ct.ThrowIfCancellationRequested();
    }

    /// <summary>The next few, in one transaction. Somebody who changes one meanwhile is reminded at the next turn.</summary>
    public async Task<int> Once(CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        var now = clock.Now();
        if (await Due(db, now).AsNoTracking().OrderBy(a => a.RemindAt).Take(AtOnce).ToListAsync(ct) is not { Count: > 0 } expected) return 0;
        var seen = await Seen(db, expected, ct);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "sweep:" + Name, ct);
        Guid[] ids = [.. seen.Keys];
        var due = await Due(db, now).Where(a => EF.Parameter(ids).Contains(a.Id)).ToListAsync(ct);
        foreach (var activity in due)
        {
            if (seen[activity.Id].To is { } to) activity.HandTo(to.Id, to.TeamId, to.DisplayName);
            await ActivityNotices.Due(db, activity, seen[activity.Id].Row, now, ct);
        }
        // Not a fact about the activity: no version, or the form somebody has open would be stale.
        await Due(db, now).Where(a => EF.Parameter(ids).Contains(a.Id)).ExecuteUpdateAsync(s => s.SetProperty(a => a.RemindAt, (DateTime?)null), ct);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException) { return 0; }
        await transaction.Commit(ct);
        return expected.Count;
    }

    private static IQueryable<Activity> Due(Db db, DateTime now) => db.Rows<Activity>().Where(a => a.RemindAt != null && a.RemindAt <= now && a.State == ActivityState.Planned);      // index RemindAt

    /// <summary>What each is about to who is told of it; <c>To</c>: who that is from now on.</summary>
    private async Task<Dictionary<Guid, ((string? Title, string? Path) Row, User? To)>> Seen(Db db, List<Activity> due, CancellationToken ct)
    {
        var seen = new Dictionary<Guid, ((string?, string?), User?)>();
        foreach (var activity in due)
        {
            var (row, to) = (activity.OwnerId is { } who ? await notices.Seen(who, activity.Noun, activity.NounId, ct) : default, (User?)null);
            if (row.Title is null && activity.Noun == ActivityNouns.Lead && await Holder(db, activity.NounId, ct) is { } holder && holder.Id != activity.OwnerId) (row, to) = (await notices.Seen(holder.Id, activity.Noun, activity.NounId, ct), holder);
            seen[activity.Id] = (row, to);
        }
        return seen;
    }

    private static Task<User?> Holder(Db db, Guid lead, CancellationToken ct) =>
        db.Rows<Lead>().Where(l => l.Id == lead && l.OwnerId != null).Join(db.Rows<User>().AsNoTracking(), l => l.OwnerId, u => u.Id, (_, u) => u).SingleOrDefaultAsync(ct);
}

/// <summary>What is planned about a customer goes with them to another salesperson (F-11); nobody's any more, it falls away.</summary>
internal sealed class ActivitiesFollow : ICustomerMove
{
    public async Task Moved(Db db, IReadOnlyDictionary<Guid, MovedCustomer> moved, CancellationToken ct)
    {
        Guid[] ids = [.. moved.Values.Where(m => m.From is not null).Select(m => m.Customer.Id)];
        if (ids.Length == 0) return;
        foreach (var activity in await db.Rows<Activity>().Where(a => EF.Parameter(ids).Contains(a.CustomerId!.Value) && a.State == ActivityState.Planned).ToListAsync(ct))
        {
            var (_, from, to) = moved[activity.CustomerId!.Value];
            if (activity.OwnerId != from) continue;
            if (to is null) activity.Cancel(null, db.Clock.Now());
            else activity.HandTo(to.Id, to.TeamId, to.DisplayName);
        }
    }
}

/// <summary>The activities of a record that goes into another go along (F-9).</summary>
internal sealed class ActivitiesOfMerged : ICustomerMerge
{
    public async Task<int> Move(Db db, Guid from, Guid into, CancellationToken ct)
    {
        var moved = await db.Rows<Activity>().Where(a => a.CustomerId == from).ToListAsync(ct);
        foreach (var activity in moved) activity.BelongTo(into);
        return moved.Count;
    }
}

using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>Tells people what they planned when its time comes: once for each time it is planned for, also if the house was down. What is planned about a lead goes to whoever holds the lead by now.</summary>
public sealed class RemindActivities(Database database, ActivitySubjects subjects, TimeProvider clock) : ISweep
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
        if (!await Due(db, now).AnyAsync(ct)) return 0;
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "sweep:" + Name, ct);
        var due = await Due(db, now).OrderBy(a => a.RemindAt).Take(AtOnce).ToListAsync(ct);
        await FollowTheLeads(db, due, ct);
        var titles = await subjects.Titles(db, due.Select(a => (a.Noun, a.NounId)), ct);
        foreach (var activity in due) await Remind(db, activity, titles.GetValueOrDefault(activity.NounId), now, ct);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException) { return 0; }
        await transaction.Commit(ct);
        return due.Count;
    }

    private static IQueryable<Activity> Due(Db db, DateTime now) => db.Rows<Activity>().Where(a => a.RemindAt != null && a.RemindAt <= now && a.State == ActivityState.Planned);      // index RemindAt

    private async Task Remind(Db db, Activity activity, string? about, DateTime now, CancellationToken ct)
    {
        if (activity.OwnerId is { } who)
            await db.Notify(who, "activity.due", new { what = activity.Title, about = about ?? "–", at = activity.DueAt }, subjects[activity.Noun] is { } noun ? $"{noun.Path}/{activity.NounId}" : null, $"activity:{activity.Id:N}:{activity.DueAt.Ticks}", now, ct);
        activity.Reminded();
    }

    private static async Task FollowTheLeads(Db db, List<Activity> due, CancellationToken ct)
    {
        Guid[] leads = [.. due.Where(a => a.Noun == ActivityNouns.Lead).Select(a => a.NounId).Distinct()];
        if (leads.Length == 0) return;
        var holders = await db.Rows<Lead>().Where(l => EF.Parameter(leads).Contains(l.Id) && l.OwnerId != null).Join(db.Rows<User>(), l => l.OwnerId, u => u.Id, (l, u) => new { Lead = l.Id, u.Id, u.TeamId, u.DisplayName }).ToDictionaryAsync(h => h.Lead, ct);
        foreach (var activity in due)
            if (holders.GetValueOrDefault(activity.NounId) is { } holder) activity.HandTo(holder.Id, holder.TeamId, holder.DisplayName);
    }
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

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>
/// 23:59, once for every company day (F-43 … F-45): every active main opportunity that showed nothing by then is lost; a customer who is left without
/// an active or won main one goes from their salesperson, and their secondary ones with that. One transaction for some customers at a time, whole customers
/// only: killed anywhere and run again, late or twice, the end is the same. What is written carries the hour of the check, not of the run.
/// </summary>
internal sealed class EvidenceCheck(Database database, CustomerMoves moves, EvidenceNotices notices, TimeProvider clock) : IDailyJob
{
    private const int CustomersAtOnce = 500;

    public string Name => "evidence-check";
    public TimeOnly At => EvidenceClock.At;
    public bool InOrder => true;      // what one date had to close is not the next one's doing

    public async Task<string?> Run(JobTurn turn, CancellationToken ct)
    {
        var due = EvidenceClock.DueOn(turn.Date);
        if (clock.Now() < due) return "23:59 has not come";      // a run by hand at noon closes nothing; the preview shows what would be
        for (var left = true; left;) left = await Some(turn, due, ct);
        await notices.Tell(turn, due, ct);
        await using var db = database.Open(Actor.System);
        var lost = await db.Rows<Opportunity>().Where(o => o.LostByCheckOn == turn.Date).GroupBy(o => o.LostReason).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return lost.Count == 0 ? null : string.Join(", ", lost.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}: {l.Count}"));
    }

    /// <summary>The next customers that have something to lose. False: there are none left.</summary>
    private async Task<bool> Some(JobTurn turn, DateTime due, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        await using var transaction = await db.Begin(ct);
        await turn.Hold(db, ct);
        var bound = due - (await db.Settings<EvidenceSettings>(ct)).Grace;
        var customers = await Lacking(db, bound).OrderBy(o => o.CustomerId).Select(o => o.CustomerId).Distinct().Take(CustomersAtOnce).ToArrayAsync(ct);      // index "lacking"
        if (customers.Length == 0) return false;
        var open = await db.Rows<Opportunity>().Where(o => EF.Parameter(customers).Contains(o.CustomerId) && o.State == OpportunityState.Active).ToListAsync(ct);
        foreach (var one in open.Where(o => o.FailsAt(bound, TimeSpan.Zero))) one.LoseAtCheck(turn.Date, due);
        await Detaching.Of(db, moves, customers, open, turn.Date, due, ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return true;
    }

    /// <summary>What the check of an hour closes.</summary>
    internal static IQueryable<Opportunity> Lacking(Db db, DateTime bound) =>
        db.Rows<Opportunity>().Where(o => o.State == OpportunityState.Active && o.Class == OpportunityClass.Main && o.EvidenceState == EvidenceState.Missing && o.EvidenceSince <= bound);
}

/// <summary>"Ngắt phân bổ" of customers without a main opportunity that is active or won (F-44).</summary>
internal static class Detaching
{
    /// <param name="db">In the caller's transaction; the caller saves.</param>
    /// <param name="moves">Tells other modules.</param>
    /// <param name="customers">Who lost something.</param>
    /// <param name="open">Their opportunities that were active before, loaded and as they are now.</param>
    /// <param name="date">The business date of the check; null: by hand.</param>
    /// <param name="at">The hour it counts from.</param>
    /// <param name="ct">Ends it early.</param>
    public static async Task Of(Db db, CustomerMoves moves, Guid[] customers, IReadOnlyList<Opportunity> open, DateOnly? date, DateTime at, CancellationToken ct)
    {
        var kept = open.Where(o => o is { State: OpportunityState.Active, Class: OpportunityClass.Main }).Select(o => o.CustomerId).ToHashSet();
        kept.UnionWith(await db.Rows<Opportunity>().Where(o => EF.Parameter(customers).Contains(o.CustomerId) && o.State == OpportunityState.Won && o.Class == OpportunityClass.Main).Select(o => o.CustomerId).Distinct().ToListAsync(ct));
        Guid[] gone = [.. customers.Where(c => !kept.Contains(c))];
        var theirs = open.ToLookup(o => o.CustomerId);
        var (names, moved) = (await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct), new List<MovedCustomer>());
        foreach (var customer in await db.Rows<Customer>().Where(c => EF.Parameter(gone).Contains(c.Id) && c.OwnerId != null).ToListAsync(ct))
        {
            var from = customer.OwnerId!.Value;
            customer.Detach(DetachReasons.NoEvidence, names.GetValueOrDefault(from), null, at);
            foreach (var secondary in theirs[customer.Id].Where(o => o.State == OpportunityState.Active)) secondary.LoseDetached(date, at);
            moved.Add(new(customer, from, null));
        }
        await moves.Tell(db, moved, ct);
    }
}

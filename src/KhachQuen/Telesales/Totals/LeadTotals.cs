using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>
/// The balance of A-50: every received lead once, by its present state. <see cref="Received"/> is the sum of the others;
/// it is counted by itself, so that a hole in the rule would show.
/// </summary>
public sealed record TotalsView(int Received, int NotYetWorked, int NotConnected, int Connected, int WrongNumber, int NoNeed, int Duplicate, int Floating, int OtherClosed)
{
    public bool Balances => Received == NotYetWorked + NotConnected + Connected + WrongNumber + NoNeed + Duplicate + Floating + OtherClosed;
}

/// <summary>The live totals of the leads one may see, received in a period .</summary>
public sealed class LeadTotals(Database database)
{
    public async Task<TotalsView> Handle(DateTime? from, DateTime? to, Guid? ownerId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        var leads = new LeadFilter { CreatedFrom = from, CreatedTo = to, OwnerId = ownerId }.On(db, db.Leads.AsNoTracking(), actor);
        var heaps = await leads.Select(LeadHeaps.Of).GroupBy(h => h.Heap).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        int Of(LeadHeap heap) => heaps.GetValueOrDefault(heap);
        return new(await leads.CountAsync(ct), Of(LeadHeap.NotYetWorked), Of(LeadHeap.NotConnected), Of(LeadHeap.Connected), Of(LeadHeap.WrongNumber), Of(LeadHeap.NoNeed), Of(LeadHeap.Duplicate), Of(LeadHeap.Floating), Of(LeadHeap.OtherClosed));
    }
}

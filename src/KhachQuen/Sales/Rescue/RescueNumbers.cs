using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What became of parcels that were to be rescued: all of them, delivered after all, lost to us, still under way.</summary>
public enum RescueEnd : short { Any, Rescued, Lost, Open }

public static class RescueEnds
{
    /// <summary>Of a parcel that was on the list: how it ended. A posting called off may be posted again: still open.</summary>
    public static RescueEnd Of(ShipmentState state) => state switch
    {
        ShipmentState.Delivered or ShipmentState.PartiallyDelivered or ShipmentState.Paid => RescueEnd.Rescued,
        ShipmentState.Returned or ShipmentState.Compensated or ShipmentState.WaybillCancelled => RescueEnd.Lost,
        _ => RescueEnd.Open,
    };

    public static IReadOnlyList<ShipmentState> StatesOf(RescueEnd end) => [.. Enum.GetValues<ShipmentState>().Where(s => end == RescueEnd.Any || Of(s) == end)];
}

/// <summary>How many parcels of a reason.</summary>
public sealed record RescueReasonCount(Guid ReasonId, string Name, int Count, int Rescued);

/// <summary>The rescue desk in numbers.</summary>
/// <param name="Since">The first day counted.</param>
/// <param name="Entered">Parcels that came to need somebody since; those below are of them.</param>
/// <param name="Rate">Rescued of those that ended; null while none has.</param>
/// <param name="Reasons">Worked since, by reason, most first.</param>
public sealed record RescueNumbersView(DateOnly Since, int Entered, int Rescued, int Lost, int Open, decimal? Rate, IReadOnlyList<RescueReasonCount> Reasons);

/// <summary>Counts by end and by reason, each over the rows a list shows .</summary>
public sealed class RescueNumbers(Database database, TimeProvider clock)
{
    public const int Days = 30;

    public async Task<RescueNumbersView> Handle(Actor actor, CancellationToken ct = default)
    {
        OrdersSight.RequireShipments(actor);
        await using var db = database.Open(actor);
        var since = CompanyTime.DayOf(clock.Now()).AddDays(1 - Days);
        var from = CompanyTime.StartOf(since);
        var states = await db.Shipments.Where(s => s.RescueFirstAt >= from).GroupBy(s => s.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(ct);      // index: RescueFirstAt, State
        var reasons = await db.Shipments.Where(s => s.RescueReasonId != null && s.RescueWorkedAt >= from).GroupBy(s => new { s.RescueReasonId, s.State }).Select(g => new { g.Key.RescueReasonId, g.Key.State, Count = g.Count() }).ToListAsync(ct);      // index: RescueReasonId, RescueWorkedAt
        int Of(RescueEnd end) => states.Where(s => RescueEnds.Of(s.State) == end).Sum(s => s.Count);
        var (rescued, lost, names) = (Of(RescueEnd.Rescued), Of(RescueEnd.Lost), (await db.Settings<RescueSettings>(ct)).Reasons);
        return new(since, states.Sum(s => s.Count), rescued, lost, Of(RescueEnd.Open), rescued + lost == 0 ? null : (decimal)rescued / (rescued + lost),
            [.. reasons.GroupBy(r => r.RescueReasonId!.Value).Select(g => new RescueReasonCount(g.Key, names.FirstOrDefault(n => n.Id == g.Key)?.Name ?? "", g.Sum(r => r.Count), g.Where(r => RescueEnds.Of(r.State) == RescueEnd.Rescued).Sum(r => r.Count))).OrderByDescending(r => r.Count).ThenBy(r => r.Name, StringComparer.Ordinal)]);
    }
}

/// <summary>How many parcels lie in each heap of the rescue list now; never counted to the end of a million .</summary>
public sealed class CountRescues(Database database, CompanyCalendar calendar, TimeProvider clock)
{
    /// <returns>By cause; null: those put off.</returns>
    public async Task<IReadOnlyList<(RescueCause? Cause, int Count, bool More)>> Handle(Actor actor, CancellationToken ct = default)
    {
        OrdersSight.RequireShipments(actor);
        await using var db = database.Open(actor);
        var query = RescueQuery.At(clock.Now(), await db.Settings<RescueSettings>(ct), await calendar.Today(ct));
        var counts = new List<(RescueCause?, int, bool)>();
        foreach (var cause in Enum.GetValues<RescueCause>().Cast<RescueCause?>().Append(null))
        {
            var counted = await (cause is null ? query.Later(db.Shipments) : query.Due(db.Shipments, cause)).Take(Sorting<Shipment>.CountedTo + 1).CountAsync(ct);
            counts.Add((cause, Math.Min(counted, Sorting<Shipment>.CountedTo), counted > Sorting<Shipment>.CountedTo));
        }
        return counts;
    }
}

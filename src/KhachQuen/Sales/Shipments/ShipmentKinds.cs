using System.Collections.Frozen;

namespace KhachQuen.Sales;

/// <summary>The eighteen states of a shipment. From <see cref="Posted"/> on the parcel is the carrier's.</summary>
public enum ShipmentState : short
{
    AwaitingWaybill, ShipNow, Postponed, WaybillCancelled, PostingCancelled, Posted, Picking, PickFailed, Picked,
    Delivering, DeliveryFailed, RedeliveryRequested, PartiallyDelivered, Delivered, Paid, Returning, Returned, Compensated,
}

/// <summary>The money to be collected: not at all, not yet, collected, reconciled by the carrier, on our account, disputed.</summary>
public enum CodState : short { NotApplicable, Pending, Collected, Reconciled, PaidToBank, Disputed }

/// <summary>The transitions of reference.md, "Telesales value lists", as data. People go one step at a time .</summary>
public static class ShipmentMoves
{
    private const string Table = """
        AwaitingWaybill -> ShipNow, Postponed, WaybillCancelled
        Postponed -> ShipNow, WaybillCancelled
        ShipNow -> Posted, Postponed, WaybillCancelled
        Posted -> Picking, Picked, PickFailed, PostingCancelled
        PostingCancelled -> AwaitingWaybill, ShipNow, WaybillCancelled
        Picking -> Picked, PickFailed
        PickFailed -> Picking, PostingCancelled
        Picked -> Delivering, Returning, Compensated
        Delivering -> Delivered, PartiallyDelivered, DeliveryFailed, Returning, Compensated
        DeliveryFailed -> RedeliveryRequested, Delivering, Returning
        RedeliveryRequested -> Delivering, Returning
        PartiallyDelivered -> Paid, Returning
        Delivered -> Paid, Returned
        Returning -> Returned, Compensated, Delivering
        Returned -> Delivered
        """;

    private static readonly (ShipmentState From, ShipmentState To)[] Steps = [.. Table.Split('\n').Select(l => l.Split(" -> "))
        .SelectMany(l => l[1].Split(", ").Select(to => (Enum.Parse<ShipmentState>(l[0]), Enum.Parse<ShipmentState>(to.Trim()))))];

    private static readonly FrozenSet<(ShipmentState From, ShipmentState To)> Legal = Steps.ToFrozenSet();

    /// <summary>Corrections of a mistake: for who answers for the rules of business, and only before the money is reconciled.</summary>
    private static readonly FrozenSet<(ShipmentState From, ShipmentState To)> Corrections =
        new[] { (ShipmentState.Delivered, ShipmentState.Returned), (ShipmentState.Returned, ShipmentState.Delivered) }.ToFrozenSet();

    public static bool Allow(ShipmentState from, ShipmentState to) => Legal.Contains((from, to));

    /// <summary>The steps a person may write down next, the usual one first; corrections only for who may correct.</summary>
    public static IReadOnlyList<ShipmentState> Next(ShipmentState from, bool mayCorrect) =>
        [.. Steps.Where(m => m.From == from && (mayCorrect || !Corrections.Contains(m))).Select(m => m.To)];

    /// <summary>Whether a carrier's word leads there: by any number of steps, but no correction, and through no posting that only a person cancels .</summary>
    public static bool Reachable(ShipmentState from, ShipmentState to) => Way(from, to) is not null;

    /// <summary>The shortest way there, its end last; the table's order decides between equals. Null: there is none.</summary>
    public static IReadOnlyList<ShipmentState>? Way(ShipmentState from, ShipmentState to)
    {
        if (from == to) return null;
        var (behind, open) = (new Dictionary<ShipmentState, ShipmentState> { [from] = from }, new Queue<ShipmentState>([from]));
        while (open.TryDequeue(out var here) && !behind.ContainsKey(to))
            if (here == from || !ByPeople.Contains(here))
                foreach (var next in Next(here, mayCorrect: false))
                    if (behind.TryAdd(next, here)) open.Enqueue(next);
        if (!behind.ContainsKey(to)) return null;
        var way = new List<ShipmentState>();
        for (var at = to; at != from; at = behind[at]) way.Insert(0, at);
        return way;
    }

    /// <summary>States nobody infers: a posting or a waybill that was called off, a delivery put off.</summary>
    private static readonly FrozenSet<ShipmentState> ByPeople = new[] { ShipmentState.PostingCancelled, ShipmentState.WaybillCancelled, ShipmentState.Postponed }.ToFrozenSet();

    public static bool IsCorrection(ShipmentState from, ShipmentState to) => Corrections.Contains((from, to));
}

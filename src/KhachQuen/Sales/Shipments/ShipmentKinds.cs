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

    public static bool IsCorrection(ShipmentState from, ShipmentState to) => Corrections.Contains((from, to));
}

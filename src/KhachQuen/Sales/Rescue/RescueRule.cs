using System.Collections.Frozen;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>Why a parcel needs somebody: nothing was heard of it for too long, it could not be fetched or delivered, it is on its way back.</summary>
public enum RescueCause : short { Slow, Failed, Returning }

/// <summary>"Cứu đơn": which parcels need somebody now. Pure; the list asks the same of the database (<see cref="RescueQuery"/>).</summary>
public static class RescueRule
{
    private static readonly FrozenDictionary<ShipmentState, RescueCause> Causes = new Dictionary<ShipmentState, RescueCause>
    {
        [ShipmentState.Posted] = RescueCause.Slow, [ShipmentState.Picking] = RescueCause.Slow, [ShipmentState.Picked] = RescueCause.Slow, [ShipmentState.Delivering] = RescueCause.Slow,
        [ShipmentState.PickFailed] = RescueCause.Failed, [ShipmentState.DeliveryFailed] = RescueCause.Failed, [ShipmentState.RedeliveryRequested] = RescueCause.Failed,
        [ShipmentState.Returning] = RescueCause.Returning,
    }.ToFrozenDictionary();

    /// <summary>States in which a parcel is slow when nothing is heard of it.</summary>
    public static readonly IReadOnlyList<ShipmentState> Slow = [ShipmentState.Posted, ShipmentState.Picking, ShipmentState.Picked, ShipmentState.Delivering];

    /// <summary>What a parcel in this state may be on the list for; null: it has not left, or it is at an end.</summary>
    public static RescueCause? CauseIn(ShipmentState state) => Causes.TryGetValue(state, out var cause) ? cause : null;

    /// <summary>Whether the carrier failed at something: one more try.</summary>
    public static bool IsFailure(ShipmentState state) => state is ShipmentState.PickFailed or ShipmentState.DeliveryFailed;

    /// <summary>Why it is on the list now; null: it is not.</summary>
    /// <param name="state">Where it is.</param>
    /// <param name="silentSince">When somebody last said something of it.</param>
    /// <param name="againAt">Until when it was put off.</param>
    /// <param name="now">The moment.</param>
    /// <param name="settings">From how many working hours on silence is too long, by state.</param>
    /// <param name="calendar">The company's.</param>
    public static RescueCause? Of(ShipmentState state, DateTime silentSince, DateTime? againAt, DateTime now, RescueSettings settings, WorkingCalendar calendar)
    {
        if (CauseIn(state) is not { } cause || againAt > now) return null;
        if (cause != RescueCause.Slow) return cause;
        return settings.SlowAfter(state) is { } limit && calendar.WorkingTimeBetween(silentSince, now) >= limit ? cause : null;
    }
}

/// <summary>The same question in the database's terms: for each state the moment before which silence is too long.</summary>
public sealed record RescueQuery(DateTime Now, DateTime Posted, DateTime Picking, DateTime Picked, DateTime Delivering)
{
    public static RescueQuery At(DateTime now, RescueSettings settings, WorkingCalendar calendar)
    {
        DateTime Before(ShipmentState state) => settings.SlowAfter(state) is { } limit ? calendar.TakeWorkingTime(now, limit) : DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);
        return new(now, Before(ShipmentState.Posted), Before(ShipmentState.Picking), Before(ShipmentState.Picked), Before(ShipmentState.Delivering));
    }

    /// <summary>Those that need somebody now. Index: SilentSince, Id, of what is under way.</summary>
    public IQueryable<Shipment> Due(IQueryable<Shipment> shipments, RescueCause? cause)
    {
        var (now, posted, picking, picked, delivering) = (Now, Posted, Picking, Picked, Delivering);
        var due = shipments.Where(s => s.SilentSince != null && (s.RescueAgainAt == null || s.RescueAgainAt <= now));
        return cause switch
        {
            RescueCause.Failed => due.Where(s => s.State == ShipmentState.PickFailed || s.State == ShipmentState.DeliveryFailed || s.State == ShipmentState.RedeliveryRequested),
            RescueCause.Returning => due.Where(s => s.State == ShipmentState.Returning),
            RescueCause.Slow => due.Where(s => (s.State == ShipmentState.Posted && s.SilentSince <= posted) || (s.State == ShipmentState.Picking && s.SilentSince <= picking) || (s.State == ShipmentState.Picked && s.SilentSince <= picked) || (s.State == ShipmentState.Delivering && s.SilentSince <= delivering)),
            _ => due.Where(s => s.State == ShipmentState.PickFailed || s.State == ShipmentState.DeliveryFailed || s.State == ShipmentState.RedeliveryRequested || s.State == ShipmentState.Returning
                || (s.State == ShipmentState.Posted && s.SilentSince <= posted) || (s.State == ShipmentState.Picking && s.SilentSince <= picking) || (s.State == ShipmentState.Picked && s.SilentSince <= picked) || (s.State == ShipmentState.Delivering && s.SilentSince <= delivering)),
        };
    }

    /// <summary>Those somebody worked on and put off.</summary>
    public IQueryable<Shipment> Later(IQueryable<Shipment> shipments)
    {
        var now = Now;
        return shipments.Where(s => s.SilentSince != null && s.RescueAgainAt > now);
    }
}

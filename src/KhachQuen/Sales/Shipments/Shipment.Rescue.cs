using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What a parcel knows of being rescued ("cứu đơn", A-43).</summary>
public sealed partial class Shipment
{
    /// <summary>When somebody last said something of it, while it is under way; null: it has not left, or it is at an end.</summary>
    public DateTime? SilentSince { get; private set; }
    /// <summary>How often the carrier tried in vain.</summary>
    public int FailedTries { get; private set; }
    /// <summary>Since when it counts among those to be rescued: it failed, turned back, or somebody worked on it.</summary>
    public DateTime? RescueFirstAt { get; private set; }
    public DateTime? RescueWorkedAt { get; private set; }
    public Guid? RescueWorkedById { get; private set; }
    public Guid? RescueReasonId { get; private set; }
    public Guid? RescueSolutionId { get; private set; }
    public string? RescueNote { get; private set; }
    /// <summary>Put off until then, or until the carrier says something new.</summary>
    public DateTime? RescueAgainAt { get; private set; }

    /// <summary>Somebody found out why and did something about it; it leaves the list for a while.</summary>
    public void Rescue((Guid Id, string Name) reason, (Guid Id, string Name) solution, string? note, DateTime again, Actor by, DateTime now)
    {
        Rule.Require(SilentSince is not null, "rescue.notUnderWay", "ids", State);
        Rule.Require(again > now && again - now <= TimeSpan.FromDays(60), "rescue.againInvalid", "when", 60);
        Rule.Require(note is not { Length: > 1_000 }, "rescue.noteLong", "note", 1_000);
        (RescueReasonId, RescueSolutionId, RescueNote, RescueAgainAt) = (reason.Id, solution.Id, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), again);
        (RescueWorkedAt, RescueWorkedById) = (now, by.Id);
        RescueFirstAt ??= now;
        Tell("shipment.rescued", new { number = OrderNumber, reason = reason.Name, solution = solution.Name, again }, RescueNote, alsoOn: OrderId);
    }

    /// <summary>It went on: what is new brings it back to the list. Our own asking for another try does not.</summary>
    private void Watch(ShipmentState from, bool inferred)
    {
        var cause = RescueRule.CauseIn(State);
        SilentSince = cause is null ? null : LastEventAt;
        if (cause is null || State != ShipmentState.RedeliveryRequested) RescueAgainAt = null;
        if (inferred) return;
        if (RescueRule.IsFailure(State)) FailedTries++;
        if (cause is RescueCause.Failed or RescueCause.Returning && from != State) RescueFirstAt ??= LastEventAt;
    }

    /// <summary>The carrier says something that moves nothing: it is not forgotten there. The same failure on another day is another try.</summary>
    public void Heard(ShipmentState? said, DateTime at)
    {
        if (SilentSince is not { } since || at <= since) return;
        if (said == State && RescueRule.IsFailure(State) && CompanyTime.DayOf(at) > CompanyTime.DayOf(since)) FailedTries++;
        (SilentSince, RescueAgainAt) = (at, null);
    }
}

using System.Text.Json;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The way of an order: only legal moves, each with who, when and why on the timeline.</summary>
public sealed partial class Order
{
    /// <summary>The word that lets shipping see it. By whom is settled before (<see cref="Confirming"/>).</summary>
    public void Confirm(DateTime at)
    {
        Rule.Require(State != OrderState.CrossChecking || CheckResult == CrossCheckResult.OrderOk, "order.crossCheckMissing");
        Rule.Require(!CorrectionsOpen, "order.correctionsOpen");
        MoveTo(OrderState.Confirmed);
        ConfirmedAt = at;
        Tell("order.confirmed", new { number = Number }, alsoOn: CustomerId);
        Raise(new OrderConfirmed(Id, Number, CustomerId, LeadId, at));
    }

    /// <summary>Ends the order before it left; a reason is asked for .</summary>
    public void Cancel(string? reason, DateTime at, bool withdrawn = false)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "order.reasonMissing", "reason");
        MoveTo(OrderState.Cancelled);
        CancelReason = reason!.Trim();
        DueForCare();
        Tell(withdrawn ? "order.withdrawn" : "order.cancelled", new { number = Number }, CancelReason, alsoOn: CustomerId);
        Raise(new OrderCancelled(Id, Number, CustomerId, LeadId, CancelReason, withdrawn, at));
    }

    /// <summary>The outcome that made it is undone: only while nobody has built on it.</summary>
    public void Withdraw(string? reason, DateTime at)
    {
        Rule.Require(State is OrderState.Placed or OrderState.CrossChecking, "order.tooLateToWithdraw", null, State);
        Cancel(string.IsNullOrWhiteSpace(reason) ? "withdrawn" : reason, at, withdrawn: true);
    }

    /// <summary>A shipment is made for it, or the one under way was called off and makes room for another.</summary>
    public void ShipBy(Guid? shipmentId) => ShipmentId = shipmentId;

    /// <summary>Posted with the carrier: from now on it is under way (A-40a).</summary>
    public void Post(DateTime at)
    {
        if (State == OrderState.Shipping) return;
        MoveTo(OrderState.Shipping);
        PostedAt = at;
        DueForCare();
        Tell("order.posted", new { number = Number }, alsoOn: CustomerId);
        Raise(new OrderPosted(Id, Number, CustomerId, LeadId, false, at));
    }

    /// <summary>The posting was cancelled: back to confirmed (A-40a).</summary>
    public void TakeBack(DateTime at)
    {
        if (State == OrderState.Confirmed) return;
        MoveTo(OrderState.Confirmed);
        PostedAt = null;
        DueForCare();
        Tell("order.postingCancelled", new { number = Number }, alsoOn: CustomerId);
        Raise(new OrderPosted(Id, Number, CustomerId, LeadId, true, at));
    }

    public void Deliver(DateTime at)
    {
        if (State == OrderState.Delivered) return;
        MoveTo(OrderState.Delivered);
        DeliveredAt = at;
        DueForCare();
        Tell("order.delivered", new { number = Number }, alsoOn: CustomerId);
        Raise(new OrderDelivered(Id, Number, CustomerId, LeadId, at));
    }

    /// <summary>What came back with the shipper: each part as a line of its own (A-40a). Nothing, when all was taken after all.</summary>
    public void PartReturned(IReadOnlyList<(Guid ProductId, long QuantityMilli)> parts, DateTime at)
    {
        lines.RemoveAll(l => l.IsReturn);
        foreach (var (productId, milli) in parts)
        {
            var line = lines.Find(l => l.ProductId == productId && !l.IsReturn && lines.TrueForAll(r => r.ReturnOf != l.Id));
            Rule.Require(line is not null, "order.returnedUnknown", "returned");
            Rule.Require(milli <= line!.QuantityMilli, "order.returnedTooMany", "returned", line.Code, line.Quantity);
            lines.Add(new OrderLine(Id, lines.Count, Pricing.Back(line, milli, PricesIncludeVat), at));
        }
        ReturnedTotal = -lines.Where(l => l.IsReturn).Sum(l => l.Amount);
        if (parts.Count > 0) Tell("order.partReturned", new { number = Number, amount = ReturnedTotal }, alsoOn: CustomerId);
    }

    public void Return(string? reason, DateTime at)
    {
        MoveTo(OrderState.Returned);
        DueForCare();
        Tell("order.returned", new { number = Number }, reason, alsoOn: CustomerId);
        Raise(new OrderReturned(Id, Number, CustomerId, LeadId, at));
    }

    /// <summary>The money is in and reconciled, or the carrier paid for what it lost (A-40a).</summary>
    public void Settle(long? compensation, DateTime at)
    {
        MoveTo(OrderState.Settled);
        (SettledAt, Compensation) = (at, compensation);
        Tell("order.settled", new { number = Number, amount = compensation ?? CodAmount }, alsoOn: CustomerId);
        Raise(new OrderSettled(Id, Number, CustomerId, LeadId, at));
    }

    /// <summary>Its buyer went into another record (F-9).</summary>
    internal void BelongTo(Guid customer) => CustomerId = customer;

    /// <summary>A settled order is locked .</summary>
    public string? WhyNotBack => State == OrderState.Settled ? "order.settledLocked" : null;

    /// <summary>A step of many was taken back. One that is settled again earns again.</summary>
    public void WasPutBack(Actor by, DateTime at, IReadOnlyDictionary<string, JsonElement> was)
    {
        if (!was.ContainsKey(nameof(State))) return;
        Tell("order.stepTakenBack", new { number = Number, state = State.ToString() }, alsoOn: CustomerId);
        Raise(new OrderAmended(Id, at));
        if (State == OrderState.Settled) Raise(new OrderSettled(Id, Number, CustomerId, LeadId, at));
    }

    private void MoveTo(OrderState to)
    {
        Rule.Require(OrderMoves.Allow(State, to), "order.illegalMove", "state", State, to);
        State = to;
    }
}

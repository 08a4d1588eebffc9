using System.Text.Json;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>An order handed to a carrier ("vận đơn", A-40). Its log is append-only.</summary>
public sealed partial class Shipment : Entity, IOwned, ILive, IUndoGuarded, IPutBack
{
    public const string Manual = "manual";
    private readonly List<ShipmentEvent> events = [];

    private Shipment() { }

    public Shipment(Order order, string carrier, string? code, long fee, DateTime at)
    {
        (Id, CreatedAt, OrderId, OrderNumber, CustomerId) = (Keys.New(at), at, order.Id, order.Number, order.CustomerId);
        (OwnerId, TeamId, Carrier, LastEventAt) = (order.OwnerId, order.TeamId, carrier, at);
        Label(code, fee);
        Collect(order.CodAmount);
    }

    public Guid OrderId { get; private set; }
    [Impersonal] public string OrderNumber { get; private set; } = "";
    public Guid CustomerId { get; private set; }
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    [Impersonal] public string Carrier { get; private set; } = "";
    /// <summary>The carrier's number ("mã vận đơn").</summary>
    [Impersonal] public string? Code { get; private set; }
    public ShipmentState State { get; private set; }
    public long CodAmount { get; private set; }
    public CodState CodState { get; private set; }
    public long Fee { get; private set; }
    public long? Compensation { get; private set; }
    public DateTime LastEventAt { get; private set; }
    /// <summary>The carrier's money was compared with ours; nothing moves any more.</summary>
    public DateTime? ReconciledAt { get; private set; }
    /// <summary>What the carrier handed over, right or with a reason.</summary>
    public long? ReconciledAmount { get; private set; }
    public IReadOnlyList<ShipmentEvent> Log => events;

    /// <summary>The waybill's number and what the carrier charges; while the parcel is not at an end.</summary>
    public void Label(string? code, long fee)
    {
        Rule.Require(ReconciledAt is null, "shipment.reconciled");
        Rule.Require(code is null || code.Trim() is { Length: >= 1 and <= 60 }, "shipment.codeInvalid", "code");
        Rule.Require(fee is >= 0 and <= Vnd.Largest, "shipment.feeInvalid", "fee");
        (Code, Fee) = (string.IsNullOrWhiteSpace(code) ? null : code.Trim(), fee);
    }

    /// <summary>Its order changed hands: the row goes along, or <see cref="Sight"/> would be wrong.</summary>
    public void Follow(Guid? ownerId, Guid? teamId) => (OwnerId, TeamId) = (ownerId, teamId);

    /// <summary>What the carrier is to collect: the order's, until it is posted.</summary>
    public void Collect(long codAmount) => (CodAmount, CodState) = (codAmount, codAmount > 0 ? CodState.Pending : CodState.NotApplicable);

    /// <summary>One legal step, by a person. Who corrects a mistake answers for the rules of business.</summary>
    public void Step(ShipmentState to, string? note, Actor by, bool mayCorrect, DateTime at, DateTime now)
    {
        Rule.Require(ReconciledAt is null, "shipment.reconciled");
        Rule.Require(ShipmentMoves.Allow(State, to), "shipment.illegalMove", "state", State, to);
        Rule.Require(mayCorrect || !ShipmentMoves.IsCorrection(State, to), "shipment.correctionNotYours", "state", State, to);
        Rule.Require(at <= now, "shipment.atInFuture", "at");
        Go(to, note, by, at, now, inferred: false);
    }

    /// <summary>One stretch of the way a carrier's word leads: by the graph, but bound to no person's rights. What nobody said is logged as inferred and told to nobody.</summary>
    public void Jump(ShipmentState to, string? note, Actor by, DateTime at, DateTime now, bool inferred)
    {
        Rule.Require(ReconciledAt is null, "shipment.reconciled");
        Rule.Require(ShipmentMoves.Allow(State, to), "shipment.illegalMove", "state", State, to);
        Go(to, inferred ? null : note, by, at, now, inferred);
    }

    /// <summary>When the last thing happened that a carrier can know of; older words are late. Null: the parcel has not left us.</summary>
    public DateTime? LastCarried => events.Where(e => e.To >= ShipmentState.PostingCancelled).Select(e => (DateTime?)e.At).Max();

    /// <summary>The carrier knows the parcel: its number and its charge, where we had none.</summary>
    public void ReportedBy(string carrier, string? code, long? fee)
    {
        if (Carrier == Manual) Carrier = carrier;
        Code ??= code;
        if (fee is > 0) Fee = fee.Value;
    }

    /// <summary>Another carrier takes it, or the right one is written down.</summary>
    public void HandTo(string carrier)
    {
        if (carrier == Carrier) return;
        Rule.Require(Carriers.All.Contains(carrier), "shipment.carrierUnknown", "carrier", carrier);
        Rule.Require(ReconciledAt is null, "shipment.reconciled");
        Carrier = carrier;
    }

    private void Go(ShipmentState to, string? note, Actor by, DateTime at, DateTime now, bool inferred)
    {
        var from = State;
        events.Add(new ShipmentEvent(Id, from, to, at, now, by, note, inferred));
        (State, LastEventAt) = (to, at > LastEventAt ? at : LastEventAt);
        if (CodAmount > 0) CodState = to switch
        {
            ShipmentState.Delivered or ShipmentState.PartiallyDelivered or ShipmentState.Paid => CodState.Collected,
            ShipmentState.Returned or ShipmentState.WaybillCancelled or ShipmentState.Compensated => CodState.NotApplicable,
            ShipmentState.PostingCancelled => CodState.Pending,
            _ => CodState,
        };
        Watch(from, inferred);
        if (inferred) return;
        Tell("shipment.moved", new { number = OrderNumber, from = from.ToString(), to = to.ToString() }, note, alsoOn: OrderId);
        Raise(new ShipmentStateChanged(Id, OrderId, from, to, at));
    }

    /// <summary>Its buyer went into another record (F-9).</summary>
    internal void BelongTo(Guid customer) => CustomerId = customer;

    /// <summary>What is reconciled is locked .</summary>
    public string? WhyNotBack => ReconciledAt is null ? null : "shipment.reconciled";

    /// <summary>A step of many was taken back; the log says so, and keeps the step.</summary>
    public void WasPutBack(Actor by, DateTime at, IReadOnlyDictionary<string, JsonElement> was)
    {
        if (was.ContainsKey(nameof(RescueWorkedAt))) Tell("shipment.rescueTakenBack", new { number = OrderNumber }, alsoOn: OrderId);
        if (!was.TryGetValue(nameof(State), out var state)) return;
        var from = (ShipmentState)state.GetInt16();
        events.Add(new ShipmentEvent(Id, from, State, at, at, by, null, inferred: false));
        Tell("shipment.takenBack", new { number = OrderNumber, from = from.ToString(), to = State.ToString() }, alsoOn: OrderId);
        Raise(new ShipmentStateChanged(Id, OrderId, from, State, at));
    }

    /// <summary>What the carrier pays for a parcel it lost.</summary>
    public void Compensate(long amount)
    {
        Rule.Require(amount is >= 0 and <= Vnd.Largest, "shipment.amountInvalid", "amount");
        Compensation = amount;
    }

    /// <summary>What the carrier owes us for it as it stands, less what came back of it; null: nothing can be said yet.</summary>
    public long? ExpectedCod(long returned) => State switch
    {
        ShipmentState.Delivered or ShipmentState.PartiallyDelivered or ShipmentState.Paid => Math.Max(0, CodAmount - returned),
        ShipmentState.Returned or ShipmentState.WaybillCancelled => 0,
        ShipmentState.Compensated => Compensation ?? 0,
        _ => null,
    };

    /// <summary>What the carrier charged in the end.</summary>
    public void Charge(long? fee)
    {
        Rule.Require(ReconciledAt is null, "shipment.reconciled");
        if (fee is > 0) Fee = fee.Value;
    }

    /// <summary>The carrier's money and ours differ, and nobody has said why yet .</summary>
    public void Dispute(string? reason)
    {
        Rule.Require(ReconciledAt is null, "shipment.reconciled");
        CodState = CodState.Disputed;
        Tell("shipment.disputed", new { number = OrderNumber }, reason, alsoOn: OrderId);
    }

    /// <summary>What the carrier paid equals what we expect, or somebody says why not. Then it is locked.</summary>
    public void Reconcile(long amount, string? reason, DateTime at, long returned = 0)
    {
        Rule.Require(ReconciledAt is null, "shipment.reconciled");
        Rule.Require(State is ShipmentState.Paid or ShipmentState.Returned or ShipmentState.Compensated or ShipmentState.WaybillCancelled, "shipment.notPaidYet", "state", State);
        var expected = ExpectedCod(returned) ?? 0;
        Rule.Require(amount == expected || !string.IsNullOrWhiteSpace(reason), "shipment.amountDiffers", "amount", Vnd.Format(amount), Vnd.Format(expected));
        (ReconciledAt, ReconciledAmount) = (at, amount);
        if (CodState is CodState.Collected or CodState.Disputed) CodState = CodState.Reconciled;
        Tell("shipment.reconciled", new { number = OrderNumber, amount, expected }, reason, alsoOn: OrderId);
    }
}

/// <summary>A shipment went from one state to another; later modules and other systems hear of it .</summary>
public sealed record ShipmentStateChanged(Guid ShipmentId, Guid OrderId, ShipmentState From, ShipmentState To, DateTime At);

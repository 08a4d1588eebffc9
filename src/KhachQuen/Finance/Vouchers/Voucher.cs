using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Finance;

/// <summary>Money in ("phiếu thu"), or back to the buyer ("phiếu chi"). Other payments are kinds of their own when they come.</summary>
public enum VoucherKind : short { Receipt, Refund }

public enum VoucherMethod : short { Cash, Bank, Cod }

public enum VoucherState : short { Pending, Approved, Rejected }

/// <summary>
/// A receipt or a payment of an order (T-14). One person writes it, another approves it; from then on it is never changed, and a mistake is taken back by a line of its own.
/// </summary>
public sealed class Voucher : Entity, IOwned, ILive
{
    private Voucher() { }

    public Voucher(string number, VoucherKind kind, Order order, VoucherTerms terms, Guid by, DateTime at)
    {
        (Id, CreatedAt, Number, Kind, OrderId, OrderNumber) = (Keys.New(at), at, number, kind, order.Id, order.Number);
        (OwnerId, TeamId, ById) = (order.OwnerId, order.TeamId, by);
        Take(terms);
        Tell(kind == VoucherKind.Receipt ? "receipt.written" : "refund.written", Facts, terms.Reason, order.Id, andOn: order.CustomerId);
    }

    /// <summary>"PT-261123-0007", "PC-261123-0002".</summary>
    [Impersonal] public string Number { get; private set; } = "";
    public VoucherKind Kind { get; private set; }
    public Guid OrderId { get; private set; }
    [Impersonal] public string OrderNumber { get; private set; } = "";
    /// <summary>The order's seller and team: whoever sees their money sees it.</summary>
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    /// <summary>Below nothing where it takes another back.</summary>
    public long Amount { get; private set; }
    public VoucherMethod Method { get; private set; }
    public DateOnly PaidOn { get; private set; }
    /// <summary>The bank's number, the receipt book's …</summary>
    public string? Reference { get; private set; }
    public string? Note { get; private set; }
    /// <summary>Why more than is owed was taken; why another is taken back.</summary>
    public string? Reason { get; private set; }
    public VoucherState State { get; private set; }
    /// <summary>Who wrote it; for ever, whatever their role, team or token.</summary>
    public Guid ById { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    /// <summary>Why it was turned down.</summary>
    public string? Refusal { get; private set; }
    /// <summary>The voucher this one takes back.</summary>
    public Guid? ReversalOf { get; private set; }

    private object Facts => new { number = Number, order = OrderNumber, amount = Math.Abs(Amount) };

    /// <summary>Its writer puts it right while nobody has decided.</summary>
    public void Edit(VoucherTerms terms, Guid by)
    {
        Rule.Require(State == VoucherState.Pending, "voucher.decided", null, State);
        Rule.Require(by == ById, "voucher.notYours");
        Rule.Require(ReversalOf is null, "voucher.reversalFixed");
        Take(terms);
    }

    /// <summary>Counts from now on. Never by who wrote it, and never beyond what the order's money bears.</summary>
    public void Approve(Guid by, OrderMoney money, Order order, DateTime at)
    {
        Rule.Require(State == VoucherState.Pending, "voucher.decided", null, State);
        Rule.Require(by != ById, "voucher.ownApproval");
        Bear(money);
        Rule.Require(ReversalOf is not null || Kind != VoucherKind.Receipt || Reason is not null || Amount <= money.Outstanding, "voucher.exceedsOwed", "reason", Vnd.Format(money.Outstanding));
        Decide(VoucherState.Approved, by, at);
        Tell(ReversalOf is not null ? "voucher.takenBack" : Kind == VoucherKind.Receipt ? "receipt.approved" : "refund.approved", Facts, Reason, order.Id, andOn: order.CustomerId);
    }

    /// <summary>It does not count. Its writer may withdraw it like this too.</summary>
    public void Reject(Guid by, string? reason, Order order, DateTime at)
    {
        Rule.Require(State == VoucherState.Pending, "voucher.decided", null, State);
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "voucher.reasonMissing", "reason");
        Refusal = VoucherTerms.Short(reason, 1_000, "reason");
        Decide(VoucherState.Rejected, by, at);
        Tell("voucher.rejected", Facts, Refusal, order.Id, andOn: order.CustomerId);
    }

    /// <summary>A line of its own that takes this one back, once somebody else approves it.</summary>
    public Voucher Reverse(string number, string? reason, Order order, Guid by, DateOnly today, DateTime at)
    {
        Rule.Require(State == VoucherState.Approved, "voucher.notApproved", null, State);
        Rule.Require(ReversalOf is null, "voucher.reversalOfReversal");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "voucher.reasonMissing", "reason");
        var line = new Voucher
        {
            Id = Keys.New(at), CreatedAt = at, Number = number, Kind = Kind, OrderId = OrderId, OrderNumber = OrderNumber, OwnerId = OwnerId, TeamId = TeamId, Amount = -Amount, Method = Method, PaidOn = today,
            Reference = Number, Reason = VoucherTerms.Short(reason, 1_000, "reason"), ById = by, ReversalOf = Id,
        };
        line.Tell("voucher.reversed", new { number = Number, order = OrderNumber, amount = Math.Abs(Amount) }, line.Reason, order.Id, andOn: order.CustomerId);
        return line;
    }

    /// <summary>The order went to another seller: its money with it.</summary>
    public void Follow(Guid? ownerId, Guid? teamId) => (OwnerId, TeamId) = (ownerId, teamId);

    /// <summary>What went back is never more than what came in, whichever of the two changes; COD that was reconciled is not taken a second time.</summary>
    private void Bear(OrderMoney money)
    {
        var after = money.With(Kind, Method, Amount);
        Rule.Require(after.Refunded <= after.Received || after.Kept >= money.Kept, "voucher.beyondReceived", "amount", Vnd.Format(Math.Max(0, money.Kept)));
        Rule.Require(ReversalOf is not null || Kind != VoucherKind.Receipt || Method != VoucherMethod.Cod || money.Reconciled == 0, "voucher.codReconciled", "method");
    }

    private void Decide(VoucherState to, Guid by, DateTime at) => (State, DecidedById, DecidedAt) = (to, by, at);

    private void Take(VoucherTerms terms) => (Amount, Method, PaidOn, Reference, Note, Reason) = (terms.Amount, terms.Method, terms.PaidOn, terms.Reference, terms.Note, terms.Reason);
}

/// <summary>What is written on a voucher, as read.</summary>
public sealed record VoucherTerms(long Amount, VoucherMethod Method, DateOnly PaidOn, string? Reference, string? Note, string? Reason)
{
    /// <summary>Whole đồng, a day that has come, texts that fit.</summary>
    public VoucherTerms Read(VoucherKind kind, DateOnly today)
    {
        Rule.Require(Amount is > 0 and <= Vnd.Largest, "voucher.amountInvalid", "amount");
        Rule.Require(Enum.IsDefined(Method) && (kind == VoucherKind.Receipt || Method != VoucherMethod.Cod), "voucher.methodInvalid", "method");
        Rule.Require(PaidOn <= today, "voucher.dayInFuture", "paidOn");
        Rule.Require(PaidOn >= today.AddYears(-10), "voucher.dayTooOld", "paidOn");
        return this with { Reference = Short(Reference, 100, "reference"), Note = Short(Note, 1_000, "note"), Reason = Short(Reason, 1_000, "reason") };
    }

    internal static string? Short(string? text, int atMost, string field)
    {
        Rule.Require(text is null || text.Trim().Length <= atMost, "voucher.textTooLong", field, atMost);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}

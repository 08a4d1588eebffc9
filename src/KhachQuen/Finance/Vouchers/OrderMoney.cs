using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Finance;

/// <summary>The money of one order as it stands (T-14): what is owed, what came in, what went back. Pure, so that a model on paper can be held beside it.</summary>
public sealed record OrderMoney
{
    public long Total { get; init; }
    /// <summary>Asked for at the sale; what was paid of it stands among the receipts.</summary>
    public long Deposit { get; init; }
    /// <summary>What the shipper is to collect.</summary>
    public long ToCollect { get; init; }
    /// <summary>What of the total came back with the shipper.</summary>
    public long Returned { get; init; }
    /// <summary>What the buyer has to pay for what they keep; nothing for what was cancelled, came back or was lost on the way.</summary>
    public long Owed { get; init; }
    /// <summary>Approved receipts, less those taken back.</summary>
    public long Receipts { get; init; }
    /// <summary>Of them, COD that was handed over past a statement.</summary>
    public long CodReceipts { get; init; }
    /// <summary>What carriers handed over for delivered parcels, as reconciled.</summary>
    public long Reconciled { get; init; }
    /// <summary>What they were to hand over for these parcels.</summary>
    public long Expected { get; init; }
    /// <summary>Approved refunds, less those taken back.</summary>
    public long Refunded { get; init; }

    /// <summary>Reconciled COD, once: a receipt of the same money stands for it.</summary>
    public long Cod => Math.Max(0, Reconciled - CodReceipts);
    /// <summary>What the carrier kept or gave on top, with a reason: between it and us, not the buyer's.</summary>
    public long Gap => Cod - Math.Max(0, Expected - CodReceipts);
    public long Received => Receipts + Cod;
    public long Kept => Received - Refunded;
    /// <summary>Above nothing: the buyer still owes it; below: it is to be refunded.</summary>
    public long Balance => Owed + Gap - Kept;
    public long Outstanding => Math.Max(0, Balance);
    public long ToRefund => Math.Clamp(-Balance, 0, Math.Max(0, Kept));

    /// <summary>The same with a voucher approved.</summary>
    public OrderMoney With(VoucherKind kind, VoucherMethod method, long amount) => kind == VoucherKind.Refund
        ? this with { Refunded = Refunded + amount }
        : this with { Receipts = Receipts + amount, CodReceipts = CodReceipts + (method == VoucherMethod.Cod ? amount : 0) };

    public static long OwedOn(Order order) =>
        order.State is OrderState.Cancelled or OrderState.Returned || order.Compensation is not null ? 0 : Math.Max(0, order.Total - order.ReturnedTotal);
}

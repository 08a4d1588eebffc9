using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>A sale ("đơn hàng"), from the buyer's word to the settled money .</summary>
public sealed partial class Order : Entity, IOwned, ILive, IUndoGuarded, IPutBack
{
    private readonly List<OrderLine> lines = [];

    private Order() { }

    /// <summary>"DH-260301-0007": unique, rising within a day of the company.</summary>
    [Impersonal] public string Number { get; private set; } = "";
    public Guid CustomerId { get; private set; }
    public Guid? LeadId { get; private set; }
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    public OrderState State { get; private set; }

    public string Recipient { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public string AddressLine { get; private set; } = "";
    public string? WardCode { get; private set; }
    [Impersonal] public string ProvinceCode { get; private set; } = "";
    public string? DistrictText { get; private set; }
    /// <summary>Number and recipient, folded, for searching.</summary>
    [SearchedByParts, NotAudited] public string Folded { get; private set; } = "";

    public IReadOnlyList<OrderLine> Lines => lines;
    /// <summary>The lines in one text: what the audit compares and a list shows ("2 × XK-01 Viên khớp").</summary>
    [Impersonal] public string LinesText { get; private set; } = "";
    public bool PricesIncludeVat { get; private set; }
    public long GoodsTotal { get; private set; }
    public long DiscountTotal { get; private set; }
    public long VatTotal { get; private set; }
    public long ShippingFee { get; private set; }
    public long Total { get; private set; }
    public long Deposit { get; private set; }
    public long CodAmount { get; private set; }
    /// <summary>What the part that came back was sold for (A-40a); positive.</summary>
    public long ReturnedTotal { get; private set; }
    /// <summary>What the carrier paid for a lost parcel (A-40a).</summary>
    public long? Compensation { get; private set; }
    /// <summary>To the shipper.</summary>
    public string? Note { get; private set; }
    public DateOnly? WantedOn { get; private set; }
    public DateOnly PurchasedOn { get; private set; }
    public CareStart CareStartsAt { get; private set; }
    /// <summary>First care date (E-3); null: needs none, or not yet begun, or no longer.</summary>
    public DateOnly? CareDueOn { get; private set; }

    public DateTime? ConfirmedAt { get; private set; }
    public DateTime? PostedAt { get; private set; }
    public DateTime? DeliveredAt { get; private set; }
    public DateTime? SettledAt { get; private set; }
    public string? CancelReason { get; private set; }
    /// <summary>The shipment under way; null before one is made and after it was called off.</summary>
    public Guid? ShipmentId { get; private set; }

    public ShippingAddress Address => new(Recipient, Phone, AddressLine, WardCode, ProvinceCode, DistrictText);
    /// <summary>What is still to be paid on delivery at most.</summary>
    public long Due => Total - Deposit;
}

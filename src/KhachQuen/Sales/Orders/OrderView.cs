using System.Linq.Expressions;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>A line as shown. A negative quantity is a part that came back.</summary>
public sealed record OrderLineView(Guid Id, Guid ProductId, string Code, string Name, string? Unit, decimal Quantity, long UnitPrice, long Discount, decimal VatPercent, long Vat, long Amount, Guid? ReturnOf);

/// <summary>How far the cross-check is.</summary>
public sealed record CheckView(Guid? CheckerId, CrossCheckResult? Result, Guid? CheckedBy, DateTime? CheckedAt, DateTime? CallBackAt, short Checks, bool CorrectionsOpen);

/// <summary>An order as shown: on the wire (api.md) and on the screens. The phone is masked where the actor lacks the right.</summary>
public sealed record OrderView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public required string Number { get; init; }
    public required Guid CustomerId { get; init; }
    public Guid? LeadId { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public OrderState State { get; init; }
    public IReadOnlyList<OrderLineView> Lines { get; init; } = [];
    public required ShippingAddress ShippingAddress { get; init; }
    public long GoodsTotal { get; init; }
    public long DiscountTotal { get; init; }
    public long VatTotal { get; init; }
    public bool PricesIncludeVat { get; init; }
    public long ShippingFee { get; init; }
    public long Total { get; init; }
    public long Deposit { get; init; }
    public long CodAmount { get; init; }
    public long ReturnedTotal { get; init; }
    public long? Compensation { get; init; }
    public string? Note { get; init; }
    public DateOnly? WantedOn { get; init; }
    public DateOnly PurchasedOn { get; init; }
    public DateOnly? CareDueOn { get; init; }
    public DateTime? ConfirmedAt { get; init; }
    public DateTime? PostedAt { get; init; }
    public DateTime? DeliveredAt { get; init; }
    public DateTime? SettledAt { get; init; }
    public string? CancelReason { get; init; }
    public Guid? ShipmentId { get; init; }
    /// <summary>Null where cross-checking was off.</summary>
    public CheckView? CrossCheck { get; init; }

    /// <summary>The projection lists use, without lines; <see cref="ShownTo"/> comes after it, in memory.</summary>
    public static readonly Expression<Func<Order, OrderView>> Of = o => new OrderView
    {
        Id = o.Id, Version = o.Version, CreatedAt = o.CreatedAt, UpdatedAt = o.UpdatedAt, Number = o.Number, CustomerId = o.CustomerId, LeadId = o.LeadId, OwnerId = o.OwnerId, TeamId = o.TeamId,
        State = o.State, ShippingAddress = new ShippingAddress(o.Recipient, o.Phone, o.AddressLine, o.WardCode, o.ProvinceCode, o.DistrictText), GoodsTotal = o.GoodsTotal, DiscountTotal = o.DiscountTotal,
        VatTotal = o.VatTotal, PricesIncludeVat = o.PricesIncludeVat, ShippingFee = o.ShippingFee, Total = o.Total, Deposit = o.Deposit, CodAmount = o.CodAmount, ReturnedTotal = o.ReturnedTotal,
        Compensation = o.Compensation, Note = o.Note, WantedOn = o.WantedOn, PurchasedOn = o.PurchasedOn, CareDueOn = o.CareDueOn, ConfirmedAt = o.ConfirmedAt, PostedAt = o.PostedAt,
        DeliveredAt = o.DeliveredAt, SettledAt = o.SettledAt, CancelReason = o.CancelReason, ShipmentId = o.ShipmentId,
        CrossCheck = o.CheckOn == null ? null : new CheckView(o.CheckerId, o.CheckResult, o.CheckedBy, o.CheckedAt, o.CheckCallBackAt, o.Checks, o.CorrectionsOpen),
    };

    public static OrderLineView LineFor(OrderLine l) => new(l.Id, l.ProductId, l.Code, l.Name, l.Unit, l.Quantity, l.UnitPrice, l.Discount, l.VatPercent, l.Vat, l.Amount, l.ReturnOf);

    private static readonly Func<Order, OrderView> Compiled = Of.Compile();

    /// <param name="order">With its lines.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="blind">Whether checkers do not see whose sale it is.</param>
    public static OrderView For(Order order, Actor actor, bool blind = false) =>
        (Compiled(order) with { Lines = [.. order.Lines.OrderBy(l => l.Place).Select(LineFor)] }).ShownTo(actor, blind);

    /// <summary>As this actor may see it.</summary>
    public OrderView ShownTo(Actor actor, bool blind)
    {
        var row = new Masking.Owned(OwnerId, TeamId);
        var hidden = blind && HiddenFrom(actor, CrossCheck?.CheckerId, row);
        return this with
        {
            ShippingAddress = ShippingAddress with { Phone = Masking.Phone(ShippingAddress.Phone!, actor, row) },
            Note = Masking.Text(Note, actor, row), CancelReason = Masking.Text(CancelReason, actor, row),
            OwnerId = hidden ? null : OwnerId, TeamId = hidden ? null : TeamId,
        };
    }

    /// <summary>A blind check hides the seller from who sees the order only because it was given to them to check .</summary>
    internal static bool HiddenFrom(Actor actor, Guid? checkerId, IOwned order) => actor.Id == checkerId && !actor.May(OrderPermissions.Read, order);
}

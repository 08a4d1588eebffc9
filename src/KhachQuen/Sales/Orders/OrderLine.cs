using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

/// <summary>One product on an order, as it was when sold: its name, price and tax do not follow the catalogue. A line with a negative quantity is what came back.</summary>
public sealed class OrderLine
{
    private OrderLine() { }

    internal OrderLine(Guid orderId, int place, PricedLine priced, DateTime at)
    {
        (Id, OrderId, Place) = (Keys.New(at), orderId, (short)place);
        (ProductId, Code, Name, Unit, CareIntervalDays) = (priced.ProductId, priced.Code, priced.Name, priced.Unit, priced.CareIntervalDays);
        (QuantityMilli, UnitPrice, Discount, VatBasisPoints) = (priced.QuantityMilli, priced.UnitPrice, priced.Discount, (int)(priced.VatPercent * 100));
        (Amount, Vat, ReturnOf) = (priced.Amount, priced.Vat, priced.ReturnOf);
    }

    public Guid Id { get; private set; }
    public Guid OrderId { get; private set; }
    public short Place { get; private set; }
    public Guid ProductId { get; private set; }
    [Impersonal] public string Code { get; private set; } = "";
    [Impersonal] public string Name { get; private set; } = "";
    [Impersonal] public string? Unit { get; private set; }
    /// <summary>Thousandths: a decimal is text on SQLite.</summary>
    public long QuantityMilli { get; private set; }
    public long UnitPrice { get; private set; }
    /// <summary>Off the line as a whole.</summary>
    public long Discount { get; private set; }
    public int VatBasisPoints { get; private set; }
    /// <summary>What the buyer pays for the line, VAT included.</summary>
    public long Amount { get; private set; }
    public long Vat { get; private set; }
    public int CareIntervalDays { get; private set; }
    /// <summary>The line of which this part came back.</summary>
    public Guid? ReturnOf { get; private set; }

    public decimal Quantity => QuantityMilli / 1000m;
    public decimal VatPercent => VatBasisPoints / 100m;
    public bool IsReturn => ReturnOf is not null;
}

internal sealed class OrderLineTable : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> line)
    {
        line.ToTable("sales_order_lines");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Ignore(l => l.IsReturn).Ignore(l => l.Quantity).Ignore(l => l.VatPercent);
        line.HasIndex(l => new { l.OrderId, l.Place });                // an order's lines
        line.HasIndex(l => l.ProductId);                                // who bought a product (E-41)
    }
}

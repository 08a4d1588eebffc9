using System.Globalization;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

/// <summary>One thing offered, as it was when offered: its price and tax do not follow the catalogue.</summary>
public sealed class QuoteLine
{
    private QuoteLine() { }

    internal QuoteLine(Guid quoteId, int place, QuotedLine priced, DateTime at)
    {
        (Id, QuoteId, Place) = (Keys.New(at), quoteId, (short)place);
        (ProductId, Code, Name, Unit) = (priced.ProductId, priced.Code, priced.Name, priced.Unit);
        (QuantityMilli, UnitPrice, DiscountBasisPoints, Discount) = (priced.QuantityMilli, priced.UnitPrice, priced.DiscountBasisPoints, priced.Discount);
        (VatGroup, VatBasisPoints, Amount, Vat) = (priced.VatGroup, (int)(priced.VatPercent * 100), priced.Amount, priced.Vat);
    }

    public Guid Id { get; private set; }
    public Guid QuoteId { get; private set; }
    public short Place { get; private set; }
    public Guid? ProductId { get; private set; }
    [Impersonal] public string? Code { get; private set; }
    public string Name { get; private set; } = "";
    [Impersonal] public string? Unit { get; private set; }
    /// <summary>Thousandths: a decimal is text on SQLite.</summary>
    public long QuantityMilli { get; private set; }
    public long UnitPrice { get; private set; }
    /// <summary>The discount in percent, where it was said so.</summary>
    public int? DiscountBasisPoints { get; private set; }
    /// <summary>Off the line as a whole.</summary>
    public long Discount { get; private set; }
    public VatGroup VatGroup { get; private set; }
    public int VatBasisPoints { get; private set; }
    /// <summary>What the buyer pays for the line, VAT included.</summary>
    public long Amount { get; private set; }
    public long Vat { get; private set; }

    internal QuotedLine Priced => new(ProductId, Code, Name, Unit, QuantityMilli, UnitPrice, DiscountBasisPoints, Discount, VatGroup, VatBasisPoints / 100m, Amount, Vat);

    internal static string Written(QuotedLine line)
    {
        var discount = line.Discount == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" - {line.Discount}");
        return string.Create(CultureInfo.InvariantCulture, $"{line.QuantityMilli / 1000m:0.###} {line.Unit} × {line.Code} {line.Name} @ {line.UnitPrice}{discount} ({line.VatPercent:0.##} %)");
    }
}

internal sealed class QuoteLineTable : IEntityTypeConfiguration<QuoteLine>
{
    public void Configure(EntityTypeBuilder<QuoteLine> line)
    {
        line.ToTable("sales_quote_lines");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Ignore(l => l.Priced);
        line.HasIndex(l => new { l.QuoteId, l.Place });      // a quote's lines
    }
}

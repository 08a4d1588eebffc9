using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>A line with its price known, before it stands on a quote.</summary>
/// <param name="ProductId">Null: something the catalogue does not have.</param>
/// <param name="DiscountBasisPoints">Where the discount was said in percent; it follows quantity and price.</param>
public sealed record QuotedLine(Guid? ProductId, string? Code, string Name, string? Unit, long QuantityMilli, long UnitPrice, int? DiscountBasisPoints, long Discount, VatGroup VatGroup, decimal VatPercent, long Amount, long Vat);

/// <summary>What is offered, read and priced: the whole of what may be edited on a quote.</summary>
public sealed record QuoteTerms
{
    public const int LongestTitle = 200, LongestNote = 4_000, MostLines = 200;
    private const int LongestTerm = 500;

    public required IReadOnlyList<QuotedLine> Lines { get; init; }
    public string? Title { get; init; }
    public DateOnly ValidUntil { get; init; }
    /// <summary>The person it is made out to.</summary>
    public string? Recipient { get; init; }
    /// <summary>"Thời gian thực hiện".</summary>
    public string? Term { get; init; }
    public string? Note { get; init; }
    public bool PricesIncludeVat { get; init; } = true;

    public long Total => Lines.Sum(l => l.Amount);

    /// <summary>As read; sums are the server's.</summary>
    public QuoteTerms Read()
    {
        Rule.Require(Lines.Count is >= 1 and <= MostLines, "quote.linesMissing", "lines", MostLines);
        Rule.Require(Total <= Vnd.Largest, "order.tooLarge", "lines");
        Rule.Require(ValidUntil.Year is >= 2000 and <= 2199, "quote.validUntilInvalid", "validUntil");
        var title = Text(Title, LongestTitle, "title");
        Rule.Require(title is not null, "quote.titleMissing", "title");
        return this with { Title = title, Recipient = Text(Recipient, LongestTitle, "recipient"), Term = Text(Term, LongestTerm, "term"), Note = Text(Note, LongestNote, "note") };
    }

    internal static string? Text(string? text, int longest, string field)
    {
        var read = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        Rule.Require(read is null || read.Length <= longest, "quote.textTooLong", field, longest);
        return read;
    }
}

using System.Linq.Expressions;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>A line of a quote as shown.</summary>
public sealed record QuoteLineView(Guid Id, Guid? ProductId, string? Code, string Name, string? Unit, decimal Quantity, long UnitPrice, decimal? DiscountPercent, long Discount, VatGroup VatGroup, decimal VatPercent, long Vat, long Amount);

/// <summary>A quote as shown: on the wire and on the screens.</summary>
public sealed record QuoteView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public required string Number { get; init; }
    public short Revision { get; init; }
    /// <summary>The revision that was made of it; null: it is the one that counts.</summary>
    public Guid? ReplacedBy { get; init; }
    public required Guid OpportunityId { get; init; }
    public required Guid CustomerId { get; init; }
    public Guid? SalespersonId { get; init; }
    public Guid? TeamId { get; init; }
    public required string Title { get; init; }
    public QuoteState State { get; init; }
    public DateOnly ValidUntil { get; init; }
    /// <summary>Its last day is past and nobody answered.</summary>
    public bool Expired { get; init; }
    public string? Recipient { get; init; }
    public string? Term { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<QuoteLineView> Lines { get; init; } = [];
    public bool PricesIncludeVat { get; init; }
    public long DiscountTotal { get; init; }
    public long VatTotal { get; init; }
    public long Total { get; init; }
    public DateTime? SentAt { get; init; }
    public Guid? SentBy { get; init; }
    public DateTime? DecidedAt { get; init; }
    public string? DeclineReason { get; init; }

    /// <summary>Number and revision.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public string Label => Quote.LabelOf(Number, Revision);

    /// <summary>The projection lists use, without lines; <see cref="ShownTo"/> comes after it, in memory.</summary>
    public static readonly Expression<Func<Quote, QuoteView>> Of = q => new QuoteView
    {
        Id = q.Id, Version = q.Version, CreatedAt = q.CreatedAt, UpdatedAt = q.UpdatedAt, Number = q.Number, Revision = q.Revision, ReplacedBy = q.ReplacedById, OpportunityId = q.OpportunityId, CustomerId = q.CustomerId,
        SalespersonId = q.OwnerId, TeamId = q.TeamId, Title = q.Title, State = q.State, ValidUntil = q.ValidUntil, Recipient = q.Recipient, Term = q.Term, Note = q.Note, PricesIncludeVat = q.PricesIncludeVat,
        DiscountTotal = q.DiscountTotal, VatTotal = q.VatTotal, Total = q.Total, SentAt = q.SentAt, SentBy = q.SentById, DecidedAt = q.DecidedAt, DeclineReason = q.DeclineReason,
    };

    private static readonly Func<Quote, QuoteView> Compiled = Of.Compile();

    public static QuoteLineView LineFor(QuoteLine l) => LineFor(l.Id, l.Priced);

    internal static QuoteLineView LineFor(Guid id, QuotedLine l) => new(id, l.ProductId, l.Code, l.Name, l.Unit, l.QuantityMilli / 1000m, l.UnitPrice, l.DiscountBasisPoints / 100m, l.Discount, l.VatGroup, l.VatPercent, l.Vat, l.Amount);

    /// <param name="quote">With its lines.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="today">The company's day.</param>
    public static QuoteView For(Quote quote, Actor actor, DateOnly today) => (Compiled(quote) with { Lines = [.. quote.Lines.OrderBy(l => l.Place).Select(LineFor)] }).ShownTo(actor, today);

    /// <summary>As this actor may see it on that day: numbers in texts only for who may see them .</summary>
    public QuoteView ShownTo(Actor actor, DateOnly today)
    {
        var seen = this with { Expired = State == QuoteState.Sent && ReplacedBy is null && ValidUntil < today };
        return actor.SeesPhones(new Masking.Owned(SalespersonId, TeamId)) ? seen : seen with { Title = Masking.PhonesIn(Title)!, Recipient = Masking.PhonesIn(Recipient), Term = Masking.PhonesIn(Term), Note = Masking.PhonesIn(Note), DeclineReason = Masking.PhonesIn(DeclineReason), Lines = [.. Lines.Select(l => l with { Name = Masking.PhonesIn(l.Name)! })] };
    }
}

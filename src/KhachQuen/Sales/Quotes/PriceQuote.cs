using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The sums of a quote that is being written.</summary>
/// <param name="Goods">Before discounts.</param>
public sealed record QuoteSums(IReadOnlyList<QuoteLineView> Lines, long Goods, long Discount, long Vat, long Total, bool PricesIncludeVat);

/// <summary>What a quote comes to while it is written; nothing is kept: totals are the server's .</summary>
public sealed class PriceQuote(Database database, TimeProvider clock)
{
    public async Task<QuoteSums> Handle(Guid id, IReadOnlyList<QuoteLineInput>? lines, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        var (quote, _) = await db.QuoteToWrite(id, null, actor, ct);
        var now = quote.Terms;
        var priced = await new QuoteLines(db, await db.Settings<SalesSettings>(ct), CompanyTime.DayOf(clock.Now()), now.PricesIncludeVat).Priced(lines, now.Lines, ct);
        return new([.. priced.Select(l => QuoteView.LineFor(Guid.Empty, l))], priced.Sum(l => Pricing.Full(l.QuantityMilli, l.UnitPrice)), priced.Sum(l => l.Discount), priced.Sum(l => l.Vat), priced.Sum(l => l.Amount), now.PricesIncludeVat);
    }
}

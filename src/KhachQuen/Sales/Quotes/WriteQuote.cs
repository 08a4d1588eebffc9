using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What may be given of a new quote. The opportunity alone does: what is not said comes from it and from the company's settings.</summary>
public sealed record QuoteInput
{
    public required Guid OpportunityId { get; init; }
    /// <summary>Default: the opportunity's name.</summary>
    public string? Title { get; init; }
    /// <summary>Default: today and the company's days.</summary>
    public DateOnly? ValidUntil { get; init; }
    /// <summary>Default: the customer's first contact person.</summary>
    public string? Recipient { get; init; }
    public string? Term { get; init; }
    public string? Note { get; init; }
    /// <summary>Default: the offered service at its price.</summary>
    public IReadOnlyList<QuoteLineInput>? Lines { get; init; }
}

/// <summary>"Báo giá mới" (F-33): a draft from an open opportunity with an offered service.</summary>
public sealed class WriteQuote(Database database, TimeProvider clock)
{
    public async Task<QuoteView> Handle(QuoteInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var of = await db.Opportunities.SingleOrDefaultAsync(o => o.Id == input.OpportunityId, ct) ?? throw new Refused("quote.opportunityUnknown", "opportunityId");
        actor.Require(OpportunityPermissions.Write, of);
        Quote.RequireService(of);
        var (at, day) = (clock.Now(), CompanyTime.DayOf(clock.Now()));
        var terms = await TermsOf(db, input, of, day, ct);
        var quote = Quote.Write(await QuoteNumbers.Next(db, day, ct), of, await db.NameOf(of, ct), terms, at);
        db.Add(quote);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return QuoteView.For(quote, actor, day);
    }

    private static async Task<QuoteTerms> TermsOf(Db db, QuoteInput input, Opportunity of, DateOnly day, CancellationToken ct)
    {
        var (sales, quotes) = (await db.Settings<SalesSettings>(ct), await db.Settings<QuoteSettings>(ct));
        var first = new QuoteLineInput { ProductId = of.ServiceId, Quantity = 1 };
        return new QuoteTerms
        {
            Lines = await new QuoteLines(db, sales, day, sales.PricesIncludeVat).Priced(input.Lines ?? [first], [], ct), Title = input.Title ?? of.Name, ValidUntil = input.ValidUntil ?? day.AddDays(quotes.ValidDays),
            Recipient = input.Recipient ?? await FirstPerson(db, of.CustomerId, ct), Term = input.Term, Note = input.Note ?? quotes.Terms, PricesIncludeVat = sales.PricesIncludeVat,
        };
    }

    private static Task<string?> FirstPerson(Db db, Guid customer, CancellationToken ct) => db.PersonsOf(customer).OrderBy(p => p.Id).Select(p => p.Name).FirstOrDefaultAsync(ct);
}

internal static class QuoteRules
{
    /// <summary>Of the customer an opportunity or quote is for: known to whoever sells to them.</summary>
    public static Task<string> NameOf(this Db db, Opportunity of, CancellationToken ct) => db.Rows<Customer>().Where(c => c.Id == of.CustomerId).Select(c => c.Name).SingleAsync(ct);

    /// <summary>One the actor may write, with its opportunity.</summary>
    public static async Task<(Quote Quote, Opportunity Of)> QuoteToWrite(this Db db, Guid id, long? version, Actor actor, CancellationToken ct)
    {
        var quote = await db.Quotes.Get(id, ct);
        actor.Require(OpportunityPermissions.Write, quote);
        quote.RequireVersion(version, q => QuoteView.For(q, actor, CompanyTime.DayOf(db.Clock.Now())));
        return (quote, await db.Rows<Opportunity>().Get(quote.OpportunityId, ct));
    }

    /// <summary>Saves; who was faster is shown.</summary>
    public static async Task<QuoteView> SaveQuote(this Db db, Quote quote, Actor actor, CancellationToken ct)
    {
        var today = CompanyTime.DayOf(db.Clock.Now());
        await db.SaveOrShow(async () => QuoteView.For(await db.Quotes.AsNoTracking().Get(quote.Id, ct), actor, today), ct);
        return QuoteView.For(quote, actor, today);
    }
}

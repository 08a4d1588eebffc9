using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What may be edited on a draft; its state changes by acts. Lines are given as a whole.</summary>
public sealed record QuoteEdit
{
    public Patch<string> Title { get; init; }
    public Patch<DateOnly> ValidUntil { get; init; }
    public Patch<string> Recipient { get; init; }
    public Patch<string> Term { get; init; }
    public Patch<string> Note { get; init; }
    public Patch<IReadOnlyList<QuoteLineInput>> Lines { get; init; }
}

/// <summary>Its salesperson, or who stands above, works on a draft. What was sent is fixed: <see cref="ReviseQuote"/>.</summary>
public sealed class EditQuote(Database database, TimeProvider clock)
{
    public async Task<QuoteView> Handle(Guid id, long? version, QuoteEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var (quote, of) = await db.QuoteToWrite(id, version, actor, ct);
        quote.RequireDraft();
        Rule.Require(of.State == OpportunityState.Active, "quote.opportunityClosed", null, of.State);
        var now = quote.Terms;
        var lines = edit.Lines.Given ? await new QuoteLines(db, await db.Settings<SalesSettings>(ct), CompanyTime.DayOf(clock.Now()), now.PricesIncludeVat).Priced(edit.Lines.Value, now.Lines, ct) : now.Lines;
        var said = now with { Lines = lines, Title = Kept(edit.Title, now.Title), ValidUntil = edit.ValidUntil.Or(now.ValidUntil), Recipient = Kept(edit.Recipient, now.Recipient), Term = Kept(edit.Term, now.Term), Note = Kept(edit.Note, now.Note) };
        quote.Edit(said, await db.NameOf(of, ct), clock.Now());
        var shown = await db.SaveQuote(quote, actor, ct);
        await transaction.Commit(ct);
        return shown;
    }

    /// <summary>Who sees a text with its numbers in dots and sends it back has not changed it.</summary>
    private static string? Kept(Patch<string> said, string? now) => said.Given && said.Value != Masking.PhonesIn(now) ? said.Value : now;
}

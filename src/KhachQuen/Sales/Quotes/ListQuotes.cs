using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The quotes a person may see, filtered and sorted; of several revisions the last.</summary>
public sealed class ListQuotes(Database database)
{
    public static readonly Sorting<Quote> Sorting = new Sorting<Quote>("-createdAt")
        .By("createdAt", q => q.CreatedAt).By("updatedAt", q => q.UpdatedAt).By("number", q => q.Number).By("total", q => q.Total).By("validUntil", q => q.ValidUntil);

    public async Task<Page<QuoteView>> Handle(QuoteFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        var found = await Sorting.Page(filter.On(db, db.Quotes), page, QuoteView.Of, ct);      // index Owner/Team/State/Opportunity/Customer, CreatedAt
        Guid[] ids = [.. found.Items.Select(q => q.Id)];
        var lines = (await db.Rows<QuoteLine>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.QuoteId)).OrderBy(l => l.Place).ToListAsync(ct)).ToLookup(l => l.QuoteId, QuoteView.LineFor);
        var today = CompanyTime.DayOf(db.Clock.Now());
        return found.Map(q => (q with { Lines = [.. lines[q.Id]] }).ShownTo(actor, today));
    }

    /// <summary>Of those that changed while a list was open, the ones new to it .</summary>
    public async Task<IReadOnlyList<Guid>> New(QuoteFilter filter, IReadOnlyCollection<Guid> changed, DateTime since, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        Guid[] ids = [.. changed];
        return await filter.On(db, db.Quotes.Where(q => EF.Parameter(ids).Contains(q.Id) && q.CreatedAt >= since)).Select(q => q.Id).ToListAsync(ct);
    }
}

/// <summary>One quote.</summary>
public sealed class ShowQuote(Database database, TimeProvider clock)
{
    public async Task<QuoteView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        return QuoteView.For(await db.Quotes.AsNoTracking().Get(id, ct), actor, CompanyTime.DayOf(clock.Now()));
    }
}

/// <summary>Everything that happened to a quote, newest first.</summary>
public sealed class QuoteTimeline(Database database)
{
    public async Task<Page<TimelineLine>> Handle(Guid id, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        var quote = await db.Quotes.AsNoTracking().Get(id, ct);
        return (await Timeline.Of(db, id, page, null, ct)).Map(l => l with { Note = Contacts.Masking.Text(l.Note, actor, quote) });
    }
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>Everything the page or panel of one quote shows.</summary>
/// <param name="Revisions">All of its number, the newest first.</param>
public sealed record QuoteModel(QuoteRow Row, OpportunityState Deal, IReadOnlyList<QuoteView> Revisions, Page<TimelineLine> Story, CustomerView? Customer, string? SentBy)
{
    public QuoteView Quote => Row.Quote;
    /// <summary>No later revision was made of it.</summary>
    public bool IsCurrent => Quote.ReplacedBy is null;
    public bool MayEdit => Row.MayWrite && Quote.State == QuoteState.Draft && Deal == OpportunityState.Active;
    public bool MayAnswer => Row.MayWrite && IsCurrent && Quote.State == QuoteState.Sent && Deal != OpportunityState.Lost;
    public bool MayRevise => Row.MayWrite && IsCurrent && Quote.State is QuoteState.Sent or QuoteState.Declined && Deal == OpportunityState.Active;
}

/// <summary>Gathers what is shown of one quote. Asks and arranges; the rules stand in the use cases it calls.</summary>
public sealed class QuoteLoader(ShowQuote show, ListQuotes list, QuoteTimeline story, ShowCustomer customers, QuoteNames names, KhachQuen.Web.Access.PeopleNames people, Database database)
{
    public async Task<QuoteModel> Load(Guid id, Actor actor, CancellationToken ct = default)
    {
        var quote = await show.Handle(id, actor, ct);
        var revisions = await list.Handle(new() { Number = quote.Number }, new("-createdAt", Limit: 50), actor, ct);
        await using var db = database.Open(actor);
        var deal = await db.Rows<Opportunity>().Where(o => o.Id == quote.OpportunityId).Select(o => o.State).SingleAsync(ct);
        return new(await names.One(quote, actor, ct), deal, revisions.Items, await story.Handle(id, new(Limit: 30), actor, ct), await CustomerOf(quote, actor, ct), (await people.Known(ct)).Person(quote.SentBy));
    }

    /// <summary>Null where the customer is not to be seen (any more): then only their name is.</summary>
    public async Task<CustomerView?> CustomerOf(QuoteView quote, Actor actor, CancellationToken ct)
    {
        if (!actor.May(CustomerPermissions.Read)) return null;
        try { return await customers.Handle(quote.CustomerId, actor, ct); }
        catch (KhachQuen.Platform.NotFound) { return null; }
    }
}

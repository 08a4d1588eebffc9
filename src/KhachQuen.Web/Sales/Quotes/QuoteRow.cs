using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>A quote as a line, with the names beside its ids.</summary>
public sealed record QuoteRow(QuoteView Quote, string Customer, string? Salesperson, string Opportunity, bool MayWrite)
{
    /// <summary>Its state, or that its last day is past.</summary>
    public string Looks => Quote.Expired ? "expired" : new Named<QuoteState>(Quote.State).ToString();
}

/// <summary>Names what quotes point at. Asks and arranges.</summary>
public sealed class QuoteNames(Database database, PeopleNames people)
{
    public async Task<Page<QuoteRow>> Page(Page<QuoteView> found, Actor actor, CancellationToken ct = default)
    {
        var rows = await Rows(found.Items, actor, ct);
        var at = 0;
        return found.Map(_ => rows[at++]);
    }

    public async Task<IReadOnlyList<QuoteRow>> Rows(IReadOnlyList<QuoteView> found, Actor actor, CancellationToken ct = default)
    {
        if (found.Count == 0) return [];
        await using var db = database.Open(actor);
        Guid[] customers = [.. found.Select(q => q.CustomerId).Distinct()], deals = [.. found.Select(q => q.OpportunityId).Distinct()];
        var names = await db.Rows<Customer>().Where(c => EF.Parameter(customers).Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct);      // who sees a quote knows whom it is for
        var opportunities = await db.Rows<Opportunity>().Where(o => EF.Parameter(deals).Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var known = await people.Known(ct);
        return [.. found.Select(q => new QuoteRow(q, names.GetValueOrDefault(q.CustomerId, "–"), known.Person(q.SalespersonId), opportunities.GetValueOrDefault(q.OpportunityId, "–"), actor.May(OpportunityPermissions.Write, new Masking.Owned(q.SalespersonId, q.TeamId))))];
    }

    public async Task<QuoteRow> One(QuoteView quote, Actor actor, CancellationToken ct = default) => (await Rows([quote], actor, ct))[0];
}

/// <summary>What the address of the list asks for.</summary>
public sealed record QuoteAsked : ListAsked
{
    public QuoteAsked(string? query = null) : base(query) => Filter = Read();

    public QuoteFilter Filter { get; }
    public string? Sort => SortOf(ListQuotes.Sorting.Names);
    public bool IsNarrow => MoreThan("state");

    public static QuoteAsked Of(HttpRequest request) => new(request.QueryString.Value);

    private QuoteFilter Read() => new()
    {
        State = Enum<QuoteState>("state") is { } state ? new Named<QuoteState>(state) : null, Expired = this["state"] switch { "expired" => true, "sent" => false, _ => null }, SalespersonId = Id("salespersonId"), TeamId = Id("teamId"),
        OpportunityId = Id("opportunityId"), CustomerId = Id("customerId"), Number = this["number"], From = Day("from"), To = Day("to"), Q = this["q"],
    };
}

/// <summary>The views every list of quotes begins with.</summary>
public sealed class QuoteTabs(T texts)
{
    private static readonly string[] States = ["draft", "sent", "expired", "accepted", "declined"];

    public IReadOnlyList<Tab> Of(QuoteAsked asked, bool any)
    {
        var state = asked["state"];
        return [new(texts["quotes.all"], "/quotes", any && state is null), .. States.Select(s => new Tab(texts["state.quote." + s], "/quotes?state=" + s, any && state == s))];
    }
}

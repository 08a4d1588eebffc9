using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Quotes in Ctrl K: by number, title or customer (X-10).</summary>
internal sealed class QuotePalette(ListQuotes quotes, QuoteNames names, T texts) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct)
    {
        if (!actor.May(OpportunityPermissions.Read)) return [];
        var found = await names.Rows((await quotes.Handle(new() { Q = text }, new(Limit: IPaletteSource.AtMost), actor, ct)).Items, actor, ct);
        return [.. found.Select(r => new PaletteItem("palette.quotes", $"{r.Quote.Label} · {r.Quote.Title}", $"/quotes/{r.Quote.Id}", "file-invoice", $"{r.Customer} · {Shown.Money(r.Quote.Total)} · {texts["state.quote." + r.Looks]}", "quote", r.Quote.Id))];
    }
}

/// <summary>How many quotes of a customer the actor may see, on the customer's page (F-3).</summary>
internal sealed class CustomerQuoteCount(ListQuotes quotes, T texts) : ICustomerCount
{
    public int Order => 12;

    public async Task<Tab?> Of(Guid customerId, Actor actor, CancellationToken ct) => !actor.May(OpportunityPermissions.Read) ? null
        : new(texts["quotes.title"], $"/quotes?customerId={customerId}", Count: (await quotes.Handle(new() { CustomerId = customerId }, new(Limit: 1, Count: true), actor, ct)).Total);
}

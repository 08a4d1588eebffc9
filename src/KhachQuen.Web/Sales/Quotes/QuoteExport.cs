using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Quotes as a file from the screen .</summary>
internal static class QuoteExport
{
    public static void MapQuoteExport(this RouteGroupBuilder pages) => pages.MapGet("/quotes/export", async (QuoteSheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
        QuoteAsked.Of(http.Request) is var list ? await exporter.Send(sheets.All(list.Filter), asked with { Sort = list.Sort }, http) : null!).Needs(OpportunityPermissions.Export);
}

/// <summary>The columns of the list as a file.</summary>
public sealed class QuoteSheets(ListQuotes quotes, QuoteNames names, T texts)
{
    public ListExport<QuoteRow> All(QuoteFilter filter) => new("quotes", "quote", OpportunityPermissions.Export,
    [
        new("number", "quotes.number", r => r.Quote.Number), new("revision", "quotes.revision", r => r.Quote.Revision), new("title", "quotes.name", r => r.Quote.Title), new("customer", "opportunities.customer", r => r.Customer),
        new("opportunity", "opportunities.name", r => r.Opportunity), new("state", "orders.state", r => texts["state.quote." + r.Looks]), new("recipient", "quotes.recipient", r => r.Quote.Recipient),
        new("lines", "order.goods", r => string.Join("; ", r.Quote.Lines.Select(l => $"{OrderRow.Amount(l.Quantity)} × {l.Name}"))), new("discount", "order.discount", r => r.Quote.DiscountTotal), new("vat", "quotes.vat", r => r.Quote.VatTotal), new("total", "orders.total", r => r.Quote.Total),
        new("validUntil", "quotes.validUntil", r => r.Quote.ValidUntil), new("term", "quotes.term", r => r.Quote.Term), new("sent", "quotes.sentAt", r => Local(r.Quote.SentAt)), new("decided", "quotes.decidedAt", r => Local(r.Quote.DecidedAt)), new("reason", "quotes.reason", r => r.Quote.DeclineReason),
        new("salesperson", "opportunities.salesperson", r => r.Salesperson), new("created", "opportunities.opened", r => CompanyTime.Local(r.Quote.CreatedAt)), new("id", "export.id", r => r.Quote.Id.ToString()),
    ], async (page, actor, token) => await names.Page(await quotes.Handle(filter, page, actor, token), actor, token)) { Read = OpportunityPermissions.Read };

    private static object? Local(DateTime? at) => at is { } instant ? CompanyTime.Local(instant) : null;
}

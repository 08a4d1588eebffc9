using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Quotes on the wire (api.md). Approval (<c>:submit :approve :reject :finalApprove</c>) comes with the sales documents of part B, beside these.</summary>
internal static class QuotesApi
{
    public static void MapQuotes(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("").WithTags("Quotes");
        all.MapGet("/quotes", ([AsParameters] QuoteFilter filter, [AsParameters] ListArguments list, ListQuotes use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(OpportunityPermissions.Read).WithSummary("Quotes the caller may see, by page; of several revisions the last");
        all.MapPost("/quotes", (QuoteInput input, WriteQuote use, Actor actor, CancellationToken ct) => use.Handle(input, actor, ct).At(made => $"/quotes/{made.Id}")).Needs(OpportunityPermissions.Write).WithSummary("A new quote for an open opportunity with an offered service; totals are the server's");
        all.MapGet("/quotes/{id:guid}", (Guid id, ShowQuote use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(OpportunityPermissions.Read).WithSummary("One quote");
        all.MapPatch("/quotes/{id:guid}", (Guid id, QuoteEdit input, EditQuote use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, http.IfMatch(), input, actor, ct)).Needs(OpportunityPermissions.Write).WithSummary("Corrects a draft (merge patch, If-Match)");
        all.MapDelete("/quotes/{id:guid}", (Guid id, WithdrawQuote use, Actor actor, CancellationToken ct) => use.Handle(id, null, actor, ct)).Needs(OpportunityPermissions.Write).WithSummary("Takes out a draft that was never sent");
        all.MapGet("/quotes/{id:guid}/timeline", (Guid id, [AsParameters] ListArguments list, QuoteTimeline use, Actor actor, CancellationToken ct) => use.Handle(id, list.Page, actor, ct)).Needs(OpportunityPermissions.Read).WithSummary("Everything that happened to it, newest first");
        all.MapPost("/quotes/{id:guid}:send", (Guid id, SendQuote use, Actor actor, CancellationToken ct) => use.Handle(id, null, actor, ct)).Needs(OpportunityPermissions.Write).WithSummary("It went to the customer: from now on it is fixed");
        all.MapPost("/quotes/{id:guid}:accept", (Guid id, AcceptQuote use, Actor actor, CancellationToken ct) => use.Handle(id, null, actor, ct)).Needs(OpportunityPermissions.Write).WithSummary("The customer agreed");
        all.MapPost("/quotes/{id:guid}:decline", (Guid id, ReasonBody body, DeclineQuote use, Actor actor, CancellationToken ct) => use.Handle(id, null, body.Reason, actor, ct)).Needs(OpportunityPermissions.Write).WithSummary("The customer did not, with the reason");
        all.MapPost("/quotes/{id:guid}:revise", (Guid id, ReviseQuote use, Actor actor, CancellationToken ct) => use.Handle(id, null, actor, ct).At(made => $"/quotes/{made.Id}")).Needs(OpportunityPermissions.Write).WithSummary("The next revision of what was sent, a draft");
        api.MapGroup("").WithTags("Exports").MapGet("/quotes/export", async ([AsParameters] QuoteFilter filter, [AsParameters] ExportArguments asked, QuoteSheets sheets, Exporter exporter, HttpContext http, CancellationToken ct) =>
            await exporter.Send(sheets.All(filter), asked, http)).Needs(OpportunityPermissions.Export).IsExport("Quotes the caller may see and export");
    }
}

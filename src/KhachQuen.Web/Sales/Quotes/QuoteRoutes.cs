using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The fragments of the list and of one quote; what is done to it stands in <see cref="QuoteDoings"/>.</summary>
internal static class QuoteRoutes
{
    public static void MapQuotePages(this RouteGroupBuilder pages)
    {
        var read = pages.MapGroup("").Needs(OpportunityPermissions.Read);
        read.MapGet("/quotes/rows", Rows);
        read.MapGet("/quotes/rows/{id:guid}", Row);
        read.MapPost("/quotes/fresh", async (long since, IFormCollection form, ListQuotes use, Actor actor, HttpContext http, CancellationToken ct) =>
            Results.Text(string.Join(' ', await use.New(QuoteAsked.Of(http.Request).Filter, form.Ids(500), Posted.Moment(since), actor, ct))));
        read.MapGet("/quotes/{id:guid}/panel", (Guid id) => Forms.Fragment<QuotePanel>(new { Id = id }));
        read.MapGet("/quotes/{id:guid}/beside", async (Guid id, QuoteLoader loader, Actor actor, CancellationToken ct) => Forms.Fragment<QuoteBeside>(new { Model = await loader.Load(id, actor, ct) }));
        read.MapGet("/quotes/{id:guid}/record", async (Guid id, QuoteLoader loader, Actor actor, CancellationToken ct) => Forms.Fragment<QuoteRecord>(new { Model = await loader.Load(id, actor, ct) }));
        read.MapGet("/quotes/{id:guid}/story", async (Guid id, string? after, DateOnly? above, QuoteTimeline story, Actor actor, CancellationToken ct) => Forms.Fragment<QuoteStory>(new { Id = id, Story = await story.Handle(id, new(After: after, Limit: 30), actor, ct), Older = true, Above = above }));
        read.MapGet("/opportunities/{id:guid}/quotes", (Guid id) => Forms.Fragment<OpportunityQuotes>(new { OpportunityId = id }));
        read.MapGet("/opportunities/{id:guid}/survey-calls", async (Guid id, ShowOpportunity show, ShowSurveyCalls use, Actor actor, CancellationToken ct) => Forms.Fragment<SurveyCallsPanel>(new { Opportunity = await show.Handle(id, actor, ct), Calls = await use.Handle(id, actor, ct) }));
        pages.MapQuoteDoings();
        pages.MapQuoteOrder();
    }

    private static async Task<IResult> Rows(ListQuotes use, QuoteNames names, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = QuoteAsked.Of(http.Request);
        return Forms.Fragment<QuoteGrid>(new { Rows = await names.Page(await use.Handle(asked.Filter, new(asked.Sort, asked.After), actor, ct), actor, ct), Asked = asked, View = await views.OpenOf("quotes", http.Request, actor, ct), RowsOnly = true });
    }

    private static async Task<IResult> Row(Guid id, ShowQuote show, QuoteNames names, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        try { return Forms.Fragment<QuoteGrid>(new { Rows = new Page<QuoteRow>([await names.One(await show.Handle(id, actor, ct), actor, ct)], null), Asked = QuoteAsked.Of(http.Request), View = await views.OpenOf("quotes", http.Request, actor, ct), RowsOnly = true }); }
        catch (KhachQuen.Platform.NotFound) { return Forms.Fragment<GoneRow>(new { Text = "quotes.gone" }); }
    }
}

/// <summary>What is done to quotes on the screens.</summary>
internal static class QuoteDoings
{
    public static void MapQuoteDoings(this RouteGroupBuilder pages)
    {
        var write = pages.MapGroup("").Needs(OpportunityPermissions.Write);
        write.MapPost("/opportunities/{id:guid}/quotes", async (Guid id, WriteQuote use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await use.Handle(new() { OpportunityId = id }, actor, ct) is var made ? http.Done(QuoteForm.Path(made.Id), texts["quotes.made", made.Label]) : null!);
        write.MapPost("/quotes/{id:guid}/total", Total);
        write.MapPost("/quotes/{id:guid}/send", async (Guid id, SendQuote use, QuoteLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct) => await After(await use.Handle(id, null, actor, ct), texts["quotes.sent"], loader, actor, http, ct));
        write.MapPost("/quotes/{id:guid}/accept", async (Guid id, AcceptQuote use, QuoteLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct) => await After(await use.Handle(id, null, actor, ct), texts["quotes.accepted"], loader, actor, http, ct));
        write.MapPost("/quotes/{id:guid}/revise", async (Guid id, ReviseQuote use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await use.Handle(id, null, actor, ct) is var made ? http.Done(QuoteForm.Path(made.Id), texts["quotes.made", made.Label]) : null!);
        write.MapGet("/quotes/{id:guid}/decline", async (Guid id, ShowQuote show, Actor actor, CancellationToken ct) => Forms.Fragment<DeclinePanel>(new { Quote = await show.Handle(id, actor, ct) }));
        write.MapPost("/quotes/{id:guid}/decline", Decline);
        write.MapGet("/quotes/{id:guid}/withdraw", async (Guid id, ShowQuote show, Actor actor, CancellationToken ct) => Forms.Fragment<WithdrawPanel>(new { Quote = await show.Handle(id, actor, ct) }));
        write.MapPost("/quotes/{id:guid}/withdraw", async (Guid id, WithdrawQuote use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await use.Handle(id, null, actor, ct) is var gone ? http.Done($"/opportunities/{gone.OpportunityId}", texts["quotes.withdrawn", gone.Label]) : null!);
        pages.MapGroup("").ShowsRefusals().MapPost("/quotes/{id:guid}/edit", async (Guid id, IFormCollection form, EditQuote use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await use.Handle(id, form.Version(), QuoteForm.Read(form), actor, ct) is var saved ? http.Done($"/quotes/{saved.Id}", texts["quotes.saved", saved.Label]) : null!).Needs(OpportunityPermissions.Write).WithMetadata(PartsOfForm.Rows("lines", QuoteForm.LineInputs));
    }

    /// <summary>The sums as the server would make them; what is wrong is said when it is saved, not while it is typed.</summary>
    private static async Task<IResult> Total(Guid id, HttpContext http, PriceQuote price, Actor actor, CancellationToken ct)
    {
        try { return Forms.Fragment<QuoteTotal>(new { Sums = await price.Handle(id, QuoteForm.Lines(http.Request.Form), actor, ct) }); }
        catch (Refused) { return Forms.Fragment<QuoteTotal>(new { }); }
    }

    /// <summary>Said; the side closes, and the open page hears of the change by itself.</summary>
    private static async Task<IResult> Decline(Guid id, IFormCollection form, DeclineQuote use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var quote = await use.Handle(id, form.Version(), form.Text("reason"), actor, ct);
        if (!http.IsHtmx()) return Results.LocalRedirect($"/quotes/{id}");
        http.Toast(texts["quotes.declined"]);
        if (http.IsOn($"/quotes/{id}"))
        {
            http.Trigger("kq:close-side");
            return Results.NoContent();
        }
        http.Into("#side", "innerHTML");
        return Forms.Fragment<QuotePanel>(new { quote.Id });
    }

    private static async Task<IResult> After(QuoteView quote, string said, QuoteLoader loader, Actor actor, HttpContext http, CancellationToken ct)
    {
        if (!http.IsHtmx()) return Results.LocalRedirect($"/quotes/{quote.Id}");
        http.Toast(said);
        var model = await loader.Load(quote.Id, actor, ct);
        return http.Request.Headers["HX-Target"] == "quote-beside" ? Forms.Fragment<QuoteBeside>(new { Model = model }) : Forms.Fragment<QuoteRecord>(new { Model = model });
    }
}

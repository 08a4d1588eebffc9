using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Sales;

/// <summary>The forms and fragments of the accountant's statements (A-44).</summary>
internal static class StatementRoutes
{
    public static void MapStatementPages(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals().Needs(OrderPermissions.Reconcile);
        forms.MapPost("/statements", Upload).WithMetadata(new RequestSizeLimitAttribute(StatementsApi.MostBytes));
        var all = pages.MapGroup("").Needs(OrderPermissions.Reconcile);
        all.MapGet("/statements/rows", async (string? after, ListStatements use, Actor actor, CancellationToken ct) => Forms.Fragment<StatementGrid>(new { Rows = await use.Handle(new(After: after), actor, ct), RowsOnly = true }));
        all.MapGet("/statements/{id:guid}/rows", LineRows);
        all.MapGet("/statements/{id:guid}/progress", Progress);
        all.MapPost("/statements/{id:guid}/settle", async (Guid id, SettleStatement use, Actor actor, HttpContext http, CancellationToken ct) => { await use.Handle(id, actor, ct); return http.GoTo($"/statements/{id}"); });
        all.MapGet("/statements/lines/{id:guid}/panel", async (Guid id, ListStatementLines use, Actor actor, CancellationToken ct) => Forms.Fragment<StatementLinePanel>(new { Line = await use.One(id, actor, ct) }));
        all.MapPost("/statements/lines/{line:guid}/decide", Decide);
    }

    private static async Task<IResult> Upload(IFormCollection form, ImportStatement use, Actor actor, HttpContext http, CancellationToken ct)
    {
        Rule.Require(form.Files["file"] is { Length: > 0 }, "import.fileMissing", "file");
        await using var content = form.Files["file"]!.OpenReadStream();
        return http.GoTo($"/statements/{(await use.Handle(content, form.Files["file"]!.FileName, new() { Carrier = form.Text("carrier") }, actor, ct)).Id}");
    }

    private static async Task<IResult> LineRows(Guid id, ListStatementLines use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = new StatementAsked(http.Request.QueryString.Value);
        return Forms.Fragment<StatementLineGrid>(new { StatementId = id, Rows = await use.Handle(id, asked.Filter, new(After: asked.After), actor, ct), Asked = asked, RowsOnly = true });
    }

    /// <summary>While something goes on, how far it is; when it is over, the page as it is then.</summary>
    private static async Task<IResult> Progress(Guid id, Guid work, GetWork works, Actor actor, HttpContext http, CancellationToken ct)
    {
        var stand = (await works.Handle(work, actor, ct)).Work;
        return stand.IsOver ? http.GoTo($"/statements/{id}") : Forms.Fragment<StatementRunning>(new { StatementId = id, Work = stand });
    }

    private static async Task<IResult> Decide(Guid line, IFormCollection form, DecideStatementLine use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        Rule.Require(Named<StatementDecision>.TryParse(form["decision"], out var decision), "statement.decisionUnknown", "decision");
        var decided = await use.Handle(line, decision.Value, form.Text("reason"), actor, ct);
        return http.Done($"/statements/{decided.StatementId}?result={new Named<StatementResult>(decided.Result)}", texts[decided.Decision == StatementDecision.Settled ? "statements.line.settled" : "statements.line.disputed", decided.Waybill ?? decided.OrderNumber ?? ""]);
    }
}

/// <summary>Which of a statement's lines the address asks for.</summary>
public sealed record StatementAsked : ListAsked
{
    public StatementAsked(string? query = null) : base(query) => Filter = new()
    {
        Result = Enum<StatementResult>("result") is { } result ? new Named<StatementResult>(result) : null, Decision = Enum<StatementDecision>("decision") is { } decision ? new Named<StatementDecision>(decision) : null,
    };

    public StatementLineFilter Filter { get; }
}

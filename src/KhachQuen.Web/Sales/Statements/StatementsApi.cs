using System.Text.Json;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Sales;

/// <summary>Carriers' statements on the wire (api.md, part A and Bulk).</summary>
internal static class StatementsApi
{
    public const long MostBytes = 21L << 20;

    public static void MapStatements(this RouteGroupBuilder api)
    {
        var statements = api.MapGroup("").WithTags("Carrier statements").Needs(OrderPermissions.Reconcile);
        statements.MapPost("/carrier-statements:import", Import).WithSummary("Reads a carrier's statement (csv or xlsx) in the background; answers with its job, whose id is the statement's")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Accepts<IFormFile>("multipart/form-data").Produces<JobTaken>(StatusCodes.Status202Accepted);
        statements.MapGet("/carrier-statements", ([AsParameters] ListArguments list, ListStatements use, Actor actor, CancellationToken ct) => use.Handle(list.Page, actor, ct)).WithSummary("Statements, by page, with their numbers");
        statements.MapGet("/carrier-statements/{id:guid}", (Guid id, ListStatements use, Actor actor, CancellationToken ct) => use.One(id, actor, ct)).WithSummary("One statement with its numbers");
        statements.MapGet("/carrier-statements/{id:guid}/lines", (Guid id, [AsParameters] StatementLineFilter filter, [AsParameters] ListArguments list, ListStatementLines use, Actor actor, CancellationToken ct) => use.Handle(id, filter, list.Page, actor, ct)).WithSummary("Its lines, by page");
        statements.MapPost("/carrier-statements/{id:guid}:settle", async (Guid id, SettleStatement use, Actor actor, CancellationToken ct) => WorkApi.Taken(await use.Handle(id, actor, ct))).Produces<JobTaken>(StatusCodes.Status202Accepted).WithSummary("Settles all matching lines in the background; answers with the job");
        statements.MapPost("/carrier-statement-lines/{id:guid}:decide", (Guid id, DecideBody body, DecideStatementLine use, Actor actor, CancellationToken ct) => use.Handle(id, body.Decision, body.Reason, actor, ct)).WithSummary("Settles a line with a reason, or leaves it disputed");
    }

    private static async Task<IResult> Import(HttpContext http, ImportStatement use, Actor actor, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) throw new BadHttpRequestException("multipart/form-data with a file is expected");
        var form = await http.Request.ReadFormAsync(ct);
        Rule.Require(form.Files["file"] is not null, "import.fileMissing", "file");
        string? Said(string name) => form.Text(name) ?? (http.Request.Query[name].ToString().Trim() is { Length: > 0 } text ? text : null);
        var plan = new StatementPlan
        {
            Carrier = Said("carrier"), Mapping = Mapping(Said("mapping")), HeadingLine = Said("headingLine") is { } line ? int.TryParse(line, out var at) ? at : throw new BadHttpRequestException("headingLine is a number") : null,
            DryRun = Said("dryRun") switch { null or "false" => false, "true" => true, _ => throw new BadHttpRequestException("dryRun is true or false") },
        };
        await using var content = form.Files["file"]!.OpenReadStream();
        return WorkApi.Taken(await use.Handle(content, form.Files["file"]!.FileName, plan, actor, ct));
    }

    private static Dictionary<string, string>? Mapping(string? json)
    {
        try { return json is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(json); }
        catch (JsonException problem) { throw new BadHttpRequestException("mapping is a JSON object: heading → field", problem); }
    }
}

internal sealed record DecideBody
{
    public required StatementDecision Decision { get; init; }
    public string? Reason { get; init; }
}

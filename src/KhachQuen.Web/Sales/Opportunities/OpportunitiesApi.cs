using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Sales;

/// <summary>Opportunities and their evidence on the wire (api.md, part F).</summary>
internal static class OpportunitiesApi
{
    public static void MapOpportunities(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("").WithTags("Opportunities");
        all.MapGet("/opportunities", ([AsParameters] OpportunityFilter filter, [AsParameters] ListArguments list, ListOpportunities use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(OpportunityPermissions.Read).WithSummary("Opportunities the caller may see, by page");
        all.MapPost("/opportunities", (OpportunityInput input, OpenOpportunity use, Actor actor, CancellationToken ct) => use.Handle(input, actor, ct).At(made => $"/opportunities/{made.Id}")).Needs(OpportunityPermissions.Write).WithSummary("A new opportunity; the salesperson is the customer's");
        all.MapGet("/opportunities/{id:guid}", (Guid id, ShowOpportunity use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(OpportunityPermissions.Read).WithSummary("One opportunity");
        all.MapPatch("/opportunities/{id:guid}", (Guid id, OpportunityEdit input, EditOpportunity use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, http.IfMatch(), input, actor, ct)).Needs(OpportunityPermissions.Write).WithSummary("Corrects an opportunity or moves it to another stage (merge patch, If-Match)");
        all.MapGet("/opportunities/{id:guid}/timeline", (Guid id, [AsParameters] ListArguments list, OpportunityTimeline use, Actor actor, CancellationToken ct) => use.Handle(id, list.Page, actor, ct)).Needs(OpportunityPermissions.Read).WithSummary("Everything that happened to it, newest first");
        all.MapPost("/opportunities/{id:guid}:win", (Guid id, WinOpportunity use, Actor actor, CancellationToken ct) => use.Handle(id, null, actor, ct)).Needs(OpportunityPermissions.Write).WithSummary("The sale was made");
        all.MapPost("/opportunities/{id:guid}:lose", (Guid id, LoseBody body, LoseOpportunity use, Actor actor, CancellationToken ct) => use.Handle(id, null, body.LostReason, body.Note, actor, ct)).Needs(OpportunityPermissions.Write).WithSummary("Given up, with a reason of the company's list");
        all.MapPost("/opportunities/{id:guid}:reopen", (Guid id, ReopenOpportunity use, Actor actor, CancellationToken ct) => use.Handle(id, null, actor, ct)).Needs(OpportunityPermissions.Write).WithSummary("A lost one is taken up again");
        all.MapGet("/opportunities:groups", ([AsParameters] OpportunityFilter filter, GroupOpportunities use, Actor actor, CancellationToken ct) => use.Handle(filter, actor, ct)).Needs(OpportunityPermissions.Read).WithSummary("How many opportunities stand in each group and what they come to: group=stage, salespersonId, month …");
        api.MapGroup("").WithTags("Opportunities").MapMany();
        api.MapGroup("").WithTags("Evidence").MapEvidence();
    }

    /// <summary>Acts on many: ids of at most 500 are answered at once, more go on as a job.</summary>
    private static void MapMany(this RouteGroupBuilder api)
    {
        var many = api.MapGroup("").Needs(OpportunityPermissions.Write);
        many.MapPost("/opportunities:moveMany", (MoveManyOpportunities body, MoveOpportunities use, Actor actor, CancellationToken ct) => ManyOnWire.Answer(use, body.Ids, body.Stage ?? "", actor, ct)).Produces<ManyOnWire>().Produces<JobTaken>(StatusCodes.Status202Accepted).WithSummary("Many to one stage; POST /operations/{operationId}:undo takes it back; more than 500 go on as a job");
        many.MapPost("/opportunities:prioritizeMany", (PrioritizeManyBody body, RankOpportunities use, Actor actor, CancellationToken ct) => ManyOnWire.Answer(use, body.Ids, body.Priority, actor, ct)).Produces<ManyOnWire>().Produces<JobTaken>(StatusCodes.Status202Accepted).WithSummary("So many stars for many; taken back by their operation");
        many.MapPost("/opportunities:loseMany", (LoseManyBody body, LoseOpportunities use, Actor actor, CancellationToken ct) => ManyOnWire.Answer(use, body.Ids, new(body.LostReason, body.Note), actor, ct)).Produces<ManyOnWire>().Produces<JobTaken>(StatusCodes.Status202Accepted).WithSummary("Many given up for one reason; taken back by their operation");
    }

    private static void MapEvidence(this RouteGroupBuilder api)
    {
        api.MapGet("/opportunities/{id:guid}/evidence", async (Guid id, ListEvidence use, Actor actor, CancellationToken ct) => new Page<EvidenceView>(await use.Handle(id, actor, ct), null)).Needs(OpportunityPermissions.Read).WithSummary("What was shown, newest first");
        api.MapPost("/opportunities/{id:guid}/evidence", Add).Needs(OpportunityPermissions.Write).Accepts<EvidenceInput>("application/json", "multipart/form-data").DisableAntiforgery().WithSummary("Evidence: a file (multipart: file, kind and what the kind asks for) or {callId}");
        api.MapPost("/opportunities/{id:guid}:reviewEvidence", (Guid id, ReviewBody body, ReviewEvidence use, Actor actor, CancellationToken ct) => use.Handle(id, null, body.Valid, body.Reason, actor, ct)).Needs(OpportunityPermissions.Review).WithSummary("Customer care says whether it is good; a warning needs a reason");
        api.MapGet("/evidence-check/preview", ([AsParameters] OpportunityFilter filter, [AsParameters] ListArguments list, PreviewEvidenceCheck use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(OpportunityPermissions.Read).WithSummary("What the next check would do, as things stand");
        api.MapPost("/evidence-samples", (SampleBody body, DrawSample use, Actor actor, CancellationToken ct) => use.Handle(body.Count, body.Percent, body.Seed, actor, ct).At(made => $"/evidence-samples/{made.Id}")).Needs(OpportunityPermissions.Review).WithSummary("Draws a random sample to be looked at; the seed gives the same again");
        api.MapGet("/evidence-samples/{id:guid}", async (Guid id, ShowSample use, Actor actor, CancellationToken ct) => (await use.Handle(id, actor, ct))!).Needs(OpportunityPermissions.Review).WithSummary("A draw and how far it has been looked through");
    }

    /// <summary>A form with a file, or JSON that names a call.</summary>
    private static async Task<OpportunityView> Add(Guid id, AddEvidence use, Actor actor, HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
        {
            var said = request.HasJsonContentType() ? await request.ReadFromJsonAsync<EvidenceInput>(ct) : null;
            return await use.Handle(id, said ?? throw new BadHttpRequestException("A form with a file, or JSON with callId."), null, null, actor, ct);
        }
        var form = await request.ReadFormAsync(ct);
        await using var file = form.Files.GetFile("file")?.OpenReadStream();
        return await use.Handle(id, EvidenceForms.Read(form), file, form.Files.GetFile("file")?.FileName, actor, ct);
    }

    internal sealed record MoveManyOpportunities(IReadOnlyList<Guid>? Ids, string? Stage);
    internal sealed record PrioritizeManyBody(IReadOnlyList<Guid>? Ids, int Priority);
    internal sealed record LoseManyBody(IReadOnlyList<Guid>? Ids, string? LostReason, string? Note);
    internal sealed record LoseBody { public string? LostReason { get; init; } public string? Note { get; init; } }
    internal sealed record ReviewBody { public required bool Valid { get; init; } public string? Reason { get; init; } }
    internal sealed record SampleBody { public int? Count { get; init; } public int? Percent { get; init; } public string? Seed { get; init; } }
}

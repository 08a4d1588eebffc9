using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>Leads on the wire (api.md, part A).</summary>
internal static class LeadsApi
{
    public static void MapLeads(this RouteGroupBuilder api)
    {
        var leads = api.MapGroup("").WithTags("Leads");
        leads.MapGet("/leads:groups", ([AsParameters] LeadQuery query, GroupLeads use, Actor actor, CancellationToken ct) => use.Handle(query.Filter, actor, ct)).Needs(LeadPermissions.Read).WithSummary("How many leads stand in each group: group=source, ownerId, stage, level …");
        leads.MapGet("/leads", ([AsParameters] LeadQuery query, [AsParameters] ListArguments list, ListLeads use, Actor actor, CancellationToken ct) => use.Handle(query.Filter, list.Page, actor, ct)).Needs(LeadPermissions.Read).WithSummary("Leads the caller may see, by page");
        leads.MapPost("/leads", async (LeadInput input, CreateLead use, Actor actor, CancellationToken ct) => await use.Handle(input, actor, ct) is var lead ? ApiHabits.Made($"/leads/{lead.Id}", lead) : null!).Needs(LeadPermissions.Create).WithSummary("A new lead; a known phone answers with duplicateOf");
        leads.MapGet("/leads/{id:guid}", (Guid id, GetLead use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(LeadPermissions.Read).WithSummary("One lead");
        leads.MapPatch("/leads/{id:guid}", (Guid id, LeadEdit input, EditLead use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, input, http.IfMatch(), actor, ct)).Needs(LeadPermissions.Work).WithSummary("Corrects a lead (merge patch, If-Match)");
        leads.MapGet("/leads/{id:guid}/history", async (Guid id, LeadHistory use, Actor actor, CancellationToken ct) => new Page<HistoryLine>(await use.Handle(id, actor, ct), null)).Needs(LeadPermissions.Read).WithSummary("Every attempt, outcome and assignment, newest first");
        leads.MapPost("/leads:next", async (NextLead use, Actor actor, CancellationToken ct) => await use.Handle(actor, ct) is { } lead ? Results.Ok(lead) : Results.NoContent()).Needs(LeadPermissions.Work).Produces<LeadView>().Produces(204).WithSummary("The caller's next lead: due callbacks, then new ones, then one of the team's pool");
        leads.MapPost("/leads:distribute", (DistributionInput input, DistributeLeads use, Actor actor, CancellationToken ct) => use.Handle(input, actor, ct)).Needs(LeadPermissions.Assign).WithSummary("Hands out leads evenly, to last holders or by hand");
        leads.MapPost("/leads/{id:guid}:reopen", (Guid id, ReopenLead use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(LeadPermissions.Work).WithSummary("Opens a closed lead again");
        leads.MapPost("/leads/{id:guid}/notes", async (Guid id, NoteBody body, NoteOnLead use, Actor actor, CancellationToken ct) => { await use.Handle(id, body.Note, actor, ct); return Results.NoContent(); }).Needs(LeadPermissions.Work).Produces(204).WithSummary("Writes a note into the lead's history");
        leads.MapPost("/leads/{id:guid}:recordBasis", (Guid id, BasisInput input, RecordLeadBasis use, Actor actor, CancellationToken ct) => use.Handle(id, input.Basis, input.Proof, actor, ct)).Needs(LeadPermissions.Work).WithSummary("Records the contact basis with its proof");
        leads.MapPost("/leads/{id:guid}:dial", (Guid id, DialLead use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(KhachQuen.Telephony.CallPermissions.Make).WithSummary("Logs a call and answers with the link to dial");
        leads.MapGet("/leads/{id:guid}/permission", (Guid id, LeadPermission use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(LeadPermissions.Read).WithSummary("Whether the lead may be called now, and by which rule");
        leads.MapPost("/leads/{id:guid}:leaveAlone", (Guid id, LeaveBody? body, LeaveLeadAlone use, Actor actor, CancellationToken ct) => use.Handle(id, body?.Proof, actor, ct)).Needs(ContactPermissions.Record).WithSummary("The person asked not to be called any more: every lead of the number leaves the queues");
        leads.MapPost("/leads/{id:guid}:claim", (Guid id, ClaimLead use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(LeadPermissions.Work).WithSummary("Takes a lead from the floating pool; 409 when somebody else just did");
        leads.MapGet("/leads/{id:guid}/duplicates", async (Guid id, OfferCustomers use, Actor actor, CancellationToken ct) => new Page<Duplicate>((await use.Handle(id, actor, ct)).Known, null)).Needs(LeadPermissions.Work).WithSummary("Customers the lead may already be");
        leads.MapPost("/leads/{id:guid}:convert", (Guid id, ConvertBody? body, ConvertLead use, Actor actor, CancellationToken ct) => use.Handle(id, body?.Input ?? new(), body?.Version, actor, ct)).Needs(LeadPermissions.Work).WithSummary("The lead becomes a customer, with its contact person and files; 409 when it is one already");
        leads.MapPost("/leads/{id:guid}:proposeSize", (Guid id, SizeBody body, ProposeSize use, Actor actor, CancellationToken ct) => use.Handle(id, body.SizeId, body.Reason, body.Version, actor, ct)).Needs(LeadPermissions.Work).WithSummary("A company's size by judgement; counts once approved");
        leads.MapPost("/leads/{id:guid}:decideSize", (Guid id, DecideBody body, DecideSize use, Actor actor, CancellationToken ct) => use.Handle(id, body.Approve, body.Reason, body.Version, actor, ct)).Needs(LeadPermissions.Assign).WithSummary("The word of somebody else on a proposed size");
        leads.MapGet("/leads/totals", (DateTime? from, DateTime? to, Guid? ownerId, LeadTotals use, Actor actor, CancellationToken ct) => use.Handle(from, to, ownerId, actor, ct)).Needs(LeadPermissions.Read).WithSummary("Received leads, each on one heap");
        api.MapOutcomes();
    }

    private static void MapOutcomes(this RouteGroupBuilder api)
    {
        var outcomes = api.MapGroup("").WithTags("Outcomes");
        outcomes.MapGet("/outcomes", async (Named<LeadStage>? stage, ListOutcomes use, Actor actor, CancellationToken ct) => new Page<OutcomeView>(await use.Handle(stage?.Value, actor, ct), null)).Needs(LeadPermissions.Read).WithSummary("The catalogue of outcomes");
        outcomes.MapPost("/outcomes", async (OutcomeNew input, AddOutcome use, Actor actor, CancellationToken ct) => await use.Handle(input, actor, ct) is var made ? ApiHabits.Made("/outcomes", made) : null!).Needs(KhachQuen.Access.AccessPermissions.BusinessRules).WithSummary("Adds an outcome to the catalogue");
        outcomes.MapPatch("/outcomes/{id:guid}", (Guid id, OutcomeEdit input, EditOutcome use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, input, http.IfMatch(), actor, ct)).Needs(KhachQuen.Access.AccessPermissions.BusinessRules).WithSummary("Changes an outcome (merge patch, If-Match); history keeps the old name and version");
        outcomes.MapPost("/outcomes/{id:guid}:replay", (Guid id, OutcomeEdit input, ReplayOutcome use, Actor actor, CancellationToken ct) => use.Handle(id, input, actor, ct)).Needs(KhachQuen.Access.AccessPermissions.BusinessRules).WithSummary("What a change would have done to the last 30 days; writes nothing");
        outcomes.MapPost("/leads/{id:guid}/outcomes", async (Guid id, OutcomeBody body, RecordOutcome use, Actor actor, CancellationToken ct) => (await use.Handle(id, body.Input, actor, ct)).Lead).Needs(LeadPermissions.Work).WithSummary("Records what came of a call");
        outcomes.MapPost("/leads/{id:guid}/outcomes/{outcomeId:guid}:undo", (Guid id, Guid outcomeId, UndoBody? body, UndoOutcome use, Actor actor, CancellationToken ct) => use.Handle(id, outcomeId, body?.Reason, actor, ct)).Needs(LeadPermissions.Work).WithSummary("Takes an outcome back");
    }
}

/// <summary>The filters of <c>GET /leads</c>, from the query.</summary>
internal sealed record LeadQuery(Named<LeadStage>? Stage, Guid? OwnerId, bool? Unassigned, string? Source, Guid? ProductId, string? LastOutcome, Named<NextAction>? NextAction, Named<ContactBasis>? Basis, short? Priority, string? Phone, string? Q, Guid? ImportId, Guid? CustomerId, DateTime? CreatedFrom, DateTime? CreatedTo, DateTime? UpdatedSince,
    Named<LeadFolder>? Folder, Guid? TeamId, DateTime? ReceivedFrom, DateTime? ReceivedTo, DateTime? WorkedFrom, DateTime? WorkedTo, int? AttemptsFrom, int? AttemptsTo, bool? HasNote, Named<LeadHeap>? Heap, short? Level, bool? SizeWaiting, string? Group, string? In)
{
    public LeadFilter Filter => new()
    {
        Stage = Stage?.Value, OwnerId = OwnerId, Unassigned = Unassigned, Source = Source, ProductId = ProductId, LastOutcome = LastOutcome, NextAction = NextAction?.Value, Basis = Basis?.Value, Priority = Priority,
        Phone = Phone, Q = Q, ImportId = ImportId, CustomerId = CustomerId, CreatedFrom = CreatedFrom?.ToUniversalTime(), CreatedTo = CreatedTo?.ToUniversalTime(), UpdatedSince = UpdatedSince?.ToUniversalTime(),
        Folder = Folder?.Value, TeamId = TeamId, ReceivedFrom = ReceivedFrom?.ToUniversalTime(), ReceivedTo = ReceivedTo?.ToUniversalTime(), WorkedFrom = WorkedFrom?.ToUniversalTime(), WorkedTo = WorkedTo?.ToUniversalTime(),
        AttemptsFrom = AttemptsFrom, AttemptsTo = AttemptsTo, HasNote = HasNote, Heap = Heap?.Value, Level = Level, SizeWaiting = SizeWaiting, Group = Group, In = In,
    };
}

internal sealed record BasisInput(ContactBasis Basis, string? Proof);
internal sealed record LeaveBody(string? Proof);
internal sealed record SizeBody(Guid SizeId, string? Reason, long? Version);
internal sealed record DecideBody(bool Approve, string? Reason, long? Version);

internal sealed record ConvertBody
{
    public ConvertCustomer? Customer { get; init; }
    public bool CreateOpportunity { get; init; }
    public long? Version { get; init; }

    public ConvertInput Input => new() { Customer = Customer, CreateOpportunity = CreateOpportunity };
}

internal sealed record NoteBody(string? Note);
internal sealed record UndoBody(string? Reason);

/// <summary>The body of an outcome. <c>then</c> is the code of the contact outcome, or an object like this one.</summary>
internal sealed record OutcomeBody
{
    public required string Outcome { get; init; }
    public string? Note { get; init; }
    public DateTime? CallBackAt { get; init; }
    public string? OutsideHoursReason { get; init; }
    public Guid? DuplicateOfId { get; init; }
    public JsonElement? Then { get; init; }
    public KhachQuen.Sales.OrderInput? Order { get; init; }
    public long? Version { get; init; }

    public OutcomeInput Input
    {
        get
        {
            var input = new OutcomeInput { Outcome = Outcome, Note = Note, CallBackAt = CallBackAt?.ToUniversalTime(), OutsideHoursReason = OutsideHoursReason, DuplicateOfId = DuplicateOfId, Order = Order, Version = Version };
            if (Then is not { ValueKind: not JsonValueKind.Null } then) return input;
            if (then.ValueKind == JsonValueKind.String) return input with { Then = then.GetString() };
            var inner = then.ValueKind == JsonValueKind.Object ? then.Deserialize<OutcomeBody>(Json)!.Input : throw new BadHttpRequestException("then is a code or an object");
            return input with { Then = inner.Outcome, Note = inner.Note ?? Note, CallBackAt = inner.CallBackAt ?? input.CallBackAt, OutsideHoursReason = inner.OutsideHoursReason ?? OutsideHoursReason, Order = inner.Order ?? Order };
        }
    }

    private static readonly JsonSerializerOptions Json = Options();

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiHabits.Json(options);
        return options;
    }
}

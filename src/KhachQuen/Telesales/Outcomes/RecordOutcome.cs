using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>What an agent says of a call (api.md). <c>Then</c> is the contact outcome after "connected" .</summary>
public sealed record OutcomeInput
{
    public required string Outcome { get; init; }
    public string? Note { get; init; }
    public DateTime? CallBackAt { get; init; }
    public string? OutsideHoursReason { get; init; }
    public Guid? DuplicateOfId { get; init; }
    public string? Then { get; init; }
    /// <summary>The order, where the outcome makes one (A-12, 8.8). Its lead is this one.</summary>
    public OrderInput? Order { get; init; }
    /// <summary>The version the agent saw; null skips the check.</summary>
    public long? Version { get; init; }
}

/// <summary>The lead after an outcome, and which attempt it was (for an undo).</summary>
public sealed record OutcomeRecorded(LeadView Lead, Guid AttemptId, Guid? OrderId);

/// <summary>An agent writes down what came of a call (A-11 … A-13). An order and its outcome are saved together or not at all.</summary>
public sealed class RecordOutcome(Database database, TimeProvider clock, CompanyCalendar calendar)
{
    public async Task<OutcomeRecorded> Handle(Guid leadId, OutcomeInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var lead = await db.Leads.Get(leadId, input.Version, ct);
        actor.Require(LeadPermissions.Work, lead);
        var recorded = await Within(db, lead, input, actor, ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return recorded with { Lead = LeadView.For(lead, actor) };
    }

    private async Task<OutcomeRecorded> Within(Db db, Lead lead, OutcomeInput input, Actor actor, CancellationToken ct)
    {
        var stage = lead.Stage == LeadStage.New ? LeadStage.New : LeadStage.Contact;
        var first = await OutcomeOf(db, stage, input.Outcome, "outcome", ct);
        Rule.Require(input.Then is null || first.Effect == OutcomeEffect.MoveToContact, "outcome.thenNotPossible", "then");
        Rule.Require(input.Order is null || (input.Then is null ? first.Effect : OutcomeEffect.CreateOrder) == OutcomeEffect.CreateOrder, "outcome.orderNotPossible", "order");
        var connected = input.Then is null ? null : Record(db, lead, first, stage, null, input with { Note = null, CallBackAt = null }, null, countsAsCall: true, actor, null);
        var last = input.Then is null ? first : await OutcomeOf(db, LeadStage.Contact, input.Then, "then", ct);
        Rule.Require(!last.NeedsNote || !string.IsNullOrWhiteSpace(input.Note), "outcome.noteMissing", "note", last.Label);
        var order = await OrderOf(db, lead, last, input, actor, ct);
        var callBackAt = CallBackTime.For(last, input.CallBackAt, input.OutsideHoursReason, await calendar.Today(ct), clock.Now());
        var attempt = Record(db, lead, last, connected is null ? stage : LeadStage.Contact, callBackAt, input with { DuplicateOfId = await DuplicateOf(db, lead, last, input, ct) }, connected, connected is null, actor, order);
        return new(LeadView.For(lead, actor), attempt.Id, order?.Id);
    }

    private Attempt Record(Db db, Lead lead, Outcome outcome, LeadStage stage, DateTime? callBackAt, OutcomeInput input, Attempt? connected, bool countsAsCall, Actor actor, Order? order)
    {
        var at = clock.Now();
        var before = lead.Apply(new LeadEffect(outcome.Move, outcome.Code, callBackAt, countsAsCall, input.DuplicateOfId), order?.CustomerId, at);
        lead.AnnounceOutcome(outcome.Code, at);
        var attempt = new Attempt(lead, stage, outcome, connected?.LeadBefore ?? before, actor, at);
        attempt.Says(input.Note, callBackAt, input.OutsideHoursReason, order?.Id, connected?.Id);
        db.Add(attempt);
        return attempt;
    }

    /// <summary>"Xác nhận mua" and its order are one: no order, no outcome (A-12, 8.8).</summary>
    private async Task<Order?> OrderOf(Db db, Lead lead, Outcome outcome, OutcomeInput input, Actor actor, CancellationToken ct)
    {
        if (outcome.Effect != OutcomeEffect.CreateOrder) return null;
        Rule.Require(lead.Stage is not (LeadStage.Ordered or LeadStage.Converted), "lead.alreadyOrdered", "outcome");
        Rule.Require(input.Order is not null, "outcome.orderMissing", "order");
        return await PlaceOrder.Within(db, input.Order! with { LeadId = lead.Id }, actor, clock.Now(), ct);
    }

    private static async Task<Outcome> OutcomeOf(Db db, LeadStage stage, string code, string field, CancellationToken ct)
    {
        var outcome = await db.Outcomes.AsNoTracking().SingleOrDefaultAsync(o => o.Stage == stage && o.Code == code && o.Active, ct);
        Rule.Require(outcome is not null, "outcome.unknown", field, code);
        return outcome!;
    }

    /// <summary>"Trùng số" links to the other lead: the one named, else the earliest with the same number .</summary>
    private static async Task<Guid?> DuplicateOf(Db db, Lead lead, Outcome outcome, OutcomeInput input, CancellationToken ct)
    {
        if (outcome.Effect != OutcomeEffect.MarkDuplicate) return null;
        if (input.DuplicateOfId is { } named) return (await db.Leads.AsNoTracking().Where(l => l.Id == named).Select(l => (Guid?)l.Id).SingleOrDefaultAsync(ct)) ?? throw new Refused("outcome.duplicateOfUnknown", "duplicateOfId");
        return await db.Rows<Lead>().Where(l => l.Phone == lead.Phone && l.Id != lead.Id).OrderBy(l => l.Id).Select(l => (Guid?)l.Id).FirstOrDefaultAsync(ct);
    }
}

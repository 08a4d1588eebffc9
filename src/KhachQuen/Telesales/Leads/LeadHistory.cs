using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>One line of a lead's history: an attempt, an assignment or another happening.</summary>
public sealed record HistoryLine
{
    public required Guid Id { get; init; }
    /// <summary>outcome, assignment, call, or the key of the timeline sentence.</summary>
    public required string Kind { get; init; }
    public required DateTime At { get; init; }
    public Guid? ActorId { get; init; }
    public string? ActorName { get; init; }
    public string? Outcome { get; init; }
    public LeadStage? Stage { get; init; }
    public string? Label { get; init; }
    public string? Note { get; init; }
    public DateTime? CallBackAt { get; init; }
    public Guid? OrderId { get; init; }
    public DateTime? UndoneAt { get; init; }
    public string? Rule { get; init; }
    public int? RuleVersion { get; init; }
    public Guid? UserId { get; init; }
    public string? Skipped { get; init; }
    public string? Facts { get; init; }
}

/// <summary>Everything that happened to a lead, newest first: every attempt, outcome and assignment.</summary>
public sealed class LeadHistory(Database database)
{
    public const int AtMost = 200;

    public async Task<IReadOnlyList<HistoryLine>> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        var lead = await db.Leads.AsNoTracking().Where(l => l.Id == id).Select(l => new { l.OwnerId, l.TeamId }).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        var full = actor.May(KhachQuen.Access.AccessPermissions.PhonesInFull, new Owned(lead.OwnerId, lead.TeamId));
        var lines = await Outcomes(db, id, ct);
        lines.AddRange(await Assignments(db, id, ct));
        lines.AddRange(await Happenings(db, id, ct));
        return [.. lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(AtMost).Select(l => full ? l : l with { Note = Masking.PhonesIn(l.Note), Facts = Masking.PhonesIn(l.Facts) })];
    }

    private static Task<List<HistoryLine>> Outcomes(Db db, Guid id, CancellationToken ct) =>
        (from a in db.AttemptsOf(id).AsNoTracking()
         join u in db.Rows<Access.User>() on a.ActorId equals u.Id into who
         from u in who.DefaultIfEmpty()
         orderby a.At descending
         select new HistoryLine { Id = a.Id, Kind = "outcome", At = a.At, ActorId = a.ActorId, ActorName = u == null ? null : u.DisplayName, Outcome = a.Code, Stage = a.Stage, Label = a.Label, Note = a.Note, CallBackAt = a.CallBackAt, OrderId = a.OrderId, UndoneAt = a.UndoneAt, RuleVersion = a.RuleVersion })
        .Take(AtMost).ToListAsync(ct);

    private static Task<List<HistoryLine>> Assignments(Db db, Guid id, CancellationToken ct) =>
        (from a in db.AssignmentsOf(id).AsNoTracking()
         join u in db.Rows<Access.User>() on a.UserId equals u.Id into who
         from u in who.DefaultIfEmpty()
         orderby a.Id descending
         select new HistoryLine { Id = a.Id, Kind = "assignment", At = a.At, ActorId = a.ByActorId, ActorName = u == null ? null : u.DisplayName, Rule = a.Rule, RuleVersion = a.RuleVersion, UserId = a.UserId, Skipped = a.Skipped })
        .Take(AtMost).ToListAsync(ct);

    /// <summary>The assignment's timeline line says what its ledger line already does.</summary>
    private static Task<List<HistoryLine>> Happenings(Db db, Guid id, CancellationToken ct) =>
        db.Rows<TimelineEntry>().AsNoTracking().Where(t => t.SubjectId == id && t.Kind != "lead.assigned").OrderByDescending(t => t.At)
            .Select(t => new HistoryLine { Id = t.Id, Kind = t.Kind, At = t.At, ActorId = t.ActorId, ActorName = t.ActorName, Note = t.Note, Facts = t.Facts }).Take(AtMost).ToListAsync(ct);

    private sealed record Owned(Guid? OwnerId, Guid? TeamId) : IOwned;
}

using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>One outcome recorded on a lead: the history the next call is made from, and what an undo needs .</summary>
public sealed class Attempt : Entity
{
    private Attempt() { }

    public Attempt(Lead lead, LeadStage stage, Outcome outcome, LeadBefore before, Actor by, DateTime at)
    {
        (Id, LeadId, ActorId, TeamId) = (Keys.New(at), lead.Id, by.Id, lead.TeamId);
        (Stage, Code, Label, RuleVersion) = (stage, outcome.Code, outcome.Label, outcome.RuleVersion);
        (At, DueAt, Before) = (at, before.NextActionAt, JsonSerializer.Serialize(before));
    }

    public Guid LeadId { get; private set; }
    public Guid ActorId { get; private set; }
    public Guid? TeamId { get; private set; }
    public DateTime At { get; private set; }
    public LeadStage Stage { get; private set; }
    [Impersonal] public string Code { get; private set; } = "";
    /// <summary>The label as it was: history keeps the old name .</summary>
    [Impersonal] public string Label { get; private set; } = "";
    /// <summary>The version of the rule it was made under .</summary>
    public int RuleVersion { get; private set; }
    public string? Note { get; private set; }
    public DateTime? CallBackAt { get; private set; }
    public string? OutsideHoursReason { get; private set; }
    public Guid? OrderId { get; private set; }
    /// <summary>When the call was due, for punctuality .</summary>
    public DateTime? DueAt { get; private set; }
    /// <summary>The attempt of the same call this one completes (the contact outcome after "connected").</summary>
    public Guid? ThenOf { get; private set; }
    [Impersonal] [NotAudited] public string Before { get; private set; } = "{}";
    public DateTime? UndoneAt { get; private set; }
    public Guid? UndoneBy { get; private set; }
    public string? UndoReason { get; private set; }

    public LeadBefore LeadBefore => JsonSerializer.Deserialize<LeadBefore>(Before)!;

    public void Says(string? note, DateTime? callBackAt, string? outsideHoursReason, Guid? orderId, Guid? thenOf) =>
        (Note, CallBackAt, OutsideHoursReason, OrderId, ThenOf) = (note, callBackAt, outsideHoursReason, orderId, thenOf);

    /// <summary>Takes the outcome back: by its agent within some minutes, later by who leads them, with a reason .</summary>
    public void Undo(Actor by, bool leads, string? reason, int minutes, DateTime at)
    {
        Rule.Require(UndoneAt is null, "outcome.alreadyUndone");
        if (by.Id != ActorId || at - At > TimeSpan.FromMinutes(minutes))
        {
            Rule.Require(leads, by.Id == ActorId ? "outcome.undoTooLate" : "outcome.undoNotYours", args: minutes);
            Rule.Require(!string.IsNullOrWhiteSpace(reason), "outcome.undoReasonMissing", "reason");
        }
        (UndoneAt, UndoneBy, UndoReason) = (at, by.Id, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
    }
}

internal sealed class AttemptTable : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.ToTable("telesales_attempts");
        builder.Ignore(a => a.LeadBefore);
        builder.HasIndex(a => new { a.LeadId, a.At }).IsDescending(false, true);      // history of a lead
        builder.HasIndex(a => new { a.ActorId, a.At });                              // an agent's day
        builder.HasIndex(a => a.At);                                                 // reports by day
    }
}

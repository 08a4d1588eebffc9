using System.Linq.Expressions;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>An opportunity as shown: on the wire (api.md) and on the screens.</summary>
public sealed record OpportunityView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public required string Name { get; init; }
    public required Guid CustomerId { get; init; }
    public string? Phone { get; init; }
    public Guid? SalespersonId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? ServiceId { get; init; }
    public OpportunityClass Class { get; init; }
    public long ExpectedRevenue { get; init; }
    public short Priority { get; init; }
    public OpportunityState State { get; init; }
    public required string Stage { get; init; }
    public DateTime StageSince { get; init; }
    /// <summary>In per cent.</summary>
    public short Probability { get; init; }
    public string? LostReason { get; init; }
    public string? LostNote { get; init; }
    public DateTime? ClosedAt { get; init; }
    public EvidenceState EvidenceState { get; init; }
    public EvidenceReview EvidenceReview { get; init; }
    public DateTime EvidenceSince { get; init; }
    public Guid? ReviewedBy { get; init; }
    public DateTime? ReviewedAt { get; init; }
    public string? ReviewReason { get; init; }

    /// <summary>Tonight's check would close it.</summary>
    public bool LacksEvidence => State == OpportunityState.Active && Class == OpportunityClass.Main && EvidenceState == EvidenceState.Missing;

    public static readonly Expression<Func<Opportunity, OpportunityView>> Of = o => new OpportunityView
    {
        Id = o.Id, Version = o.Version, CreatedAt = o.CreatedAt, UpdatedAt = o.UpdatedAt, Name = o.Name, CustomerId = o.CustomerId, Phone = o.Phone, SalespersonId = o.OwnerId, TeamId = o.TeamId, ServiceId = o.ServiceId,
        Class = o.Class, ExpectedRevenue = o.ExpectedRevenue, Priority = o.Priority, State = o.State, Stage = o.Stage, StageSince = o.StageSince, Probability = o.Probability, LostReason = o.LostReason, LostNote = o.LostNote,
        ClosedAt = o.ClosedAt, EvidenceState = o.EvidenceState, EvidenceReview = o.EvidenceReview, EvidenceSince = o.EvidenceSince, ReviewedBy = o.ReviewedById, ReviewedAt = o.ReviewedAt, ReviewReason = o.ReviewReason,
    };

    private static readonly Func<Opportunity, OpportunityView> Compiled = Of.Compile();

    public static OpportunityView For(Opportunity opportunity, Actor actor) => Compiled(opportunity).ShownTo(actor);

    /// <summary>Numbers only for who may see them .</summary>
    public OpportunityView ShownTo(Actor actor) => new Masking.Owned(SalespersonId, TeamId) is var row && actor.SeesPhones(row) ? this
        : this with { Phone = Phone is null ? null : Masking.Phone(Phone, actor, row), LostNote = Masking.PhonesIn(LostNote), ReviewReason = Masking.PhonesIn(ReviewReason) };
}

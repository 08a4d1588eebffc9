using System.Linq.Expressions;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>A lead as shown: on the wire (api.md) and on the screens. The phone is masked where the actor lacks the right.</summary>
public sealed record LeadView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public string? Name { get; init; }
    public ContactType ContactType { get; init; }
    public required string Phone { get; init; }
    public string? Email { get; init; }
    public string? TaxCode { get; init; }
    public string? CitizenId { get; init; }
    public required string Source { get; init; }
    public required string FirstSource { get; init; }
    public required string LastSource { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? ProductId { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public LeadStage Stage { get; init; }
    public Guid? CustomerId { get; init; }
    public ContactBasis Basis { get; init; }
    public string? BasisProof { get; init; }
    public short Priority { get; init; }
    public string? OriginalText { get; init; }
    public DateTime? FloatedAt { get; init; }
    public DateTime ReceivedAt { get; init; }
    public string? LastOutcome { get; init; }
    public DateTime? LastOutcomeAt { get; init; }
    public NextAction NextAction { get; init; }
    public DateTime? NextActionAt { get; init; }
    public int Attempts { get; init; }
    public short Level { get; init; }
    /// <summary>What the next level asks for; in a list null: only one lead at a time is looked at so closely.</summary>
    public IReadOnlyList<string>? LevelMissing { get; init; }
    /// <summary>What is known beyond the number; null in a list, and while there is nothing.</summary>
    public LeadProfileView? Profile { get; init; }
    public string? Region { get; init; }
    public string? Note { get; init; }
    public DateOnly? LeftOn { get; init; }
    public Guid? DuplicateOf { get; init; }

    /// <summary>The projection lists use; <see cref="Masking"/> comes after it, in memory.</summary>
    public static readonly Expression<Func<Lead, LeadView>> Of = l => new LeadView
    {
        Id = l.Id, Version = l.Version, CreatedAt = l.CreatedAt, UpdatedAt = l.UpdatedAt, Name = l.Name, ContactType = l.ContactType, Phone = l.Phone, Email = l.Email,
        TaxCode = l.TaxCode, CitizenId = l.CitizenId, Source = l.FirstSource, FirstSource = l.FirstSource, LastSource = l.LastSource, CampaignId = l.CampaignId, ProductId = l.ProductId,
        OwnerId = l.OwnerId, TeamId = l.TeamId, Stage = l.Stage, CustomerId = l.CustomerId, Basis = l.Basis, BasisProof = l.BasisProof, Priority = l.Priority, OriginalText = l.OriginalText,
        FloatedAt = l.FloatedAt, ReceivedAt = l.ReceivedAt, LastOutcome = l.FloatedAt != null ? LeadOutcomes.Floated : l.LastOutcome, LastOutcomeAt = l.LastOutcomeAt, NextAction = l.NextAction, NextActionAt = l.NextActionAt,
        Attempts = l.Attempts, Region = l.Region, Note = l.Note, LeftOn = l.LeftOn, DuplicateOf = l.DuplicateOfId, Level = l.Level,
    };

    private static readonly Func<Lead, LeadView> Compiled = Of.Compile();

    public static LeadView For(Lead lead, Actor actor) => Compiled(lead).ShownTo(actor);

    /// <summary>As this actor may see it.</summary>
    public LeadView ShownTo(Actor actor)
    {
        var row = new Owned(OwnerId, TeamId);
        var full = actor.May(PhonesInFull, row);
        return this with
        {
            Phone = full ? Phone : PhoneNumber.TryParse(Phone, out var phone, out _) ? phone.Masked : "•••",
            OriginalText = full ? OriginalText : Masking.PhonesIn(OriginalText),
            Note = full ? Note : Masking.PhonesIn(Note),
            BasisProof = full ? BasisProof : Masking.PhonesIn(BasisProof),
            CitizenId = actor.May(IdentityInFull, row) ? CitizenId : Masking.LastFour(CitizenId),
            TaxCode = TaxCode is { Length: 12 } ? Masking.Identity(TaxCode, actor, row) : TaxCode,     // a person's tax code is their personal number (as on a customer)
        };
    }

    private const string PhonesInFull = KhachQuen.Access.AccessPermissions.PhonesInFull, IdentityInFull = KhachQuen.Access.AccessPermissions.IdentityInFull;
    private sealed record Owned(Guid? OwnerId, Guid? TeamId) : IOwned;
}

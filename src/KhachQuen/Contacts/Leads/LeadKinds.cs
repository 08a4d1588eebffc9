using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>Where a lead stands: new, in contact, ordered, converted to a customer record (F-25), closed.</summary>
public enum LeadStage : short { New, Contact, Ordered, Converted, Closed }

/// <summary>On what ground we may call: asked by the person, agreed, consented, or none (bought and old lists).</summary>
public enum ContactBasis : short { None, CustomerRequest, Agreement, Consent }

public enum ContactType : short { Individual, Company }

/// <summary>"Tác nghiệp tiếp": what is to be done next.</summary>
public enum NextAction : short { None, CallBack }

public static class LeadOutcomes
{
    /// <summary>Thả nổi: set by the system, and shown over the last result while the lead floats.</summary>
    public const string Floated = "floated";
}

/// <summary>What an outcome does to the stage.</summary>
public enum LeadMove : short { Stay, ToContact, ToOrdered, Close }

/// <summary>The effect of a call's outcome on a lead. The catalogue of outcomes (Telesales) makes it, <see cref="Lead.Apply"/> is the rule.</summary>
/// <param name="Move">Where the lead goes.</param>
/// <param name="Outcome">Code of the outcome, shown as the last result.</param>
/// <param name="CallBackAt">When to call again; null: nothing is to be done next ("Không có").</param>
/// <param name="CountsAsCall">False for the second half of one call (the contact outcome after "connected").</param>
/// <param name="DuplicateOfId">The lead this one repeats, for the outcome "Trùng số".</param>
public sealed record LeadEffect(LeadMove Move, string Outcome, DateTime? CallBackAt = null, bool CountsAsCall = true, Guid? DuplicateOfId = null);

/// <summary>What an outcome may change, as it was before: what an undo puts back .</summary>
public sealed record LeadBefore(LeadStage Stage, string? LastOutcome, DateTime? LastOutcomeAt, NextAction NextAction, DateTime? NextActionAt, int Attempts, Guid? CustomerId, Guid? DuplicateOfId);

/// <summary>Everything known of a lead when it comes in.</summary>
public sealed record NewLead
{
    public required PhoneNumber Phone { get; init; }
    public string? Name { get; init; }
    public ContactType ContactType { get; init; }
    public string? Email { get; init; }
    public string? TaxCode { get; init; }
    public string? CitizenId { get; init; }
    public required string Source { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? ProductId { get; init; }
    public string? OriginalText { get; init; }
    public ContactBasis Basis { get; init; }
    public string? BasisProof { get; init; }
    public short Priority { get; init; }
    public string? Region { get; init; }
    public string? Note { get; init; }
    public DateOnly? LeftOn { get; init; }
    public Guid? ImportId { get; init; }
}

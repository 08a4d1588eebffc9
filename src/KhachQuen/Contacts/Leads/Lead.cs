using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>A phone number left by a person who is not yet a customer ("data", A-1). A phone is enough; until a name is known it shows as the phone (A-1b).</summary>
public sealed partial class Lead : Entity, IOwned, ILive, IUndoGuarded, IErasable
{
    private Lead() { }

    public Lead(NewLead what, DateTime at)
    {
        Rule.Require(what.Priority is >= 0 and <= 3, "lead.priorityOutOfRange", "priority");
        (Id, Phone, Name) = (Keys.New(at), what.Phone.E164, Clean(what.Name));
        PhoneTail = TailOf(Phone);
        (ContactType, Email, TaxCode, CitizenId) = (what.ContactType, Clean(what.Email), Clean(what.TaxCode), Clean(what.CitizenId));
        (FirstSource, LastSource, CampaignId, ProductId) = (what.Source, what.Source, what.CampaignId, what.ProductId);
        (OriginalText, Basis, BasisProof, Priority) = (Clean(what.OriginalText), what.Basis, Clean(what.BasisProof), what.Priority);
        (Region, Note, LeftOn, ImportId) = (Clean(what.Region), Clean(what.Note), what.LeftOn, what.ImportId);
        (CreatedAt, ReceivedAt) = (at, at);
        Refold();
    }

    public string Phone { get; private set; } = "";
    /// <summary>The digits backwards: the last four or more find it by an index.</summary>
    [NotAudited] public string PhoneTail { get; private set; } = "";
    public string? Name { get; private set; }
    [SearchedByParts, NotAudited] public string Folded { get; private set; } = "";
    public ContactType ContactType { get; private set; }
    public string? Email { get; private set; }
    public string? TaxCode { get; private set; }
    public string? CitizenId { get; private set; }
    [Impersonal] public string FirstSource { get; private set; } = "";
    [Impersonal] public string LastSource { get; private set; } = "";
    public Guid? CampaignId { get; private set; }
    public Guid? ProductId { get; private set; }
    /// <summary>The exact text the person left.</summary>
    public string? OriginalText { get; private set; }
    public ContactBasis Basis { get; private set; }
    public string? BasisProof { get; private set; }
    public short Priority { get; private set; }
    /// <summary>Province code, or the words of the sheet where it is not one.</summary>
    [Impersonal] public string? Region { get; private set; }
    public string? Note { get; private set; }
    public DateOnly? LeftOn { get; private set; }
    public Guid? ImportId { get; private set; }

    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    /// <summary>When its present holder got it ("ngày nhận").</summary>
    public DateTime ReceivedAt { get; private set; }
    public LeadStage Stage { get; private set; }
    [Impersonal] public string? LastOutcome { get; private set; }
    /// <summary>When it was last worked ("ngày tác nghiệp").</summary>
    public DateTime? LastOutcomeAt
    {
        get;
        private set => (field, WorkedOrder) = (value, value ?? Never);
    }
    public NextAction NextAction { get; private set; }
    public DateTime? NextActionAt
    {
        get;
        private set => (field, NextOrder) = (value, value ?? NotAtAll);
    }
    /// <summary>Calls so far ("lần gọi").</summary>
    public int Attempts { get; private set; }
    public DateTime? FloatedAt { get; private set; }
    public Guid? CustomerId { get; private set; }
    /// <summary>0–3, computed from what is filled (F-24): for filters and columns. A number without a profile is at 0.</summary>
    public short Level { get; private set; }
    public Guid? DuplicateOfId { get; private set; }
    /// <summary>When it was last handed out by "next"; kept apart from the facts: no version, no audit.</summary>
    [NotAudited] public DateTime? ServedAt { get; private set; }

    /// <summary>When it was last worked, as lists are ordered by it: no index serves an order that makes up its nulls.</summary>
    [NotAudited] public DateTime WorkedOrder { get; private set; } = Never;
    /// <summary>What is next, as lists are ordered by it: nothing to be done comes last.</summary>
    [NotAudited] public DateTime NextOrder { get; private set; } = NotAtAll;
    private static readonly DateTime Never = DateTime.UnixEpoch, NotAtAll = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Who has bought stays as they are.</summary>
    public string? WhyNotBack => Stage is LeadStage.Ordered or LeadStage.Converted ? "lead.alreadyOrdered" : null;

    /// <summary>The name, or the phone where there is none yet.</summary>
    public string Title => Name ?? Phone;

    /// <summary>The digits backwards, for a prefix search of the last ones.</summary>
    public static string TailOf(string digits) => string.Concat(digits.Where(char.IsAsciiDigit).Reverse());

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void Refold() => Folded = Name is null ? Phone.TrimStart('+') : Folding.Fold(Name) + " " + Phone.TrimStart('+');
}

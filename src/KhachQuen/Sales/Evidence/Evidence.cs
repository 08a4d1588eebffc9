using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What was shown of the work on an opportunity: append-only, with its file or call (F-40, F-41).</summary>
public sealed class Evidence : Entity
{
    private Evidence() { }

    internal Evidence(Guid opportunityId, EvidenceFacts facts, Guid? attachmentId, Guid? callId, Guid byId, DateTime at)
    {
        (Id, CreatedAt, OpportunityId, AttachmentId, CallId, ById) = (Keys.New(at), at, opportunityId, attachmentId, callId, byId);
        (Kind, Term, Codes, ServiceName, Price, MeetingAt, Recap, Advice) = (facts.Kind, facts.Term, facts.Codes, facts.ServiceName, facts.Price, facts.MeetingAt, facts.Recap, facts.Advice);
    }

    public Guid OpportunityId { get; private set; }
    public EvidenceKind Kind { get; private set; }
    /// <summary>The term of what was quoted, in words: "12 tháng".</summary>
    public string? Term { get; private set; }
    /// <summary>How many codes or pieces were quoted.</summary>
    public long? Codes { get; private set; }
    public string? ServiceName { get; private set; }
    public long? Price { get; private set; }
    public DateTime? MeetingAt { get; private set; }
    public string? Recap { get; private set; }
    public string? Advice { get; private set; }
    public Guid? AttachmentId { get; private set; }
    public Guid? CallId { get; private set; }
    public Guid ById { get; private set; }
}

/// <summary>What a kind of evidence says of itself: exactly its fields, no other (F-40).</summary>
public sealed record EvidenceFacts(EvidenceKind Kind, string? Term = null, long? Codes = null, string? ServiceName = null, long? Price = null, DateTime? MeetingAt = null, string? Recap = null, string? Advice = null)
{
    private const int Longest = 4_000;

    /// <summary>The fields a kind asks for, as on the wire.</summary>
    public static IReadOnlyList<string> Asked(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Quote => ["term", "codes"], EvidenceKind.LegalQuote => ["serviceName", "price"], EvidenceKind.Meeting => ["meetingAt", "recap"],
        EvidenceKind.Message => ["advice"], EvidenceKind.Call => ["advice", "recap"], _ => [],
    };

    /// <summary>As read; refuses what lacks, and what the kind does not ask for.</summary>
    public EvidenceFacts Read()
    {
        Rule.Require(Enum.IsDefined(Kind), "evidence.kindInvalid", "kind");
        var read = this with { Term = Clean(Term, "term"), ServiceName = Clean(ServiceName, "serviceName"), Recap = Clean(Recap, "recap"), Advice = Clean(Advice, "advice") };
        var asked = Asked(Kind);
        foreach (var (field, value) in read.Given)
        {
            Rule.Require(value is not null || !asked.Contains(field), "evidence.fieldMissing." + field, field);
            Rule.Require(value is null || asked.Contains(field), "evidence.fieldNotAsked", field);
        }
        Rule.Require(Codes is null or > 0, "evidence.codesInvalid", "codes");
        Rule.Require(Price is null or (> 0 and <= Vnd.Largest), "evidence.priceInvalid", "price");
        return read;
    }

    private IEnumerable<(string Field, object? Value)> Given => [("term", Term), ("codes", Codes), ("serviceName", ServiceName), ("price", Price), ("meetingAt", MeetingAt), ("recap", Recap), ("advice", Advice)];

    private static string? Clean(string? text, string field)
    {
        Rule.Require(text is null || text.Length <= Longest, "evidence.textTooLong", field, Longest);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}

using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>A company or an individual that we know ("Liên hệ"): by tax code, by citizen id, or, in retail, by the phone alone (F-1).</summary>
public sealed partial class Customer : Entity, IOwned, ILive, IErasable
{
    private readonly List<CustomerPhone> phoneRows = [];
    private readonly List<CustomerEmail> emailRows = [];

    private Customer() { }

    private Customer(DateTime at) => (Id, CreatedAt) = (Keys.New(at), at);

    public ContactType Type { get; private set; }
    public string Name { get; private set; } = "";
    [SearchedByParts, NotAudited] public string Folded { get; private set; } = "";
    public string? TaxCode { get; private set; }
    public string? CitizenId { get; private set; }
    [SomebodyElses] public Guid? ParentId { get; private set; }
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    public VerifyState VerifyState { get; private set; }
    public string? VerifyReason { get; private set; }
    public Lifecycle Lifecycle { get; private set; }
    /// <summary>"Khách cũ": an order of theirs has money received (F-8). Never by hand.</summary>
    public bool IsReturning { get; private set; }
    public Sex? Sex { get; private set; }
    public DateOnly? BirthDate { get; private set; }
    public DateOnly? FoundedOn { get; private set; }
    public Guid? ChannelId { get; private set; }
    public Guid? GroupId { get; private set; }
    [Impersonal] public string? Rank { get; private set; }
    public string[] Tags { get; private set; } = [];
    public string[] PreferredChannels { get; private set; } = [];
    public string? AddressLine { get; private set; }
    public string? WardCode { get; private set; }
    [Impersonal] public string? ProvinceCode { get; private set; }
    public string? DistrictText { get; private set; }
    /// <summary>The numbers, the first first, blanks between: shown and audited here, found through their own table.</summary>
    [SomebodyElses] public string PhonesText { get; private set; } = "";
    public string EmailsText { get; private set; } = "";
    public IReadOnlyList<CustomerPhone> PhoneRows => phoneRows;
    public IReadOnlyList<CustomerEmail> EmailRows => emailRows;

    public IReadOnlyList<string> Phones => Parts(PhonesText);
    public IReadOnlyList<string> Emails => Parts(EmailsText);
    public Address? Address => new Address(AddressLine, WardCode, ProvinceCode, DistrictText) is { IsEmpty: false } address ? address : null;

    /// <summary>They were erased (T-31): who they were goes, what they bought stays.</summary>
    public void Erase(DateTime at) => (Sex, BirthDate, FoundedOn, ParentId, Tags, PreferredChannels) = (null, null, null, null, [], []);

    internal static string[] Parts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One number of a customer; a number belongs to one customer only, so that an order or a call finds them (A-20, F-9).</summary>
[Imaged]
[ErasedWhole]
public sealed class CustomerPhone
{
    public Guid Id { get; init; }
    public Guid CustomerId { get; init; }
    public required string E164 { get; init; }
    /// <summary>The digits backwards, for the last four or more.</summary>
    public required string Tail { get; init; }
}

[Imaged]
[ErasedWhole]
public sealed class CustomerEmail
{
    public Guid Id { get; init; }
    public Guid CustomerId { get; init; }
    public required string Email { get; init; }
}

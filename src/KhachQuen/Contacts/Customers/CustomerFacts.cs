using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What a person says of a customer (F-1, F-2, F-12); everything else is computed or done by an act.</summary>
public sealed record CustomerFacts
{
    public ContactType Type { get; init; }
    public string? Name { get; init; }
    public string? TaxCode { get; init; }
    public string? CitizenId { get; init; }
    public Guid? ParentId { get; init; }
    public Sex? Sex { get; init; }
    public DateOnly? BirthDate { get; init; }
    public DateOnly? FoundedOn { get; init; }
    public Guid? ChannelId { get; init; }
    public Guid? GroupId { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>call, sms, email, zalo, post.</summary>
    public IReadOnlyList<string> PreferredChannels { get; init; } = [];
    public string? Rank { get; init; }
    public IReadOnlyList<string> Phones { get; init; } = [];
    public IReadOnlyList<string> Emails { get; init; } = [];
    public Address? Address { get; init; }

    private static readonly string[] Channels = ["call", "sms", "email", "zalo", "post"];

    /// <summary>Parsed once at the door: numbers in their one form, blanks as nothing, what cannot be refused with its field.</summary>
    public CustomerFacts Read(DateOnly today)
    {
        Rule.Require(Name?.Trim() is { Length: >= 1 and <= 300 }, "customer.nameMissing", "name");
        Rule.Require(BirthDate is null || BirthDate <= today, "customer.bornInFuture", "birthDate");
        Rule.Require(FoundedOn is null || FoundedOn <= today, "customer.foundedInFuture", "foundedOn");
        Rule.Require(PreferredChannels.All(Channels.Contains), "customer.wayUnknown", "preferredChannels", string.Join(", ", Channels));
        return this with
        {
            Name = Name!.Trim(), Rank = Clean(Rank, 40, "rank"), Address = Address?.Read() is { IsEmpty: false } address ? address : null,
            TaxCode = Clean(TaxCode, 60, "taxCode") is { } taxCode ? Platform.TaxCode.Parse(taxCode).Value : null,
            CitizenId = Clean(CitizenId, 60, "citizenId") is { } id ? Platform.CitizenId.Parse(id, today).Value : null,
            Phones = Each(Phones, "phones", PhoneOf), Emails = Each(Emails, "emails", EmailOf), Tags = Each(Tags, "tags", t => Clean(t, 60, "tags")), PreferredChannels = [.. PreferredChannels.Distinct()],
        };
    }

    /// <summary>The names, as on the wire, of what the other says differently.</summary>
    public IReadOnlyList<string> Differences(CustomerFacts other) =>
    [
        .. new (string Name, bool Same)[]
        {
            ("type", Type == other.Type), ("name", Name == other.Name), ("taxCode", TaxCode == other.TaxCode), ("citizenId", CitizenId == other.CitizenId), ("parentId", ParentId == other.ParentId),
            ("sex", Sex == other.Sex), ("birthDate", BirthDate == other.BirthDate), ("foundedOn", FoundedOn == other.FoundedOn), ("channelId", ChannelId == other.ChannelId),
            ("groupId", GroupId == other.GroupId), ("tags", Tags.SequenceEqual(other.Tags)), ("preferredChannels", PreferredChannels.SequenceEqual(other.PreferredChannels)),
            ("rank", Rank == other.Rank), ("phones", Phones.SequenceEqual(other.Phones)), ("emails", Emails.SequenceEqual(other.Emails)), ("address", Address == other.Address),
        }.Where(field => !field.Same).Select(field => field.Name),
    ];

    private static List<string> Each(IReadOnlyList<string> written, string field, Func<string, string?> read)
    {
        var found = written.Select(read).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Rule.Require(found.Count <= 20, "customer.tooMany", field, 20);
        return found;
    }

    private static string? PhoneOf(string written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        return PhoneNumber.TryParse(written, out var phone, out var problem) ? phone.E164 : throw new Refused(problem!, "phones");
    }

    private static string? EmailOf(string written)
    {
        if (Clean(written, 254, "emails") is not { } email) return null;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var whole = at > 0 && at == email.LastIndexOf('@') && email.LastIndexOf('.') > at + 1 && !email.EndsWith('.') && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
        Rule.Require(whole, "customer.emailInvalid", "emails", email);
        return email.ToLowerInvariant();
    }

    private static string? Clean(string? text, int longest, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        Rule.Require(text.Trim().Length <= longest, "customer.tooLong", field, longest);
        return text.Trim();
    }
}

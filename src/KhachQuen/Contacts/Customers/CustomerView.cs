using System.Linq.Expressions;
using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>A customer as shown: on the wire (api.md) and on the screens. Phones and identity numbers are masked where the actor lacks the right.</summary>
public sealed record CustomerView : ISeenCustomer
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public ContactType Type { get; init; }
    public required string Name { get; init; }
    public string? TaxCode { get; init; }
    public string? CitizenId { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public VerifyState VerifyState { get; init; }
    public string? VerifyReason { get; init; }
    /// <summary>What level 1 still lacks, while it is asked for.</summary>
    public IReadOnlyList<string> VerifyLacks { get; init; } = [];
    public Lifecycle Lifecycle { get; init; }
    public bool IsReturning { get; init; }
    public Sex? Sex { get; init; }
    public DateOnly? BirthDate { get; init; }
    public DateOnly? FoundedOn { get; init; }
    public Guid? ChannelId { get; init; }
    public Guid? GroupId { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<string> PreferredChannels { get; init; } = [];
    public string? Rank { get; init; }
    public IReadOnlyList<string> Phones { get; init; } = [];
    public IReadOnlyList<string> Emails { get; init; } = [];
    public Address? Address { get; init; }

    /// <summary>What level 1 lacks, asked for or not.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Lacks => Level1.Lacks(Type, TaxCode, CitizenId, BirthDate, Phones.Count > 0, Address is { Line: not null, ProvinceCode: not null });

    /// <summary>The projection lists use; <see cref="ShownTo"/> comes after it, in memory.</summary>
    public static readonly Expression<Func<Customer, CustomerView>> Of = c => new CustomerView
    {
        Id = c.Id, Version = c.Version, CreatedAt = c.CreatedAt, UpdatedAt = c.UpdatedAt, Type = c.Type, Name = c.Name, TaxCode = c.TaxCode, CitizenId = c.CitizenId, ParentId = c.ParentId,
        OwnerId = c.OwnerId, TeamId = c.TeamId, VerifyState = c.VerifyState, VerifyReason = c.VerifyReason, Lifecycle = c.Lifecycle, IsReturning = c.IsReturning, Sex = c.Sex,
        BirthDate = c.BirthDate, FoundedOn = c.FoundedOn, ChannelId = c.ChannelId, GroupId = c.GroupId, Tags = c.Tags, PreferredChannels = c.PreferredChannels, Rank = c.Rank,
        Phones = Customer.Parts(c.PhonesText), Emails = Customer.Parts(c.EmailsText), Address = new Address(c.AddressLine, c.WardCode, c.ProvinceCode, c.DistrictText),
    };

    private static readonly Func<Customer, CustomerView> Compiled = Of.Compile();

    public static CustomerView For(Customer customer, Actor actor) => Compiled(customer).ShownTo(actor);

    /// <summary>As this actor may see it.</summary>
    public CustomerView ShownTo(Actor actor)
    {
        var row = new Masking.Owned(OwnerId, TeamId);
        var lacks = Lacks;
        return this with
        {
            Phones = [.. Phones.Select(p => Masking.Phone(p, actor, row))],
            CitizenId = Masking.Identity(CitizenId, actor, row),
            TaxCode = TaxCode is { Length: 12 } ? Masking.Identity(TaxCode, actor, row) : TaxCode,     // a person's tax code is their personal number; a company's is public (F-6)
            Address = Address is { IsEmpty: false } ? Address : null,
            VerifyLacks = VerifyState is VerifyState.Rejected or VerifyState.ToDo ? lacks : [],
        };
    }
}

using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>What may be given of a new customer (api.md).</summary>
public sealed record CustomerInput
{
    public ContactType Type { get; init; }
    public string? Name { get; init; }
    public string? TaxCode { get; init; }
    public string? CitizenId { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? OwnerId { get; init; }
    public Sex? Sex { get; init; }
    public DateOnly? BirthDate { get; init; }
    public DateOnly? FoundedOn { get; init; }
    public Guid? ChannelId { get; init; }
    public Guid? GroupId { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public IReadOnlyList<string>? PreferredChannels { get; init; }
    public string? Rank { get; init; }
    public IReadOnlyList<string>? Phones { get; init; }
    public IReadOnlyList<string>? Emails { get; init; }
    public Address? Address { get; init; }

    internal CustomerFacts Facts => new()
    {
        Type = Type, Name = Name, TaxCode = TaxCode, CitizenId = CitizenId, ParentId = ParentId, Sex = Sex, BirthDate = BirthDate, FoundedOn = FoundedOn, ChannelId = ChannelId, GroupId = GroupId,
        Tags = Tags ?? [], PreferredChannels = PreferredChannels ?? [], Rank = Rank, Phones = Phones ?? [], Emails = Emails ?? [], Address = Address,
    };
}

/// <summary>Somebody enters a customer (F-1). Who sees only their own or their team's rows owns what they enter; else it is unassigned until given to somebody (F-11).</summary>
public sealed class EnterCustomer(Database database, TimeProvider clock)
{
    public async Task<CustomerView> Handle(CustomerInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Create);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var customer = Customer.Enter(input.Facts, await OwnerOf(db, input, actor, ct), clock.Now());
        await CustomerRules.Check(db, customer, ct);
        db.Add(customer);
        await CustomerRules.Save(db, customer, actor, ct);
        await transaction.Commit(ct);
        return CustomerView.For(customer, actor);
    }

    private static async Task<User?> OwnerOf(Db db, CustomerInput input, Actor actor, CancellationToken ct)
    {
        var wanted = input.OwnerId ?? (actor.ScopeOf(CustomerPermissions.Read) == Scope.All ? null : actor.Id);
        if (wanted is not { } id) return null;
        var owner = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Active, ct);
        var mayGive = owner is not null && (id == actor.Id || actor.May(CustomerPermissions.Assign, new Masking.Owned(owner.Id, owner.TeamId)));
        Rule.Require(mayGive, "customer.ownerUnknown", "ownerId");
        return owner;
    }
}

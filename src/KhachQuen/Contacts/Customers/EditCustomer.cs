using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What may be edited by hand (api.md); owner, lifecycle and verify state change by acts.</summary>
public sealed record CustomerEdit
{
    public Patch<ContactType> Type { get; init; }
    public Patch<string> Name { get; init; }
    public Patch<string> TaxCode { get; init; }
    public Patch<string> CitizenId { get; init; }
    public Patch<Guid?> ParentId { get; init; }
    public Patch<Sex?> Sex { get; init; }
    public Patch<DateOnly?> BirthDate { get; init; }
    public Patch<DateOnly?> FoundedOn { get; init; }
    public Patch<Guid?> ChannelId { get; init; }
    public Patch<Guid?> GroupId { get; init; }
    public Patch<IReadOnlyList<string>> Tags { get; init; }
    public Patch<IReadOnlyList<string>> PreferredChannels { get; init; }
    public Patch<string> Rank { get; init; }
    public Patch<IReadOnlyList<string>> Phones { get; init; }
    public Patch<IReadOnlyList<string>> Emails { get; init; }
    public Patch<AddressEdit> Address { get; init; }

    internal CustomerFacts On(CustomerFacts now) => new()
    {
        Type = Type.Or(now.Type), Name = Name.Or(now.Name), TaxCode = TaxCode.Or(now.TaxCode), CitizenId = CitizenId.Or(now.CitizenId), ParentId = ParentId.Or(now.ParentId), Sex = Sex.Or(now.Sex),
        BirthDate = BirthDate.Or(now.BirthDate), FoundedOn = FoundedOn.Or(now.FoundedOn), ChannelId = ChannelId.Or(now.ChannelId), GroupId = GroupId.Or(now.GroupId), Tags = Tags.Or(now.Tags) ?? [],
        PreferredChannels = PreferredChannels.Or(now.PreferredChannels) ?? [], Rank = Rank.Or(now.Rank), Phones = Phones.Or(now.Phones) ?? [], Emails = Emails.Or(now.Emails) ?? [], Address = Contacts.Address.With(now.Address, Address),
    };
}

/// <summary>Whoever may write the customer corrects what we know of them (F-7).</summary>
public sealed class EditCustomer(Database database, TimeProvider clock)
{
    public async Task<CustomerView> Handle(Guid id, long? version, CustomerEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        if (edit.ParentId is { Given: true, Value: not null }) await db.Dialect.Lock(db, "contacts.parents", ct);     // two moves at once could close a circle
        var customer = await db.Customers.Get(id, ct);
        actor.Require(CustomerPermissions.Write, customer);
        customer.RequireVersion(version, c => CustomerView.For(c, actor));
        customer.Edit(edit.On(customer.Facts), clock.Now());
        await CustomerRules.Check(db, customer, ct);
        await CustomerRules.Save(db, customer, actor, ct);
        await transaction.Commit(ct);
        return CustomerView.For(customer, actor);
    }
}

/// <summary>The data steward says what a customer's data are worth (F-4).</summary>
public sealed class VerifyCustomer(Database database)
{
    public Task<CustomerView> Handle(Guid id, VerifyState state, string? reason, Actor actor, CancellationToken ct = default) => Handle(id, null, state, reason, actor, ct);

    /// <param name="version">As the one who says it has seen the customer; null: however they stand.</param>
    public async Task<CustomerView> Handle(Guid id, long? version, VerifyState state, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Verify);
        await using var db = database.Open(actor);
        var customer = await db.Customers.Get(id, ct);
        actor.Require(CustomerPermissions.Verify, customer);
        customer.RequireVersion(version, c => CustomerView.For(c, actor));
        customer.Verify(state, reason);
        await CustomerRules.Save(db, customer, actor, ct);
        return CustomerView.For(customer, actor);
    }
}

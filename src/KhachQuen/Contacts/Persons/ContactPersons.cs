using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>Whom one speaks with at a customer, the first first.</summary>
public sealed class ListContactPersons(Database database)
{
    public async Task<IReadOnlyList<PersonView>> Handle(Guid customerId, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        var customer = await db.Customers.AsNoTracking().Where(c => c.Id == customerId).Select(c => new Masking.Owned(c.OwnerId, c.TeamId)).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        var persons = await db.PersonsOf(customerId).AsNoTracking().OrderBy(p => p.Id).Take(AddContactPerson.Most).ToListAsync(ct);
        return [.. persons.Select(p => PersonView.Of(p, actor, customer))];
    }
}

/// <summary>Whoever may write the customer adds a person to it.</summary>
public sealed class AddContactPerson(Database database)
{
    public const int Most = 50;

    public async Task<PersonView> Handle(Guid customerId, PersonEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        await using var db = database.Open(actor);
        var customer = await db.Customers.Get(customerId, ct);
        actor.Require(CustomerPermissions.Write, customer);
        Rule.Require(await db.PersonsOf(customerId).CountAsync(ct) < Most, "contactPerson.tooMany", null, Most);
        var person = ContactPerson.OfCustomer(customerId, db.Clock.Now());
        person.Edit(edit);
        db.Add(person);
        db.Add(db.StoryLine<Customer>(customerId, "customer.personAdded", new { person = person.Name }, null));
        db.WillTell(ContactPersonChange.Of(customer));
        await db.SaveChangesAsync(ct);
        return PersonView.Of(person, actor, customer);
    }
}

/// <summary>Whoever may write the customer corrects what is known of a person there.</summary>
public sealed class EditContactPerson(Database database)
{
    public async Task<PersonView> Handle(Guid customerId, Guid personId, PersonEdit edit, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        await using var db = database.Open(actor);
        var customer = await db.Customers.Get(customerId, ct);
        actor.Require(CustomerPermissions.Write, customer);
        var person = await db.PersonsOf(customerId).Get(personId, ct);
        person.RequireVersion(version, p => PersonView.Of(p, actor, customer));
        person.Edit(edit);
        db.WillTell(ContactPersonChange.Of(customer));
        await db.SaveOrShow(async () => PersonView.Of(await db.PersonsOf(customerId).AsNoTracking().Get(personId, ct), actor, customer), ct);
        return PersonView.Of(person, actor, customer);
    }
}

internal static class ContactPersonChange
{
    public static LiveChange Of(Customer customer) => new("customer", customer.Id, [.. new[] { customer.OwnerId, customer.TeamId }.OfType<Guid>()]);
}

/// <summary>The persons of a record that goes into another go along (F-9).</summary>
internal sealed class PersonsOfMerged : ICustomerMerge
{
    public async Task<int> Move(Db db, Guid from, Guid into, CancellationToken ct)
    {
        var persons = await db.PersonsOf(from).ToListAsync(ct);
        foreach (var person in persons) person.BelongTo(into);
        return persons.Count;
    }
}

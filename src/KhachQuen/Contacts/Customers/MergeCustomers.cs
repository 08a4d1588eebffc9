using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>Whoever may write both makes two records of one person into one (F-9): numbers, leads, orders and the story go along. One undo .</summary>
public sealed class MergeCustomers(Database database, IEnumerable<ICustomerMerge> others, TimeProvider clock)
{
    public const string Kind = "customers.merge";
    /// <summary>Those of which one word can count.</summary>
    public static readonly IReadOnlyList<string> Fields = ["type", "name", "taxCode", "citizenId", "parentId", "sex", "birthDate", "foundedOn", "channelId", "groupId", "rank", "address"];

    /// <param name="intoId">The record that stays.</param>
    /// <param name="fromId">The record that goes.</param>
    /// <param name="take">Fields in which the other's word counts; else it fills what is missing.</param>
    /// <param name="actor">May write both.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<(CustomerView Customer, Guid Operation)> Handle(Guid intoId, Guid fromId, IReadOnlyCollection<string> take, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        Rule.Require(intoId != fromId, "customer.mergeSelf", "fromId");
        Rule.Require(take.All(Fields.Contains), "customer.mergeFieldUnknown", "take", string.Join(", ", Fields));
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "contacts.parents", ct);      // two merges at once could go into one another
        var (into, from) = (await db.Customers.Get(intoId, ct), await db.Customers.Get(fromId, ct));
        actor.Require(CustomerPermissions.Write, into);
        actor.Require(CustomerPermissions.Write, from);
        Rule.Require(into.TaxCode is null || from.TaxCode is null || into.TaxCode == from.TaxCode || into.Type != ContactType.Company, "customer.mergeTwoCompanies", "fromId");
        var operation = new BulkOperation(Keys.New(clock.Now()), Kind, 1, new { from = from.Name, into = into.Name }, actor, clock.Now());
        db.Add(operation);
        await db.SaveChangesAsync(ct);
        operation.Took(1 + await One(db.As(actor with { Doing = new(operation.Id, nameof(Customer)) }, clock), into, from, take, ct));
        await CustomerRules.Save(db, into, actor, ct);
        await transaction.Commit(ct);
        return (CustomerView.For(into, actor), operation.Id);
    }

    private async Task<int> One(Db db, Customer into, Customer from, IReadOnlyCollection<string> take, CancellationToken ct)
    {
        var together = Customer.Together(into.Facts, from.Facts, take);
        if (together.ParentId == into.Id || together.ParentId == from.Id) together = together with { ParentId = into.ParentId == from.Id ? null : into.ParentId };
        var below = await db.Rows<Customer>().Where(c => c.ParentId == from.Id && c.Id != into.Id).ToListAsync(ct);
        foreach (var child in below) child.Edit(child.Facts with { ParentId = into.Id }, clock.Now());
        foreach (var earlier in await db.Rows<Customer>().Where(c => c.MergedIntoId == from.Id).ToListAsync(ct)) earlier.Follow(into);
        var moved = below.Count;
        foreach (var other in others) moved += await other.Move(db, from.Id, into.Id, ct);
        into.TakeOver(from, together, clock.Now());
        return moved;
    }
}

/// <summary>Where a customer is found who has gone into another; null when they have not, or the other is not to be seen.</summary>
public sealed class FindMerged(Database database)
{
    public async Task<Guid?> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        var into = await db.Rows<Customer>().Where(c => c.Id == id).Select(c => c.MergedIntoId).SingleOrDefaultAsync(ct);
        return into is { } there && await db.Customers.AnyAsync(c => c.Id == there, ct) ? there : null;
    }
}

/// <summary>The files somebody put to the record that goes.</summary>
internal sealed class FilesOfMerged : ICustomerMerge
{
    public async Task<int> Move(Db db, Guid from, Guid into, CancellationToken ct)
    {
        var files = await db.Rows<Attachment>().Where(a => a.Noun == "customer" && a.NounId == from).ToListAsync(ct);
        foreach (var file in files) file.BelongTo(into);
        return files.Count;
    }
}

internal sealed class LeadsOfMerged : ICustomerMerge
{
    public async Task<int> Move(Db db, Guid from, Guid into, CancellationToken ct)
    {
        var leads = await db.Rows<Lead>().Where(l => l.CustomerId == from).ToListAsync(ct);
        foreach (var lead in leads) lead.BelongTo(into);
        return leads.Count;
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <param name="UserId">Who looks after them from now on; null: nobody, and the reason is asked for.</param>
public sealed record CustomersAssigned(Guid? UserId, string? Reason);

/// <summary>A manager gives many customers to one salesperson, or takes them away, as one act with one undo (F-10, F-11).</summary>
public sealed class AssignCustomers(Database database, AssignCustomer one, WorkSignal signal) : ManyAct<Customer, CustomersAssigned>(TheKind, CustomerPermissions.Assign, database, signal)
{
    internal const string TheKind = "customers.assign";

    protected override Task<object?> Check(Db db, CustomersAssigned asked, CancellationToken ct)
    {
        Rule.Require(asked.UserId is not null || !string.IsNullOrWhiteSpace(asked.Reason), "customer.detachReasonMissing", "reason");
        return Task.FromResult<object?>(null);
    }

    protected override Task One(Guid id, CustomersAssigned asked, Actor doing, CancellationToken ct) => one.Handle(id, asked.UserId, asked.Reason, doing, ct);

    protected override Task<Dictionary<Guid, string>> Names(Db db, Guid[] ids, CancellationToken ct) => NamedCustomers.Of(db, ids, ct);
}

/// <summary>A tag for many customers, as one act with one undo (F-10).</summary>
public sealed class TagCustomers(Database database, TimeProvider clock, WorkSignal signal) : ManyAct<Customer, string>(TheKind, CustomerPermissions.Write, database, signal)
{
    internal const string TheKind = "customers.tag";

    protected override Task<object?> Check(Db db, string asked, CancellationToken ct)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(asked), "customer.tagMissing", "tag");
        return Task.FromResult<object?>(null);
    }

    protected override async Task One(Guid id, string asked, Actor doing, CancellationToken ct)
    {
        await using var db = Database.Open(doing);
        var (customer, tag) = (await db.Customers.Get(id, ct), asked.Trim());
        doing.Require(CustomerPermissions.Write, customer);
        Rule.Require(!customer.Tags.Contains(tag), "customer.tagThere");
        customer.Edit(customer.Facts with { Tags = [.. customer.Tags, tag] }, clock.Now());
        await CustomerRules.Save(db, customer, doing, ct);
    }

    protected override Task<Dictionary<Guid, string>> Names(Db db, Guid[] ids, CancellationToken ct) => NamedCustomers.Of(db, ids, ct);
}

internal static class NamedCustomers
{
    /// <summary>Those the actor may know of: seen, or nobody's and to be given.</summary>
    public static async Task<Dictionary<Guid, string>> Of(Db db, Guid[] ids, CancellationToken ct)
    {
        var seen = await db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        var nobodys = await db.CustomersToAssign.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        return seen.Concat(nobodys).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Name);
    }
}

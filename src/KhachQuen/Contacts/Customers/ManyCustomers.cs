using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>What came of an act on many customers.</summary>
/// <param name="Left">Names of those it did not reach, each with why.</param>
/// <param name="Operation">To be taken back by; null: nothing was done.</param>
public sealed record ManyCustomersDone(int Done, IReadOnlyList<(string Name, Refused Why)> Left, Guid? Operation);

/// <summary>A manager gives many customers to one salesperson, or takes them away, as one act with one undo (F-10, F-11).</summary>
public sealed class AssignCustomers(Database database, AssignCustomer one)
{
    public const string Kind = "customers.assign";

    public async Task<ManyCustomersDone> Handle(IReadOnlyCollection<Guid> ids, Guid? userId, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Assign);
        Rule.Require(userId is not null || !string.IsNullOrWhiteSpace(reason), "customer.detachReasonMissing", "reason");
        return await EachCustomer.Act(database, Kind, ids, (id, doing) => one.Handle(id, userId, reason, doing, ct), actor, ct);
    }
}

/// <summary>A tag for many customers, as one act with one undo (F-10).</summary>
public sealed class TagCustomers(Database database, TimeProvider clock)
{
    public const string Kind = "customers.tag";

    public async Task<ManyCustomersDone> Handle(IReadOnlyCollection<Guid> ids, string? tag, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        Rule.Require(!string.IsNullOrWhiteSpace(tag), "customer.tagMissing", "tag");
        return await EachCustomer.Act(database, Kind, ids, (id, doing) => One(id, tag!.Trim(), doing, ct), actor, ct);
    }

    private async Task One(Guid id, string tag, Actor doing, CancellationToken ct)
    {
        await using var db = database.Open(doing);
        var customer = await db.Customers.Get(id, ct);
        doing.Require(CustomerPermissions.Write, customer);
        Rule.Require(!customer.Tags.Contains(tag), "customer.tagThere");
        customer.Edit(customer.Facts with { Tags = [.. customer.Tags, tag] }, clock.Now());
        await CustomerRules.Save(db, customer, doing, ct);
    }
}

internal static class EachCustomer
{
    internal const int AtMost = 500;

    public static async Task<ManyCustomersDone> Act(Database database, string kind, IReadOnlyCollection<Guid> ids, Func<Guid, Actor, Task> act, Actor actor, CancellationToken ct)
    {
        Rule.Require(ids.Count is > 0 and <= AtMost, "customer.manyAtOnce", "ids", AtMost);
        var rows = await Named(database, [.. ids.Distinct()], actor, ct);
        var (done, left) = (0, new List<(string, Refused)>());
        var doing = await database.BeginOperation<Customer>(kind, null, actor, ct);
        foreach (var (id, name) in rows)
            try { await act(id, doing); done++; }
            catch (Refused why) { left.Add((name, why)); }
            catch (Exception why) when (why is ChangedMeanwhile or NotFound or Forbidden) { left.Add((name, new Refused(why is ChangedMeanwhile ? "changedMeanwhile" : "customer.notYours"))); }
        return new(done, left, await database.EndOperation(doing, done, ct));
    }

    /// <summary>Those the actor may know of, in the order of their making.</summary>
    private static async Task<List<(Guid Id, string Name)>> Named(Database database, Guid[] ids, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        var seen = await db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        var nobodys = await db.CustomersToAssign.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        return [.. seen.Concat(nobodys).DistinctBy(c => c.Id).OrderBy(c => c.Id).Select(c => (c.Id, c.Name))];
    }
}

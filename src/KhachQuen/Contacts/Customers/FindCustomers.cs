using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>The customers beyond the actor's sight that a question about one of them finds, restricted to three facts (F-6).</summary>
public sealed class FindStrangers(Database database)
{
    public async Task<IReadOnlyList<RestrictedCustomer>> Handle(CustomerFilter filter, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        if (StrangerDoor.Opened(db, filter) is not { } opened) return [];
        var found = await Shown(db, opened.OrderBy(c => c.Name).ThenBy(c => c.Id).Take(StrangerDoor.AtMost + 1), ct);
        return found.Count > StrangerDoor.AtMost ? [] : found;
    }

    /// <summary>Reads no more of them than is shown.</summary>
    internal static async Task<List<RestrictedCustomer>> Shown(Db db, IQueryable<Customer> customers, CancellationToken ct)
    {
        var rows = await (from c in customers
                          join u in db.Users on c.OwnerId equals u.Id into owners
                          from u in owners.DefaultIfEmpty()
                          select new { c.Id, c.Name, c.TaxCode, c.CitizenId, Owner = u == null ? null : u.DisplayName }).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Id).Select(r => RestrictedCustomer.Of(r.Id, r.Name, r.TaxCode, r.CitizenId, r.Owner))];
    }
}

/// <summary>"Liên hệ chưa phân bổ" (F-11): those nobody looks after, whole where the actor sees them, restricted where they may only take them.</summary>
public sealed class ListUnassigned(Database database)
{
    public async Task<Page<ISeenCustomer>> Handle(string? q, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        var all = Hands.MayLookFor(actor) ? db.Rows<Customer>().Where(c => c.MergedIntoId == null) : db.Customers;
        all = all.Where(c => c.OwnerId == null);      // index (OwnerId, CreatedAt, Id)
        if (q is { Length: > 0 } && Asked(db, all, q) is { } asked) all = asked;
        var rows = await ListCustomers.Sorting.Page(all, page, CustomerView.Of, ct);
        var ids = rows.Items.Select(c => c.Id).ToArray();
        var seen = await db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
        return rows.Map(c => seen.Contains(c.Id) ? (ISeenCustomer)c.ShownTo(actor) : RestrictedCustomer.Of(c.Id, c.Name, c.TaxCode, c.CitizenId, null));
    }

    /// <summary>Every name is listed here; of numbers only whole ones are found.</summary>
    private static IQueryable<Customer>? Asked(Db db, IQueryable<Customer> all, string q) =>
        CustomerSearch.Exactly(db, all, q) ?? (Folding.Fold(q) is { Length: > 0 } folded ? db.Dialect.WhereContains(db, all, c => c.Folded, folded) : null);
}

/// <summary>A search as the API and the search box answer it: first what the actor may see, then, of a question about one, who else there is (F-6).</summary>
public sealed class FindCustomers(ListCustomers list, ListUnassigned unassigned, FindStrangers strangers)
{
    public async Task<Page<ISeenCustomer>> Handle(CustomerFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        if (Hands.MayLookFor(actor) && filter == new CustomerFilter { OwnerId = "none", Q = filter.Q }) return await unassigned.Handle(filter.Q, page, actor, ct);
        var mine = (await list.Handle(filter, page, actor, ct)).Map(c => (ISeenCustomer)c);
        return mine.Next is not null ? mine : mine with { Items = [.. mine.Items, .. await strangers.Handle(filter, actor, ct)] };
    }
}

/// <summary>One customer by their id, as far as the actor may see them (F-6).</summary>
public sealed class LookAtCustomer(Database database)
{
    public async Task<ISeenCustomer> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        return await Within(db, id, ct);
    }

    internal static async Task<ISeenCustomer> Within(Db db, Guid id, CancellationToken ct)
    {
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is { } seen) return CustomerView.For(seen, db.Actor);
        var there = db.Actor.May(CustomerPermissions.Read) ? await FindStrangers.Shown(db, db.Rows<Customer>().Where(c => c.Id == id && c.MergedIntoId == null), ct) : [];
        return there.SingleOrDefault() ?? throw new NotFound();
    }
}

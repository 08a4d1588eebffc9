using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>The one above a customer and those right below, by name: one level (F-2).</summary>
/// <param name="Above">Null: none, or not to be opened.</param>
public sealed record CustomerKin(ISeenCustomer? Above, IReadOnlyList<ISeenCustomer> Below, bool More);

/// <summary>A company with its branches, each as far as the actor may see it.</summary>
public sealed class CustomerFamily(Database database)
{
    private const int Shown = 50;

    public async Task<CustomerKin> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        var parent = await db.Customers.Where(c => c.Id == id).Select(c => new { c.ParentId }).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        var below = await Seen(db, db.Rows<Customer>().Where(c => c.ParentId == id && c.MergedIntoId == null).OrderBy(c => c.Name).ThenBy(c => c.Id).Take(Shown + 1), actor, ct);      // index ParentId
        var above = parent.ParentId is { } up ? await Seen(db, db.Rows<Customer>().Where(c => c.Id == up && c.MergedIntoId == null), actor, ct) : [];
        return new(above.SingleOrDefault(), [.. below.Take(Shown)], below.Count > Shown);
    }

    private static async Task<List<ISeenCustomer>> Seen(Db db, IQueryable<Customer> customers, Actor actor, CancellationToken ct)
    {
        var rows = await FindStrangers.Shown(db, customers, ct);
        Guid[] ids = [.. rows.Select(r => r.Id)];
        var mine = await db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(CustomerView.Of).ToDictionaryAsync(c => c.Id, c => c.ShownTo(actor), ct);
        return rows.ConvertAll(r => mine.TryGetValue(r.Id, out var seen) ? (ISeenCustomer)seen : r);
    }
}

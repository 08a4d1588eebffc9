using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>A customer who already has one of the numbers: only what anybody may know of them (F-6), and by which number they were found.</summary>
/// <param name="By">phone, taxCode, citizenId or email.</param>
/// <param name="MayOpen">Whether the one who asks may see the customer.</param>
public sealed record Duplicate(Guid Id, string Name, string? OwnerName, string By, bool MayOpen);

/// <summary>Before saving, who enters a customer sees whether we know them already: by phone, tax code, citizen id, email (F-9).</summary>
public sealed class FindDuplicates(Database database, TimeProvider clock)
{
    public async Task<IReadOnlyList<Duplicate>> Handle(IReadOnlyList<string> phones, string? taxCode, string? citizenId, IReadOnlyList<string> emails, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Create);
        await using var db = database.Open(actor);
        var facts = new CustomerFacts { Name = "?", Phones = phones, TaxCode = taxCode, CitizenId = citizenId, Emails = emails }.Read(CompanyTime.DayOf(clock.Now()));
        return await Within(db, facts, null, ct);
    }

    /// <summary>Beyond sight: a number may be held by a customer the actor does not see.</summary>
    public static async Task<IReadOnlyList<Duplicate>> Within(Db db, CustomerFacts facts, Guid? except, CancellationToken ct)
    {
        var found = new List<(Guid Id, string By)>();
        if (facts.Phones is { Count: > 0 } phones) found.AddRange((await db.Rows<CustomerPhone>().Where(p => phones.Contains(p.E164)).Select(p => p.CustomerId).ToListAsync(ct)).Select(id => (id, "phone")));
        if (facts.TaxCode is { } taxCode) found.AddRange((await db.Rows<Customer>().Where(c => c.TaxCode == taxCode).Select(c => c.Id).ToListAsync(ct)).Select(id => (id, "taxCode")));
        if (facts.CitizenId is { } citizenId) found.AddRange((await db.Rows<Customer>().Where(c => c.CitizenId == citizenId).Select(c => c.Id).ToListAsync(ct)).Select(id => (id, "citizenId")));
        if (facts.Emails is { Count: > 0 } emails) found.AddRange((await db.Rows<CustomerEmail>().Where(e => emails.Contains(e.Email)).Select(e => e.CustomerId).ToListAsync(ct)).Select(id => (id, "email")));
        return await Shown(db, [.. found.Where(f => f.Id != except).DistinctBy(f => f.Id)], ct);
    }

    private static async Task<List<Duplicate>> Shown(Db db, IReadOnlyList<(Guid Id, string By)> found, CancellationToken ct)
    {
        if (found.Count == 0) return [];
        var ids = found.Select(f => f.Id).ToList();
        var mine = await db.Customers.Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
        var rows = await (from c in db.Rows<Customer>().Where(c => ids.Contains(c.Id))
                          join u in db.Users on c.OwnerId equals u.Id into owners
                          from u in owners.DefaultIfEmpty()
                          select new { c.Id, c.Name, Owner = u == null ? null : u.DisplayName }).ToListAsync(ct);
        return [.. rows.Select(r => new Duplicate(r.Id, r.Name, r.Owner, found.First(f => f.Id == r.Id).By, mine.Contains(r.Id)))];
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>What needs the other rows to be known, for every way a customer is written.</summary>
internal static class CustomerRules
{
    private const int Deepest = 50;

    /// <summary>Refuses a parent, a ward or a number that cannot be; an email two people share is fine. Within a transaction: who enters the same number waits.</summary>
    public static async Task Check(Db db, Customer customer, CancellationToken ct)
    {
        foreach (var phone in customer.Phones.Order(StringComparer.Ordinal)) await db.Dialect.Lock(db, "phone:" + phone, ct);
        await RequireParent(db, customer, ct);
        await RequireListed(db, customer, ct);
        await db.RequireWardThere(customer.Address, ct);
        var taken = (await FindDuplicates.Within(db, customer.Facts, customer.Id, ct)).FirstOrDefault(d => d.By != "email");
        if (taken is null) return;
        var (code, field) = taken.By switch { "phone" => ("customer.phoneTaken", "phones"), "taxCode" => ("customer.taxCodeTaken", "taxCode"), _ => ("customer.citizenIdTaken", "citizenId") };
        throw taken.OwnerName is { } owner ? new Refused(code, field, taken.Name, owner) : new Refused(code + "ByNobodys", field, taken.Name);
    }

    /// <summary>Saves; the unique indexes decide between two who enter the same person at once.</summary>
    public static async Task Save(Db db, Customer customer, Actor actor, CancellationToken ct)
    {
        try { await db.SaveOrShow(async () => CustomerView.For(await db.Customers.AsNoTracking().Get(customer.Id, ct), actor), ct); }
        catch (DbUpdateException problem) when (db.Dialect.IsUniqueViolation(problem)) { throw new Refused("customer.takenMeanwhile", "phones"); }
    }

    /// <summary>F-12: a channel and a group of the company's lists; one no longer offered may stay.</summary>
    private static async Task RequireListed(Db db, Customer customer, CancellationToken ct)
    {
        if ((customer.ChannelId ?? customer.GroupId) is null) return;
        var (row, lists) = (db.Entry(customer), await db.Settings<CustomerLists>(ct));
        bool Fits(Guid? chosen, IReadOnlyList<ListEntry> list, string field) => chosen is null || list.Any(e => e.Id == chosen && e.Active) || (row.State is EntityState.Modified or EntityState.Unchanged && row.Property(field).OriginalValue is Guid had && had == chosen);
        Rule.Require(Fits(customer.ChannelId, lists.Channels, nameof(Customer.ChannelId)), "customer.channelUnknown", "channelId");
        Rule.Require(Fits(customer.GroupId, lists.Groups, nameof(Customer.GroupId)), "customer.groupUnknown", "groupId");
    }

    /// <summary>F-2: a branch's code begins with its parent's; a code of its own is free.</summary>
    private static async Task RequireBranch(Db db, Customer customer, Guid parent, CancellationToken ct)
    {
        if (customer.TaxCode is not { Length: 13 } branch) return;
        var code = await db.Rows<Customer>().Where(c => c.Id == parent).Select(c => c.TaxCode).SingleOrDefaultAsync(ct);
        Rule.Require(code is not { Length: 10 } || branch.StartsWith(code, StringComparison.Ordinal), "customer.branchOfAnother", "taxCode", code ?? "");
    }

    /// <summary>F-2: a parent the actor sees, no circle.</summary>
    private static async Task RequireParent(Db db, Customer customer, CancellationToken ct)
    {
        if (customer.ParentId is not { } parent) return;
        Rule.Require(parent != customer.Id && await db.Customers.AnyAsync(c => c.Id == parent, ct), "customer.parentUnknown", "parentId");
        await RequireBranch(db, customer, parent, ct);
        Guid? above = parent;
        for (var step = 0; above is { } id && step < Deepest; step++)
        {
            Rule.Require(id != customer.Id, "customer.parentCycle", "parentId");
            above = await db.Rows<Customer>().Where(c => c.Id == id).Select(c => c.ParentId).SingleOrDefaultAsync(ct);
        }
        Rule.Require(above is null, "customer.parentCycle", "parentId");
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>Who buys, as the seller knows them: a number and what they are called.</summary>
public sealed record Buyer(string Name, PhoneNumber Phone);

/// <summary>An order, a ticket or a call names a person: we know them by the number, and their salesperson stays, or we meet them now (A-20, F-4).</summary>
public static class BuyerCustomer
{
    /// <summary>Inside the caller's transaction. Beyond sight: a number is known to the company, whoever sees its customer.</summary>
    public static async Task<Customer> Within(Db db, Buyer buyer, Address? address, Guid? ownerId, Guid? teamId, DateTime at, CancellationToken ct)
    {
        var e164 = buyer.Phone.E164;
        await db.Dialect.Lock(db, "phone:" + e164, ct);      // two orders of a new number at once: the second finds the first's customer
        var known = await db.Rows<CustomerPhone>().Where(p => p.E164 == e164).Select(p => (Guid?)p.CustomerId).SingleOrDefaultAsync(ct);
        if (known is { } id) return await db.Rows<Customer>().Get(id, ct);
        var customer = Customer.Meet(buyer.Name, buyer.Phone, address, ownerId, teamId, at);
        db.Add(customer);
        return customer;
    }
}

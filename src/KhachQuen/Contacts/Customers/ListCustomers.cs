using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>The customers a person may see, filtered and sorted (F-10).</summary>
public sealed class ListCustomers(Database database)
{
    internal static readonly Sorting<Customer> Sorting = new Sorting<Customer>("-createdAt")
        .By("createdAt", c => c.CreatedAt).By("updatedAt", c => c.UpdatedAt).By("name", c => c.Name);

    public async Task<Page<CustomerView>> Handle(CustomerFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        return (await Sorting.Page(filter.On(db, db.Customers), page, CustomerView.Of, ct)).Map(c => c.ShownTo(actor));
    }

    /// <summary>All that the filter finds, and one more than an act on many may be about (F-10).</summary>
    public async Task<IReadOnlyList<Guid>> All(CustomerFilter filter, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        return await filter.On(db, db.Customers).OrderBy(c => c.Id).Select(c => c.Id).Take(Many.AtMost + 1).ToListAsync(ct);      // index: the key
    }
}

/// <summary>One customer.</summary>
public sealed class ShowCustomer(Database database)
{
    public async Task<CustomerView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        return CustomerView.For(await db.Customers.Get(id, ct), actor);
    }
}

/// <summary>Everything that ever touched a customer, newest first (F-3).</summary>
public sealed class CustomerTimeline(Database database)
{
    public async Task<Page<TimelineLine>> Handle(Guid id, string? noun, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        var customer = await db.Customers.Get(id, ct);
        Guid[] subjects = [id, .. await db.Rows<Customer>().Where(c => c.MergedIntoId == id).Select(c => c.Id).ToListAsync(ct),      // the story of whoever went into them is theirs
            .. await db.Rows<Lead>().Where(l => l.CustomerId == id && l.Stage == LeadStage.Converted).Select(l => l.Id).ToListAsync(ct)];      // and of the lead they were (F-25)
        return (await Timeline.Of(db, subjects, page, noun, ct)).Map(l => Masking.Line(l, actor, customer));
    }
}

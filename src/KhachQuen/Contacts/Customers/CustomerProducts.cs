using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>A customer's own product as shown.</summary>
/// <param name="PictureId">The attachment shown small; null: none.</param>
public sealed record CustomerProductView(Guid Id, long Version, DateTime CreatedAt, Guid CustomerId, string Name, string? Brand, string? Gtin, string? Sku, string? Category, Guid? PictureId)
{
    internal static CustomerProductView For(CustomerProduct p, Guid? picture) => new(p.Id, p.Version, p.CreatedAt, p.CustomerId, p.Name, p.Brand, p.Gtin, p.Sku, p.Category, picture);
}

/// <summary>Whoever sees a customer whole sees what they make and sell (F-3).</summary>
public sealed class ListCustomerProducts(Database database)
{
    internal const string Noun = "customerProduct";
    private static readonly Sorting<CustomerProduct> Sorting = new Sorting<CustomerProduct>("name").By("name", p => p.Name).By("createdAt", p => p.CreatedAt);

    public async Task<Page<CustomerProductView>> Handle(Guid customerId, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        if (!await db.Customers.AnyAsync(c => c.Id == customerId, ct)) throw new NotFound();
        var rows = await Sorting.Page(db.CustomerProducts.Where(p => p.CustomerId == customerId), page, p => p, ct);      // index (CustomerId, Name, Id)
        var ids = rows.Items.Select(p => p.Id).ToArray();
        var pictures = (await db.Rows<Attachment>().Where(a => a.Noun == Noun && EF.Parameter(ids).Contains(a.NounId) && a.RemovedAt == null && a.ContentType.StartsWith("image/")).OrderBy(a => a.CreatedAt).Select(a => new { a.Id, a.NounId }).ToListAsync(ct)).ToLookup(a => a.NounId, a => a.Id);
        return rows.Map(p => CustomerProductView.For(p, pictures[p.Id].Select(a => (Guid?)a).LastOrDefault()));
    }
}

/// <summary>One product of a customer.</summary>
public sealed class ShowCustomerProduct(Database database)
{
    public async Task<CustomerProductView> Handle(Guid customerId, Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        return CustomerProductView.For(await db.CustomerProducts.AsNoTracking().Where(p => p.CustomerId == customerId).Get(id, ct), null);
    }
}

/// <summary>Whoever may write the customer writes their products down, one or many at once (F-3).</summary>
public sealed class AddCustomerProducts(Database database, TimeProvider clock)
{
    public const int AtMost = 1_000;

    public async Task<IReadOnlyList<CustomerProductView>> Handle(Guid customerId, IReadOnlyList<CustomerProductFacts> facts, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        Rule.Require(facts.Count is > 0 and <= AtMost, "customerProduct.tooMany", "file", AtMost);
        await using var db = database.Open(actor);
        var customer = await db.Customers.Get(customerId, ct);
        actor.Require(CustomerPermissions.Write, customer);
        var products = facts.Select(f => new CustomerProduct(customerId, f, clock.Now())).ToList();
        db.AddRange(products);
        db.WillTell(new LiveChange("customer", customerId, [.. new[] { customer.OwnerId, customer.TeamId }.OfType<Guid>()]));
        await db.SaveChangesAsync(ct);
        return products.ConvertAll(p => CustomerProductView.For(p, null));
    }
}

/// <summary>A product's picture, seen and added as far as its customer is.</summary>
internal sealed class FilesOfCustomerProduct : IAttachable
{
    public string Noun => ListCustomerProducts.Noun;

    public async Task<AttachmentSubject?> Find(Db db, Guid id, CancellationToken ct)
    {
        if (await db.CustomerProducts.AsNoTracking().Where(p => p.Id == id).Select(p => (Guid?)p.CustomerId).SingleOrDefaultAsync(ct) is not { } customerId) return null;
        var customer = await db.Customers.AsNoTracking().Get(customerId, ct);
        return new($"/customers/{customerId}", db.Actor.May(CustomerPermissions.Write, customer), db.Actor.SeesPhones(customer), null,
            (kind, name) => db.StoryLine<Customer>(customerId, kind, new { }, name), new LiveChange("customer", customerId, [.. new[] { customer.OwnerId, customer.TeamId }.OfType<Guid>()]));
    }
}

internal sealed class ProductsOfMerged : ICustomerMerge
{
    public async Task<int> Move(Db db, Guid from, Guid into, CancellationToken ct)
    {
        var products = await db.Rows<CustomerProduct>().Where(p => p.CustomerId == from).ToListAsync(ct);
        foreach (var product in products) product.BelongTo(into);
        return products.Count;
    }
}

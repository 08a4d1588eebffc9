using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>What may be put right of a customer's own product.</summary>
public sealed record CustomerProductEdit
{
    public Patch<string> Name { get; init; }
    public Patch<string> Brand { get; init; }
    public Patch<string> Gtin { get; init; }
    public Patch<string> Sku { get; init; }
    public Patch<string> Category { get; init; }

    internal CustomerProductFacts On(CustomerProduct p) => new() { Name = Name.Or(p.Name), Brand = Brand.Or(p.Brand), Gtin = Gtin.Or(p.Gtin), Sku = Sku.Or(p.Sku), Category = Category.Or(p.Category) };
}

/// <summary>Whoever may write the customer puts one of their products right (F-3).</summary>
public sealed class EditCustomerProduct(Database database)
{
    public async Task<CustomerProductView> Handle(Guid customerId, Guid id, long? version, CustomerProductEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        await using var db = database.Open(actor);
        var (product, customer) = await OwnProducts.ToWrite(db, customerId, id, version, actor, ct);
        product.Edit(edit.On(product));
        db.WillTell(OwnProducts.ChangeOf(customer));
        await db.SaveOrShow(async () => CustomerProductView.For(await db.CustomerProducts.AsNoTracking().Get(id, ct), null), ct);
        return CustomerProductView.For(product, null);
    }
}

/// <summary>One of a customer's products is taken off their list; by its operation it comes back (F-3, X-25).</summary>
public sealed class RemoveCustomerProduct(Database database)
{
    internal const string Kind = "customers.removeProduct";

    /// <returns>The name it had, and the operation it comes back by.</returns>
    public async Task<(string Name, Guid Operation)> Handle(Guid customerId, Guid id, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        await using var look = database.Open(actor);
        var (seen, _) = await OwnProducts.ToWrite(look, customerId, id, version, actor, ct);
        var doing = await database.BeginOperation<CustomerProduct>(Kind, new { product = seen.Name }, actor, ct);
        await using (var db = database.Open(doing))
        {
            var (product, customer) = await OwnProducts.ToWrite(db, customerId, id, version, actor, ct);
            product.Leave();
            db.Remove(product);
            db.WillTell(OwnProducts.ChangeOf(customer));
            await db.SaveChangesAsync(ct);
        }
        return (seen.Name, (await database.EndOperation(doing, 1, ct))!.Value);
    }
}

internal static class OwnProducts
{
    public static async Task<(CustomerProduct, Customer)> ToWrite(Db db, Guid customerId, Guid id, long? version, Actor actor, CancellationToken ct)
    {
        var customer = await db.Customers.Get(customerId, ct);
        actor.Require(CustomerPermissions.Write, customer);
        var product = await db.CustomerProducts.Where(p => p.CustomerId == customerId).Get(id, ct);
        product.RequireVersion(version, p => CustomerProductView.For(p, null));
        return (product, customer);
    }

    public static LiveChange ChangeOf(Customer customer) => new("customer", customer.Id, [.. new[] { customer.OwnerId, customer.TeamId }.OfType<Guid>()]);
}

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>Whoever may write the customer puts an invoice to them: its file, and what stands on it (F-3).</summary>
public sealed class AddCustomerInvoice(Database database, AddAttachment files, TimeProvider clock)
{
    public async Task<CustomerInvoiceView> Handle(Guid customerId, InvoiceFacts facts, Stream? file, string? fileName, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        await using var db = database.Open(actor);
        actor.Require(CustomerPermissions.Write, await Finding.Get(db.Customers, customerId, ct));
        var read = facts.Read(CompanyTime.DayOf(clock.Now()));
        Rule.Require(file is not null, "customerInvoice.fileMissing", "file");
        var kept = await files.Keep(db, file!, fileName, ct);      // read and judged before the transaction begins
        try { return await Add(db, customerId, read, kept, actor, ct); }
        catch
        {
            files.Forget(kept);
            throw;
        }
    }

    private async Task<CustomerInvoiceView> Add(Db db, Guid customerId, InvoiceFacts facts, KeptFile kept, Actor actor, CancellationToken ct)
    {
        await using var transaction = await db.Begin(ct);
        var attached = await files.Attach(db, "customer", customerId, kept, ct);
        var invoice = new CustomerInvoice(customerId, facts, attached.Id, actor, clock.Now());
        db.Add(invoice);
        await db.SaveUnique("customerInvoice.twice", "number", ct);
        await transaction.Commit(ct);
        return CustomerInvoiceView.For(invoice, attached.Name);
    }
}

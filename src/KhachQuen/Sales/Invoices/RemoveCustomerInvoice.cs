using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>Whoever may write the customer takes an invoice from them, or brings it back; its file stays among the customer's.</summary>
public sealed class RemoveCustomerInvoice(Database database, TimeProvider clock)
{
    /// <param name="customerId">Whose it is.</param>
    /// <param name="id">The invoice.</param>
    /// <param name="back">Bring it back instead.</param>
    /// <param name="actor">May write the customer.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<CustomerInvoiceView> Handle(Guid customerId, Guid id, bool back, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        await using var db = database.Open(actor);
        actor.Require(CustomerPermissions.Write, await Finding.Get(db.Customers, customerId, ct));
        var invoice = await db.Rows<CustomerInvoice>().Where(i => i.CustomerId == customerId).Get(id, ct);
        if (back) invoice.Restore();
        else invoice.Remove(clock.Now());
        await db.SaveUnique("customerInvoice.twice", "number", ct);
        return CustomerInvoiceView.For(invoice, null);
    }
}

/// <summary>The file of an invoice stays where the invoice is.</summary>
internal sealed class InvoiceFilesStay : IAttachmentGuard
{
    public async Task<Refused?> WhyNot(Db db, Attachment file, CancellationToken ct) =>
        await db.Rows<CustomerInvoice>().AnyAsync(i => i.AttachmentId == file.Id && i.RemovedAt == null, ct) ? new Refused("customerInvoice.fileStays") : null;
}

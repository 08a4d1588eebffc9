using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>A customer's invoice as shown.</summary>
public sealed record CustomerInvoiceView(Guid Id, long Version, DateTime CreatedAt, Guid CustomerId, string Number, DateOnly IssuedOn, long Amount, Guid AttachmentId, string? FileName)
{
    internal static CustomerInvoiceView For(CustomerInvoice i, string? file) => new(i.Id, i.Version, i.CreatedAt, i.CustomerId, i.Number, i.IssuedOn, i.Amount, i.AttachmentId, file);
}

/// <summary>Whoever sees a customer whole sees their invoices (F-3), the youngest first.</summary>
public sealed class ListCustomerInvoices(Database database)
{
    private static readonly Sorting<CustomerInvoice> Sorting = new Sorting<CustomerInvoice>("-issuedOn").By("issuedOn", i => i.IssuedOn).By("number", i => i.Number).By("amount", i => i.Amount);

    public async Task<Page<CustomerInvoiceView>> Handle(Guid customerId, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        var customer = await db.Customers.AsNoTracking().Where(c => c.Id == customerId).Select(c => new Masking.Owned(c.OwnerId, c.TeamId)).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        var rows = await Sorting.Page(db.Rows<CustomerInvoice>().Where(i => i.CustomerId == customerId && i.RemovedAt == null), page, i => i, ct);      // index (CustomerId, IssuedOn, Id)
        Guid[] ids = [.. rows.Items.Select(i => i.AttachmentId)];
        var names = await db.Rows<Attachment>().Where(a => EF.Parameter(ids).Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        return rows.Map(i => CustomerInvoiceView.For(i, Masking.Text(names.GetValueOrDefault(i.AttachmentId), actor, customer)));
    }
}

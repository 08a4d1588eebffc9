using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

/// <summary>An invoice as somebody put it to a customer (F-3): number, date, amount and the file. Until part B makes invoices of its own; seen as far as its customer is.</summary>
public sealed class CustomerInvoice : Entity
{
    public const int LongestNumber = 60;

    private CustomerInvoice() { }

    public CustomerInvoice(Guid customerId, InvoiceFacts facts, Guid attachmentId, Actor by, DateTime at)
    {
        (Id, CreatedAt, CustomerId, AttachmentId, AddedById) = (Keys.New(at), at, customerId, attachmentId, by.Id);
        (Number, IssuedOn, Amount) = (facts.Number!, facts.IssuedOn!.Value, facts.Amount!.Value);
        Tell("customerInvoice.added", new { number = Number, amount = Amount }, null, customerId);
    }

    public Guid CustomerId { get; private set; }
    /// <summary>Series and number as they stand on it.</summary>
    [Impersonal] public string Number { get; private set; } = "";
    public DateOnly IssuedOn { get; private set; }
    /// <summary>Whole đồng, VAT included.</summary>
    public long Amount { get; private set; }
    public Guid AttachmentId { get; private set; }
    public Guid AddedById { get; private set; }
    public DateTime? RemovedAt { get; private set; }

    public void Remove(DateTime at)
    {
        Rule.Require(RemovedAt is null, "customerInvoice.removedAlready");
        RemovedAt = at;
        Tell("customerInvoice.removed", new { number = Number, amount = Amount }, null, CustomerId);
    }

    public void Restore()
    {
        if (RemovedAt is null) return;      // somebody was faster
        RemovedAt = null;
        Tell("customerInvoice.restored", new { number = Number, amount = Amount }, null, CustomerId);
    }

    /// <summary>Its customer went into another record (F-9).</summary>
    internal void BelongTo(Guid customerId) => CustomerId = customerId;
}

/// <summary>What is said of an invoice.</summary>
public sealed record InvoiceFacts(string? Number, DateOnly? IssuedOn, long? Amount)
{
    public InvoiceFacts Read(DateOnly today)
    {
        Rule.Require(Number?.Trim() is { Length: >= 1 and <= CustomerInvoice.LongestNumber }, "customerInvoice.numberMissing", "number", CustomerInvoice.LongestNumber);
        Rule.Require(IssuedOn is { Year: >= 2000 } on && on <= today, "customerInvoice.dayInvalid", "issuedOn");
        Rule.Require(Amount is > 0 and <= Vnd.Largest, "customerInvoice.amountInvalid", "amount");
        return this with { Number = Number!.Trim() };
    }
}

internal sealed class CustomerInvoiceTable : IEntityTypeConfiguration<CustomerInvoice>
{
    public void Configure(EntityTypeBuilder<CustomerInvoice> invoice)
    {
        invoice.ToTable("sales_customer_invoices");
        invoice.HasIndex(i => new { i.CustomerId, i.IssuedOn, i.Id }).IsDescending(false, true, true).HasFilter("\"RemovedAt\" IS NULL");      // a customer's, the youngest first
        invoice.HasIndex(i => new { i.CustomerId, i.Number }).IsUnique().HasFilter("\"RemovedAt\" IS NULL");                                     // one and the same is put there once
        invoice.HasIndex(i => i.AttachmentId);                                                                                                  // whether a file is an invoice's
    }
}

/// <summary>The invoices of a customer go along when the customer goes into another record (F-9).</summary>
internal sealed class InvoicesOfMerged : ICustomerMerge
{
    public async Task<int> Move(Db db, Guid from, Guid into, CancellationToken ct)
    {
        var (theirs, known) = (await db.Rows<CustomerInvoice>().Where(i => i.CustomerId == from).ToListAsync(ct), await db.Rows<CustomerInvoice>().Where(i => i.CustomerId == into && i.RemovedAt == null).Select(i => i.Number).ToListAsync(ct));
        foreach (var invoice in theirs)
        {
            if (invoice.RemovedAt is null && known.Contains(invoice.Number)) invoice.Remove(db.Clock.Now());      // both records had it
            invoice.BelongTo(into);
        }
        return theirs.Count;
    }
}

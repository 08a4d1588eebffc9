using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

internal sealed class CustomerTables : IEntityTypeConfiguration<Customer>, IEntityTypeConfiguration<CustomerPhone>, IEntityTypeConfiguration<CustomerEmail>
{
    public void Configure(EntityTypeBuilder<Customer> customer)
    {
        customer.ToTable("contacts_customers");
        customer.Ignore(c => c.Facts).Ignore(c => c.Lacks).Ignore(c => c.Phones).Ignore(c => c.Emails).Ignore(c => c.Address);
        customer.HasMany(c => c.PhoneRows).WithOne().HasForeignKey(p => p.CustomerId).OnDelete(DeleteBehavior.Cascade);
        customer.HasMany(c => c.EmailRows).WithOne().HasForeignKey(e => e.CustomerId).OnDelete(DeleteBehavior.Cascade);
        customer.Navigation(c => c.PhoneRows).HasField("phoneRows").AutoInclude();      // lists project, and load neither
        customer.Navigation(c => c.EmailRows).HasField("emailRows").AutoInclude();
        customer.HasIndex(c => c.TaxCode).IsUnique().HasFilter("\"TaxCode\" IS NOT NULL");          // F-1: one customer per number
        customer.HasIndex(c => c.CitizenId).IsUnique().HasFilter("\"CitizenId\" IS NOT NULL");
        customer.HasIndex(c => new { c.OwnerId, c.CreatedAt, c.Id }).IsDescending(false, true, true);       // my customers, newest first; those of nobody
        customer.HasIndex(c => new { c.TeamId, c.CreatedAt, c.Id }).IsDescending(false, true, true);        // the team's
        customer.HasIndex(c => new { c.CreatedAt, c.Id }).IsDescending(true, true);                         // everybody's
        customer.HasIndex(c => new { c.VerifyState, c.CreatedAt, c.Id }).IsDescending(false, true, true);   // the steward's columns
        customer.HasIndex(c => new { c.Rank, c.CreatedAt, c.Id }).IsDescending(false, true, true);          // the columns by rank
        customer.HasIndex(c => new { c.OwnerId, c.Id }).HasFilter("\"IsReturning\"");                        // "khách cũ", counted
        customer.HasIndex(c => new { c.ProvinceCode, c.WardCode });                                         // by region (E-12)
        customer.HasIndex(c => c.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");                        // what went into one
        customer.HasIndex(c => c.ParentId).HasFilter("\"ParentId\" IS NOT NULL");                            // a company's branches
        customer.HasIndex(c => new { c.Name, c.Id });                                                       // by name
        customer.HasIndex(c => new { c.UpdatedAt, c.Id });                                                  // updatedSince
    }

    public void Configure(EntityTypeBuilder<CustomerPhone> phone)
    {
        phone.ToTable("contacts_customer_phones");
        phone.Property(p => p.Id).ValueGeneratedNever();
        phone.HasIndex(p => p.E164).IsUnique();      // who is this number
        phone.HasIndex(p => p.Tail);                 // its last four digits or more
    }

    public void Configure(EntityTypeBuilder<CustomerEmail> email)
    {
        email.ToTable("contacts_customer_emails");
        email.Property(e => e.Id).ValueGeneratedNever();
        email.HasIndex(e => e.Email);                // who writes from here; two people of one firm may share it
    }
}

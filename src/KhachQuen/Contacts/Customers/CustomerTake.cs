using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

/// <summary>Somebody took a customer nobody looked after: what the day's limit counts (F-11).</summary>
public sealed class CustomerTake
{
    public Guid Id { get; init; }
    public Guid CustomerId { get; init; }
    public Guid UserId { get; init; }
    public DateTime At { get; init; }
}

internal sealed class CustomerTakeTable : IEntityTypeConfiguration<CustomerTake>
{
    public void Configure(EntityTypeBuilder<CustomerTake> take)
    {
        take.ToTable("contacts_customer_takes");
        take.Property(t => t.Id).ValueGeneratedNever();
        take.HasIndex(t => new { t.UserId, t.At });      // of one person today
    }
}

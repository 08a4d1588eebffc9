using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

internal sealed class OrderTable : IEntityTypeConfiguration<Order>, IEntityTypeConfiguration<OrderDay>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.ToTable("sales_orders");
        order.Ignore(o => o.Address).Ignore(o => o.Terms).Ignore(o => o.Due).Ignore(o => o.WhyNotBack);
        order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId).OnDelete(DeleteBehavior.Cascade);
        order.Navigation(o => o.Lines).HasField("lines").AutoInclude();
        order.HasIndex(o => o.Number).IsUnique();
        order.HasIndex(o => new { o.OwnerId, o.CreatedAt, o.Id }).IsDescending(false, true, true);      // my orders, newest first
        order.HasIndex(o => new { o.TeamId, o.CreatedAt, o.Id }).IsDescending(false, true, true);       // the team's
        order.HasIndex(o => new { o.State, o.CreatedAt, o.Id }).IsDescending(false, true, true);        // one state of everybody's
        order.HasIndex(o => new { o.CreatedAt, o.Id }).IsDescending(true, true);                        // everybody's
        order.HasIndex(o => new { o.CustomerId, o.Id }).IsDescending(false, true);                      // a customer's orders
        order.HasIndex(o => o.LeadId).HasFilter("\"LeadId\" IS NOT NULL");                               // a lead's
        order.HasIndex(o => new { o.CheckerId, o.State }).HasFilter("\"CheckerId\" IS NOT NULL");        // what I am to check
        order.HasIndex(o => new { o.CheckOn, o.CheckerId }).HasFilter("\"CheckOn\" IS NOT NULL");        // a day's shares
        order.HasIndex(o => o.Phone);                                                                   // by the recipient's number
        order.HasIndex(o => o.CareDueOn).HasFilter("\"CareDueOn\" IS NOT NULL");                         // due for care (E-10)
        order.HasIndex(o => new { o.UpdatedAt, o.Id });                                                 // updatedSince
    }

    public void Configure(EntityTypeBuilder<OrderDay> day)
    {
        day.ToTable("sales_order_days");
        day.HasKey(d => d.Day);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Finance;

internal sealed class VoucherTables : IEntityTypeConfiguration<Voucher>, IEntityTypeConfiguration<VoucherDay>, IEntityTypeConfiguration<OrderAccount>
{
    public void Configure(EntityTypeBuilder<Voucher> voucher)
    {
        voucher.ToTable("finance_vouchers");
        voucher.HasIndex(v => v.Number).IsUnique();
        voucher.HasIndex(v => v.ReversalOf).IsUnique().HasFilter("\"ReversalOf\" IS NOT NULL AND \"State\" <> 2");      // taken back once; a refused try does not count
        voucher.HasIndex(v => new { v.OrderId, v.Id });                                                                 // an order's, and its sums
        voucher.HasIndex(v => v.OrderNumber);                                                                           // found by the order's number
        voucher.HasIndex(v => new { v.State, v.CreatedAt, v.Id }).IsDescending(false, true, true);                      // one tab of everybody's
        voucher.HasIndex(v => new { v.Kind, v.CreatedAt, v.Id }).IsDescending(false, true, true);                       // receipts, payments on the wire
        voucher.HasIndex(v => new { v.CreatedAt, v.Id }).IsDescending(true, true);                                      // all
        voucher.HasIndex(v => new { v.PaidOn, v.Id }).IsDescending(true, true);                                         // by the day of payment
        voucher.HasIndex(v => new { v.Amount, v.Id }).IsDescending(true, true);                                         // by sum
        voucher.HasIndex(v => new { v.OwnerId, v.CreatedAt, v.Id }).IsDescending(false, true, true);                    // a seller's
        voucher.HasIndex(v => new { v.TeamId, v.CreatedAt, v.Id }).IsDescending(false, true, true);                     // a team's
        voucher.HasIndex(v => new { v.UpdatedAt, v.Id });                                                               // updatedSince
    }

    public void Configure(EntityTypeBuilder<VoucherDay> day)
    {
        day.ToTable("finance_voucher_days");
        day.HasKey(d => new { d.Day, d.Kind });
    }

    public void Configure(EntityTypeBuilder<OrderAccount> account)
    {
        account.ToTable("finance_order_accounts");
        account.HasIndex(a => a.OrderId).IsUnique();
        account.HasIndex(a => new { a.Since, a.Id }).HasFilter("\"ToRefund\" > 0");                     // "phải hoàn", longest waiting first
        account.HasIndex(a => new { a.OwnerId, a.Since, a.Id }).HasFilter("\"ToRefund\" > 0");          // a seller's
        account.HasIndex(a => new { a.TeamId, a.Since, a.Id }).HasFilter("\"ToRefund\" > 0");           // a team's
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

internal sealed class QuoteTable : IEntityTypeConfiguration<Quote>, IEntityTypeConfiguration<QuoteMonth>
{
    public void Configure(EntityTypeBuilder<Quote> quote)
    {
        quote.ToTable("sales_quotes");
        quote.Ignore(q => q.Terms).Ignore(q => q.Label);
        quote.HasMany(q => q.Lines).WithOne().HasForeignKey(l => l.QuoteId).OnDelete(DeleteBehavior.Cascade);
        quote.Navigation(q => q.Lines).HasField("lines").AutoInclude();
        quote.HasIndex(q => new { q.Number, q.Revision }).IsUnique();                                       // also its other revisions
        quote.HasIndex(q => new { q.OwnerId, q.CreatedAt, q.Id }).IsDescending(false, true, true);          // my quotes, newest first
        quote.HasIndex(q => new { q.TeamId, q.CreatedAt, q.Id }).IsDescending(false, true, true);           // the team's
        quote.HasIndex(q => new { q.State, q.CreatedAt, q.Id }).IsDescending(false, true, true);            // one state of everybody's
        quote.HasIndex(q => new { q.CreatedAt, q.Id }).IsDescending(true, true);                            // everybody's
        quote.HasIndex(q => new { q.OpportunityId, q.CreatedAt, q.Id }).IsDescending(false, true, true);    // an opportunity's
        quote.HasIndex(q => new { q.CustomerId, q.CreatedAt, q.Id }).IsDescending(false, true, true);       // a customer's
        quote.HasIndex(q => new { q.UpdatedAt, q.Id });                                                     // updatedSince
    }

    public void Configure(EntityTypeBuilder<QuoteMonth> month)
    {
        month.ToTable("sales_quote_months");
        month.HasKey(m => m.Month);
    }
}

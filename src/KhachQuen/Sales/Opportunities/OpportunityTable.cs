using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

internal sealed class OpportunityTable : IEntityTypeConfiguration<Opportunity>, IEntityTypeConfiguration<Evidence>, IEntityTypeConfiguration<EvidenceSample>, IEntityTypeConfiguration<SampledOpportunity>
{
    /// <summary>Active, main, without evidence: what tonight's check looks at.</summary>
    private const string Lacking = "\"State\" = 0 AND \"Class\" = 0 AND \"EvidenceState\" = 0";

    public void Configure(EntityTypeBuilder<Opportunity> builder)
    {
        builder.ToTable("sales_opportunities");
        builder.Ignore(o => o.Terms).Ignore(o => o.LacksEvidence);
        builder.HasIndex(o => new { o.OwnerId, o.Column, o.Place, o.Id }).IsDescending(false, false, true, true);     // my board, column by column
        builder.HasIndex(o => new { o.TeamId, o.Column, o.Place, o.Id }).IsDescending(false, false, true, true);      // the team's
        builder.HasIndex(o => new { o.Column, o.Place, o.Id }).IsDescending(false, true, true);                       // everybody's
        builder.HasIndex(o => new { o.OwnerId, o.CreatedAt, o.Id }).IsDescending(false, true, true);                  // my list, newest first
        builder.HasIndex(o => new { o.TeamId, o.CreatedAt, o.Id }).IsDescending(false, true, true);
        builder.HasIndex(o => new { o.CreatedAt, o.Id }).IsDescending(true, true);
        builder.HasIndex(o => new { o.CustomerId, o.State, o.Class });                                               // a customer's, and whether a main one is left (F-44)
        builder.HasIndex(o => new { o.CustomerId, o.EvidenceSince }).HasFilter(Lacking).HasDatabaseName("IX_opportunities_lacking");      // the check, customer by customer
        builder.HasIndex(o => new { o.OwnerId, o.EvidenceSince, o.Id }).HasFilter(Lacking).HasDatabaseName("IX_opportunities_lacking_mine");      // "Cập nhật bằng chứng" (F-46)
        builder.HasIndex(o => new { o.LostByCheckOn, o.OwnerId }).HasFilter("\"LostByCheckOn\" IS NOT NULL");          // what a date's check closed, by whom to tell
        builder.HasIndex(o => new { o.UpdatedAt, o.Id });                                                            // updatedSince
    }

    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("sales_evidence");
        builder.HasIndex(e => new { e.OpportunityId, e.CreatedAt });      // an opportunity's
        builder.HasIndex(e => e.AttachmentId).HasFilter("\"AttachmentId\" IS NOT NULL");      // whether a file is evidence
    }

    public void Configure(EntityTypeBuilder<EvidenceSample> builder)
    {
        builder.ToTable("sales_evidence_samples");
        builder.HasIndex(s => new { s.CreatedAt, s.Id }).IsDescending(true, true);
    }

    public void Configure(EntityTypeBuilder<SampledOpportunity> builder)
    {
        builder.ToTable("sales_evidence_sampled");
        builder.HasKey(s => new { s.SampleId, s.Place });
        builder.HasIndex(s => s.OpportunityId);
    }
}

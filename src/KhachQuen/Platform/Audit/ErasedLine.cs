using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

/// <summary>A sealed line that lost its values because the person was erased (T-31): the sum its link was made with, and the erasure it went in.</summary>
public sealed class ErasedLine
{
    public Guid AuditId { get; init; }
    public Guid ErasureId { get; init; }
    public required byte[] Sum { get; init; }
}

internal sealed class ErasedLineTable : IEntityTypeConfiguration<ErasedLine>
{
    public void Configure(EntityTypeBuilder<ErasedLine> builder)
    {
        builder.ToTable("platform_audit_erased");
        builder.HasKey(l => l.AuditId);
        builder.Property(l => l.AuditId).ValueGeneratedNever();
        builder.HasIndex(l => l.ErasureId);     // those of one erasure, to be added up
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

/// <summary>An audit line that is sealed: its place in the chain, and the hash over the hash before it and every column of the line.</summary>
public sealed class AuditLink
{
    /// <summary>1, 2, 3 … in the order of sealing, without gaps.</summary>
    public long Seq { get; init; }
    public Guid AuditId { get; init; }
    public required byte[] Prev { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>
/// A line that waits to be sealed, written with it. So a line that somebody slipped in past the product is in neither table and stays found;
/// what a line can lose is the few seconds until it is sealed, and only to one who takes it out of both.
/// </summary>
public sealed class UnsealedLine
{
    public Guid AuditId { get; init; }
}

/// <summary>The end of the chain (a chain cut short is noticed), where it begins (a purge keeps the hash of what it took), and how the last check went.</summary>
public sealed class AuditHead
{
    public short Id { get; init; } = 1;
    public long Seq { get; set; }
    public byte[] Hash { get; set; } = AuditSum.Nothing;
    public DateTime SealedAt { get; set; }
    /// <summary>The first link there must be, and what its <see cref="AuditLink.Prev"/> must say.</summary>
    public long KeptFrom { get; set; } = 1;
    public byte[] KeptPrev { get; set; } = AuditSum.Nothing;
    public DateTime? CheckedAt { get; set; }
    public long CheckedSeq { get; set; }
    /// <summary>What the last check found, as JSON; null: nothing.</summary>
    public string? Flaws { get; set; }
}

internal sealed class AuditChainTables : IEntityTypeConfiguration<AuditLink>, IEntityTypeConfiguration<UnsealedLine>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditLink> builder)
    {
        builder.ToTable("platform_audit_chain");
        builder.HasKey(l => l.Seq);
        builder.Property(l => l.Seq).ValueGeneratedNever();
        builder.HasIndex(l => l.AuditId).IsUnique();    // each line once
    }

    public void Configure(EntityTypeBuilder<UnsealedLine> builder)
    {
        builder.ToTable("platform_audit_unsealed");
        builder.HasKey(l => l.AuditId);
        builder.Property(l => l.AuditId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("platform_audit_head");
        builder.Property(h => h.Id).ValueGeneratedNever();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

/// <summary>Who wrote what, when and from where, with the values before and after. Append-only.</summary>
public sealed class AuditLine
{
    public Guid Id { get; init; }
    public DateTime At { get; init; }
    public Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    public string? From { get; init; }
    /// <summary>created, changed, removed, signedIn, exported …</summary>
    public required string Act { get; init; }
    public required string Noun { get; init; }
    public Guid NounId { get; init; }
    /// <summary>JSON: property → [before, after]; secrets are never written.</summary>
    public required string Changes { get; init; }
    /// <summary>Keys the sum of the values that the chain keeps (T-31): without it nobody can find out by trying what an erased line said. Null on lines from before, and on erased ones.</summary>
    public byte[]? Nonce { get; init; } = System.Security.Cryptography.RandomNumberGenerator.GetBytes(16);
}

internal sealed class AuditLineTable : IEntityTypeConfiguration<AuditLine>
{
    public void Configure(EntityTypeBuilder<AuditLine> builder)
    {
        builder.ToTable("platform_audit");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => new { l.NounId, l.Id });          // the history of one row
        builder.HasIndex(l => new { l.ActorId, l.Id });         // what one person did
    }
}

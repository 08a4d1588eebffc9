using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

/// <summary>The answer first given under an idempotency key, written in the same transaction as the effect (T-11). Kept 24 hours.</summary>
[AboutWhomItNames]
public sealed class KeptAnswer
{
    public Guid ActorId { get; init; }
    public required string Key { get; init; }
    /// <summary>SHA-256 of method, path and body: the same key with another body is refused.</summary>
    [Impersonal] public required string RequestHash { get; init; }
    public int Status { get; set; }
    public string? Body { get; set; }
    [Impersonal] public string? Location { get; set; }
    public DateTime CreatedAt { get; init; }
}

internal sealed class KeptAnswerTable : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> builder)
    {
        builder.ToTable("platform_kept_answers");
        builder.HasKey(k => new { k.ActorId, k.Key });
        builder.HasIndex(k => k.CreatedAt);    // purge
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>A line of the fairness ledger: who got a lead, by which rule and version, and who was passed over and why. Append-only.</summary>
public sealed class Assignment
{
    public Guid Id { get; init; }
    public Guid LeadId { get; init; }
    public Guid? UserId { get; init; }
    public Guid? TeamId { get; init; }
    public DateTime At { get; init; }
    /// <summary>Whom it was taken from, and of which team it was: what an undo gives back .</summary>
    public Guid? FromUserId { get; init; }
    public Guid? FromTeamId { get; init; }
    /// <summary>even, byHand, lastHolder, pulled, created, duplicate, withdrawn, undone.</summary>
    [Impersonal] public required string Rule { get; init; }
    public int RuleVersion { get; init; }
    public Guid ByActorId { get; init; }
    /// <summary>JSON: who was passed over and why.</summary>
    [Impersonal] public string? Skipped { get; init; }
    /// <summary>The act it was part of; one act is one undo.</summary>
    public Guid? BatchId { get; init; }
}

/// <summary>How many leads a person got by the even rule on a day, in a group of equal receivers.</summary>
public sealed class ShareTally
{
    [Impersonal] public required string Group { get; init; }
    public DateOnly Day { get; init; }
    public Guid UserId { get; init; }
    public int Count { get; set; }
    /// <summary>The last batch of the group the person was present for: whoever misses one comes back at the group's minimum.</summary>
    public int LastBatch { get; set; }
}

internal sealed class DistributionTables : IEntityTypeConfiguration<Assignment>, IEntityTypeConfiguration<ShareTally>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("telesales_assignments");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.LeadId, a.Id });      // why did I get this lead, and its holders
        builder.HasIndex(a => new { a.UserId, a.At });      // who got how much; my lines, newest first
        builder.HasIndex(a => new { a.TeamId, a.At });      // a team's lines
        builder.HasIndex(a => a.At);                        // everybody's
        builder.HasIndex(a => a.BatchId).HasFilter("\"BatchId\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ShareTally> builder)
    {
        builder.ToTable("telesales_share_tallies");
        builder.HasKey(t => new { t.Group, t.Day, t.UserId });
    }
}

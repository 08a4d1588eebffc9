using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

/// <summary>One line of what happened to a lead, a customer, an order …, newest first on their pages (F-3).</summary>
[ErasedWhole]
public sealed class TimelineEntry
{
    public Guid Id { get; init; }
    /// <summary>The row whose page shows the line.</summary>
    public Guid SubjectId { get; init; }
    public required string Noun { get; init; }
    /// <summary>Key of the sentence, e.g. <c>lead.assigned</c>; shown by text key <c>timeline.{Kind}</c>.</summary>
    public required string Kind { get; init; }
    public DateTime At { get; init; }
    public Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    /// <summary>JSON object with what the sentence names.</summary>
    public string? Facts { get; init; }
    public string? Note { get; init; }
}

internal sealed class TimelineEntryTable : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("platform_timeline");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => new { l.SubjectId, l.At, l.Id }).IsDescending(false, true, true);   // one page, newest first
    }
}

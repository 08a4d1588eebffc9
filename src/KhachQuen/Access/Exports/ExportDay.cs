using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>How many rows a person has exported on a day.</summary>
public sealed class ExportDay
{
    public Guid UserId { get; init; }
    public DateOnly Day { get; init; }
    public long Rows { get; internal set; }
}

internal sealed class ExportDayTable : IEntityTypeConfiguration<ExportDay>
{
    public void Configure(EntityTypeBuilder<ExportDay> builder)
    {
        builder.ToTable("access_export_days");
        builder.HasKey(d => new { d.UserId, d.Day });      // one's own, today
    }
}

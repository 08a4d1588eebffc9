using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

public enum ImageAct : short { Changed, Made, Removed }

/// <summary>Rows that are not nouns of their own and are put back with them all the same: a customer's numbers.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ImagedAttribute : Attribute;

/// <summary>How a row stood before an act on many: the columns it changed, from and to.</summary>
[ErasedWhole]
public sealed class BeforeImage
{
    public Guid OperationId { get; init; }
    /// <summary>The name of the class.</summary>
    [Impersonal] public required string Noun { get; init; }
    public Guid RowId { get; init; }
    /// <summary>The main row it was saved with: what was saved together is put back together.</summary>
    public Guid SavedWith { get; set; }
    public ImageAct Act { get; set; }
    /// <summary>The version the act left it at; null where rows have none.</summary>
    public long? Version { get; set; }
    /// <summary>JSON: column → value before.</summary>
    public required string Before { get; set; }
    /// <summary>JSON: column → value the act gave it.</summary>
    public required string After { get; set; }
}

public enum UndoHeap : short { Kept, Impossible }

/// <summary>A row that an undo left as it was, and why.</summary>
public sealed class OperationRow
{
    public Guid OperationId { get; init; }
    public Guid RowId { get; init; }
    [Impersonal] public required string Noun { get; init; }
    public UndoHeap Heap { get; init; }
    /// <summary>Its sentence is <c>problem.{Reason}</c>.</summary>
    [Impersonal] public required string Reason { get; init; }
}

internal sealed class UndoTables : IEntityTypeConfiguration<BulkOperation>, IEntityTypeConfiguration<BeforeImage>, IEntityTypeConfiguration<OperationRow>
{
    public void Configure(EntityTypeBuilder<BulkOperation> operation)
    {
        operation.ToTable("platform_operations");
        operation.HasIndex(o => new { o.OwnerId, o.CreatedAt, o.Id }).IsDescending(false, true, true);     // mine
        operation.HasIndex(o => new { o.TeamId, o.CreatedAt, o.Id }).IsDescending(false, true, true);      // the team's
        operation.HasIndex(o => new { o.CreatedAt, o.Id }).IsDescending(true, true);                       // everybody's
    }

    public void Configure(EntityTypeBuilder<BeforeImage> image)
    {
        image.ToTable("platform_before_images");
        image.HasKey(i => new { i.OperationId, i.Noun, i.RowId });          // page by page of a noun
        image.HasIndex(i => new { i.OperationId, i.SavedWith });            // what was saved together
    }

    public void Configure(EntityTypeBuilder<OperationRow> row)
    {
        row.ToTable("platform_operation_rows");
        row.HasKey(r => new { r.OperationId, r.RowId });                    // those of an undo, in the order of their making
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

public enum RowFate : short { Warned, Duplicate, Rejected }

/// <summary>What is to be said about a row of a file: named by column, value and reason .</summary>
/// <param name="Field">The field it would have filled.</param>
/// <param name="Column">The heading as the file has it; the field where no column tells it.</param>
/// <param name="Value">What stood there, shortened.</param>
/// <param name="Code">The reason; its sentence is <c>problem.{Code}</c>.</param>
/// <param name="Args">What the sentence names.</param>
public sealed record RowProblem(string Field, string Column, string Value, string Code, params string[] Args);

/// <summary>A row of a work's file that was not simply taken over. Written with the batch it belongs to; the file of refused rows is made from these.</summary>
[ErasedWhole, AboutWhomItNames]
public sealed class WorkRow
{
    private const int LongestValue = 200;

    public Guid WorkId { get; init; }
    /// <summary>1 for the first row under the heading.</summary>
    public int Row { get; init; }
    /// <summary>Where a person finds it: the row number Excel shows.</summary>
    public int Line { get; init; }
    public RowFate Fate { get; init; }
    /// <summary>JSON: the problems.</summary>
    public required string Problems { get; init; }
    /// <summary>JSON: the cells as they were read.</summary>
    public required string Cells { get; init; }

    public IReadOnlyList<RowProblem> Said => JsonSerializer.Deserialize<List<RowProblem>>(Problems, Work.Json)!;
    public IReadOnlyList<string> Read => JsonSerializer.Deserialize<List<string>>(Cells, Work.Json)!;

    public static WorkRow Of(Guid workId, SheetRow row, RowFate fate, IEnumerable<RowProblem> problems) => new()
    {
        WorkId = workId, Row = row.Number, Line = row.Line, Fate = fate, Cells = JsonSerializer.Serialize(row.Cells, Work.Json),
        Problems = JsonSerializer.Serialize(problems.Select(p => p with { Value = Shortened(p.Value) }), Work.Json),
    };

    // Not in the middle of a letter of two units.
    private static string Shortened(string value) =>
        value.Length <= LongestValue ? value : value[..(char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue)] + "…";
}

internal sealed class WorkRowTable : IEntityTypeConfiguration<WorkRow>
{
    public void Configure(EntityTypeBuilder<WorkRow> builder)
    {
        builder.ToTable("platform_work_rows");
        builder.HasKey(r => new { r.WorkId, r.Row });
        builder.Ignore(r => r.Said).Ignore(r => r.Read);
        builder.HasIndex(r => new { r.WorkId, r.Fate, r.Row });     // the refused ones, in the order of the file
    }
}

namespace KhachQuen.Platform;

/// <summary>One row of data under the heading.</summary>
/// <param name="Number">1 for the first row under the heading; empty rows are neither given nor counted.</param>
/// <param name="Line">Where a person finds it: the row number Excel shows, or the line of the text file on which the row starts.</param>
/// <param name="Cells">Clean text (see <see cref="SheetText.Clean"/>), at least as many cells as there are headings.</param>
public sealed record SheetRow(int Number, int Line, IReadOnlyList<string> Cells);

/// <summary>Something a sheet may tell us, and the headings people write above it. Accents, case, spaces and signs do not matter.</summary>
public sealed record SheetField(string Name, IReadOnlyList<string> Headings, bool Required = false);

/// <summary>What a file is, judged by its content and never by its name.</summary>
public enum SheetKind
{
    Csv,
    Xlsx,
}

/// <summary>T-27: what a sheet may cost us. The caps are checked before anything is parsed, and again while it is unpacked, since a header may lie.</summary>
public sealed record SheetLimits
{
    public static SheetLimits Default { get; } = new();

    public long Bytes { get; init; } = 256L << 20;
    public long UnpackedBytes { get; init; } = 2L << 30;
    /// <summary>Unpacked bytes for one packed byte. Honest sheets stay under 30.</summary>
    public int Ratio { get; init; } = 200;
    public int Entries { get; init; } = 2_000;
    /// <summary>Excel's own limit; X-20 promises 1,000,000.</summary>
    public int Rows { get; init; } = 1_048_576;
    public int Columns { get; init; } = 512;
    /// <summary>Excel's own limit, in UTF-16 units.</summary>
    public int CellLength { get; init; } = SheetText.Longest;
}

/// <summary>A row as the file has it, before the heading is known.</summary>
internal readonly record struct RawRow(int Line, string[] Cells)
{
    public bool IsEmpty => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

/// <summary>A file that gives its rows from the top, as often as it is asked.</summary>
internal interface ISheetSource : IDisposable
{
    SheetKind Kind { get; }
    IEnumerable<RawRow> Rows();
}

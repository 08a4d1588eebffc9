namespace KhachQuen.Platform;

/// <summary>
/// Reads a sheet somebody sent: xlsx or text with any usual encoding and separator, told apart by content. Rows are given one by one;
/// memory stays flat however long the sheet is. One thread at a time; <see cref="Rows"/> may be walked again from the top.
/// </summary>
/// <remarks>
/// Refusals, here and while rows are read: <c>sheet.empty</c>, <c>sheet.unknownKind</c> (arg: what it looks like), <c>sheet.encrypted</c>,
/// <c>sheet.damaged</c> (arg: why, for the log), <c>sheet.tooLarge</c> (args: what, limit), <c>sheet.noHeading</c>.
/// </remarks>
public sealed class SheetReader : IDisposable
{
    private const int RowsSearched = 30; // titles, logos and addresses above the heading never took more
    private const int LastHeadingLine = 1_000;

    private readonly ISheetSource source;
    private readonly SheetLimits limits;
    private readonly int headingAt; // counted in raw rows: a damaged sheet may number two rows alike

    private SheetReader(ISheetSource source, SheetLimits limits, int headingAt, RawRow heading)
    {
        (this.source, this.limits, this.headingAt) = (source, limits, headingAt);
        HeadingLine = heading.Line;
        Headings = [.. heading.Cells.Select(cell => string.Join(' ', cell.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))];
    }

    public SheetKind Kind => source.Kind;
    public IReadOnlyList<string> Headings { get; }
    public int HeadingLine { get; }

    /// <summary>Opens a sheet and finds its heading: the row, among the first 30, that names most of the fields.</summary>
    /// <param name="stream">Seekable; stays the caller's to close.</param>
    /// <param name="fields">What we look for. None: the first row that is not empty is the heading.</param>
    /// <param name="headingLine">The line a person pointed at after <c>sheet.noHeading</c>; at most 1,000.</param>
    /// <exception cref="Refused">See the remarks of the class.</exception>
    public static SheetReader Open(Stream stream, IReadOnlyList<SheetField> fields, int? headingLine = null, SheetLimits? limits = null)
    {
        limits ??= SheetLimits.Default;
        var known = new KnownHeadings(fields);
        var source = SheetSource.Open(stream, known, limits);
        try
        {
            var top = Top(source, Math.Clamp(headingLine ?? 0, RowsSearched, LastHeadingLine));
            Rule.Require(top.Count > 0, "sheet.empty", "file");
            var at = headingLine is null ? known.Find(top) : top.FindIndex(row => row.Line == headingLine);
            Rule.Require(at >= 0, "sheet.noHeading", "file");
            return new SheetReader(source, limits, at, top[at]);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>The first rows as they stand, for a person to point at the heading.</summary>
    public static IReadOnlyList<SheetRow> Preview(Stream stream, int count = RowsSearched, SheetLimits? limits = null)
    {
        using var source = SheetSource.Open(stream, new KnownHeadings([]), limits ?? SheetLimits.Default);
        return [.. Top(source, count).Select((row, index) => new SheetRow(index + 1, row.Line, row.Cells))];
    }

    /// <summary>The rows under the heading, read as they are asked for.</summary>
    public IEnumerable<SheetRow> Rows()
    {
        var number = 0;
        foreach (var row in Filled(source).Skip(headingAt + 1))
        {
            if (++number > limits.Rows) throw SheetDamage.TooLarge("rows", limits.Rows);
            yield return new SheetRow(number, row.Line, Widened(row.Cells));
        }
    }

    public void Dispose() => source.Dispose();

    private static List<RawRow> Top(ISheetSource source, int count) => [.. Filled(source).Take(count)];

    private static IEnumerable<RawRow> Filled(ISheetSource source) => SheetDamage.Named(source.Rows()).Where(row => !row.IsEmpty);

    private string[] Widened(string[] cells)
    {
        if (cells.Length >= Headings.Count) return cells;
        var wide = new string[Headings.Count];
        cells.CopyTo(wide, 0);
        Array.Fill(wide, "", cells.Length, wide.Length - cells.Length);
        return wide;
    }
}

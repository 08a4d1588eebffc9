namespace KhachQuen.Platform;

/// <summary>A text with separators.</summary>
internal sealed class CsvSource(Stream stream, TextForm form, char separator, bool saysSeparator, SheetLimits limits) : ISheetSource
{
    private const string Separators = ";,\t|";
    private const int RowsTried = 40, WidestTried = 16_384;

    public SheetKind Kind => SheetKind.Csv;

    public static CsvSource Open(Stream stream, KnownHeadings known, SheetLimits limits)
    {
        var form = TextForm.Of(stream);
        using var reader = form.Read(stream);
        var said = Said(reader);
        return new CsvSource(stream, form, said ?? Separator(stream, form, known, limits), said is not null, limits);
    }

    public IEnumerable<RawRow> Rows()
    {
        using var reader = form.Read(stream);
        var parser = new CsvParser(reader, separator, limits);
        var cells = new List<string>();
        if (saysSeparator) parser.Read(cells);
        while (parser.Read(cells)) yield return new RawRow(parser.Line, [.. cells]);
    }

    public void Dispose()
    {
    }

    // Excel's own first line, where a sheet names its separator: "sep=;"
    private static char? Said(StreamReader reader)
    {
        var start = new char[6];
        var read = reader.ReadBlock(start, 0, start.Length);
        return read > 5 && start is ['s', 'e', 'p', '=', var said, '\r' or '\n'] && !char.IsLetterOrDigit(said) && said != '"' ? said : null;
    }

    // The separator that shows most known headings; among equals the one that cuts most rows into the same number of cells.
    private static char Separator(Stream stream, TextForm form, KnownHeadings known, SheetLimits limits) =>
        Separators.MaxBy(candidate => Score(Sample(stream, form, candidate, limits), known));

    private static (int Known, int Agreeing, int Width) Score(List<RawRow> rows, KnownHeadings known)
    {
        if (rows.Count == 0) return (-1, 0, 0);
        var typical = rows.GroupBy(row => row.Cells.Length).MaxBy(same => same.Count())!;
        return (rows.Max(row => known.Columns(row.Cells).Count), typical.Key > 1 ? typical.Count() : 0, typical.Key);
    }

    // Wider than allowed, so that a sheet with too many columns is known for what it is and refused later.
    private static List<RawRow> Sample(Stream stream, TextForm form, char separator, SheetLimits limits)
    {
        using var source = new CsvSource(stream, form, separator, false, limits with { Columns = Math.Max(limits.Columns, WidestTried) });
        var rows = new List<RawRow>();
        try
        {
            foreach (var row in source.Rows().Take(RowsTried)) rows.Add(row);
        }
        catch (Refused) // one endless cell, with this separator at least: what came before it still speaks
        {
        }
        return rows;
    }
}

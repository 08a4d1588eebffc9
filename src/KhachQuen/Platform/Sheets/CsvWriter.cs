using System.Buffers;

namespace KhachQuen.Platform;

internal sealed class CsvWriter : SheetWriter
{
    // Quoted for every separator, not only ours: another program may guess another one.
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(";,\t|\"\r\n");

    private readonly Stream stream;
    private readonly char separator;

    public CsvWriter(Stream stream, char separator)
    {
        if (separator is not (';' or ',' or '\t' or '|')) throw new ArgumentOutOfRangeException(nameof(separator));
        (this.stream, this.separator) = (stream, separator);
        Pending.Append('\uFEFF');
    }

    public override ValueTask Write(IReadOnlyList<object?> cells, CancellationToken ct = default)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            if (at > 0) Pending.Append(separator);
            // A number is what it looks like: −5 needs no guard.
            Pending.Append(SheetValue.Number(cells[at]) ?? Quoted(SheetText.Guard(SheetValue.Text(cells[at]))));
        }
        Pending.Append("\r\n");
        return FlushWhenEnough(stream, ct);
    }

    public override async ValueTask Complete(CancellationToken ct = default)
    {
        await Flush(stream, ct);
        await stream.FlushAsync(ct);
    }

    // "sep=" at the top would be taken for Excel's own mark.
    private static string Quoted(string text) => text.AsSpan().ContainsAny(NeedsQuotes) || text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}

using System.Text;

namespace KhachQuen.Platform;

/// <summary>
/// RFC 4180 with the forgiveness real sheets need: any line ends, quotes within a plain cell are letters, and a quote that opens a cell but is
/// not closed within the longest cell allowed is a letter too, so that one slip does not swallow the rest of the sheet.
/// </summary>
internal sealed class CsvParser(TextReader reader, char separator, SheetLimits limits)
{
    private readonly StringBuilder cell = new();
    private char[] buffer = new char[32_768];
    private int at, end;
    private int line = 1;

    /// <summary>The line on which the row read last begins.</summary>
    public int Line { get; private set; }

    /// <summary>Fills <paramref name="cells"/> with the next row; false at the end.</summary>
    public bool Read(List<string> cells)
    {
        cells.Clear();
        if (Peek() < 0) return false;
        Line = line;
        do Keep(cells, Cell());
        while (Take(separator));
        if (Take('\r') | Take('\n')) line++;
        return true;
    }

    private void Keep(List<string> cells, string text)
    {
        if (cells.Count < limits.Columns) cells.Add(SheetText.Clean(SheetText.Unguard(text)));
        else if (text.Length > 0) throw SheetDamage.TooLarge("columns", limits.Columns);
    }

    private string Cell()
    {
        cell.Clear();
        if (Take('"') && !Quoted()) Reopen();
        Plain();
        return cell.ToString();
    }

    // True when the closing quote was found; what follows it up to the separator is plain text again.
    private bool Quoted()
    {
        while (Peek() >= 0 && cell.Length <= limits.CellLength)
        {
            var rest = buffer.AsSpan(at, Math.Min(end - at, limits.CellLength + 1 - cell.Length));
            var quote = rest.IndexOf('"');
            Append(quote < 0 ? rest.Length : quote);
            if (quote < 0) continue;
            at++;
            if (!Take('"')) return true;
            cell.Append('"');
        }
        return false;
    }

    // Gives everything behind the quote back to be read once more. Each letter comes back at most once: behind an unclosed quote all quotes are doubled.
    private void Reopen()
    {
        var again = cell.Replace("\"", "\"\"").ToString();
        line -= again.AsSpan().Count('\n');
        buffer = [.. again, .. buffer.AsSpan(at, end - at)];
        (at, end) = (0, buffer.Length);
        cell.Clear().Append('"');
    }

    private void Plain()
    {
        while (Peek() >= 0)
        {
            var rest = buffer.AsSpan(at, end - at);
            var stop = rest.IndexOfAny(separator, '\r', '\n');
            Append(stop < 0 ? rest.Length : stop);
            if (cell.Length > limits.CellLength) throw SheetDamage.TooLarge("cell", limits.CellLength);
            if (stop >= 0) return;
        }
    }

    private void Append(int count)
    {
        var part = buffer.AsSpan(at, count);
        line += part.Count('\n'); // only a quoted cell holds any
        cell.Append(part);
        at += count;
    }

    private bool Take(char c)
    {
        if (Peek() != c) return false;
        at++;
        return true;
    }

    private int Peek()
    {
        if (at == end) (at, end) = (0, reader.Read(buffer, 0, buffer.Length));
        return end == 0 ? -1 : buffer[at];
    }
}

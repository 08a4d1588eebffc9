using System.Buffers;
using System.Text;

namespace KhachQuen.Platform;

/// <summary>How the bytes of a text become letters (X-20: UTF-8, BOM, UTF-16, Windows-1258 guessed).</summary>
internal readonly record struct TextForm(Encoding Encoding, int Skip)
{
    /// <exception cref="Refused"><c>sheet.unknownKind</c>: these bytes are no text in any of the encodings.</exception>
    public static TextForm Of(Stream stream)
    {
        var start = Start(stream);
        var form = start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => new TextForm(Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => new TextForm(Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => new TextForm(Encoding.BigEndianUnicode, 2),
            _ => Guessed(stream, start),
        };
        var sample = form.Encoding.GetString(start.AsSpan(form.Skip));
        // One in twenty, and two more in a short file: a damaged sheet is still a sheet.
        Rule.Require((sample.Count(IsNoText) - 2) * 20 <= sample.Length, "sheet.unknownKind", "file", "binary");
        return form;
    }

    public StreamReader Read(Stream stream)
    {
        stream.Position = Skip;
        return new StreamReader(stream, Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 65_536, leaveOpen: true);
    }

    private static TextForm Guessed(Stream stream, byte[] start)
    {
        // Vietnamese in UTF-16 is still mostly ASCII (spaces, digits, plain letters): every such letter has a zero byte on one side.
        var (even, odd) = (Zeros(start, 0), Zeros(start, 1));
        if (odd * 8 > start.Length && even * 8 < odd) return new TextForm(Encoding.Unicode, 0);
        if (even * 8 > start.Length && odd * 8 < even) return new TextForm(Encoding.BigEndianUnicode, 0);
        return new TextForm(IsUtf8(stream) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1258)!, 0);
    }

    // The whole file is looked at: accents may begin anywhere. One broken letter in a hundred does not make it Windows-1258.
    private static bool IsUtf8(Stream stream)
    {
        stream.Position = 0;
        long good = 0, broken = 0;
        var window = new byte[65_536];
        for (int kept = 0, read; (read = stream.Read(window.AsSpan(kept))) > 0;)
        {
            var seen = window.AsSpan(0, kept + read);
            for (int plain; (plain = seen.IndexOfAnyExceptInRange((byte)0, (byte)127)) >= 0;)
            {
                seen = seen[plain..];
                var status = Rune.DecodeFromUtf8(seen, out _, out var length);
                if (status == OperationStatus.NeedMoreData) break;
                if (status == OperationStatus.Done) good++;
                else broken++;
                seen = seen[length..];
            }
            kept = Tail(seen, window);
        }
        return broken * 10 <= good;
    }

    private static int Tail(Span<byte> seen, byte[] window)
    {
        if (seen.Length > 3 || seen.IndexOfAnyExceptInRange((byte)0, (byte)127) != 0) return 0;
        seen.CopyTo(window);
        return seen.Length;
    }

    private static byte[] Start(Stream stream)
    {
        stream.Position = 0;
        var start = new byte[Math.Min(8_192, stream.Length)];
        stream.ReadExactly(start);
        return start;
    }

    private static int Zeros(byte[] bytes, int from)
    {
        var zeros = 0;
        for (var at = from; at < bytes.Length; at += 2)
            if (bytes[at] == 0) zeros++;
        return zeros;
    }

    private static bool IsNoText(char c) => char.IsControl(c) && c is not ('\t' or '\n' or '\r');
}

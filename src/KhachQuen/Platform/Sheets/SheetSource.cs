using System.Text;

namespace KhachQuen.Platform;

/// <summary>Tells by the first bytes what a file is; names and content types lie.</summary>
internal static class SheetSource
{
    public static ISheetSource Open(Stream stream, KnownHeadings known, SheetLimits limits)
    {
        Rule.Require(stream.Length > 0, "sheet.empty", "file");
        if (stream.Length > limits.Bytes) throw SheetDamage.TooLarge("bytes", limits.Bytes);
        var start = Start(stream);
        if (start is [(byte)'P', (byte)'K', 3, 4, ..]) return SheetDamage.Named<ISheetSource>(() => XlsxSource.Open(stream, limits));
        if (start is [0xD0, 0xCF, 0x11, 0xE0, ..]) throw OldOrLocked(stream);
        Rule.Require(Foreign(start) is null, "sheet.unknownKind", "file", Foreign(start) ?? "");
        return CsvSource.Open(stream, known, limits);
    }

    private static byte[] Start(Stream stream)
    {
        stream.Position = 0;
        var start = new byte[Math.Min(64, stream.Length)];
        stream.ReadExactly(start);
        return start;
    }

    // An OLE file is an xlsx with a password, or an .xls of before 2007: the first to be unlocked, the second to be saved anew.
    private static Refused OldOrLocked(Stream stream) => Contains(stream, Encoding.Unicode.GetBytes("EncryptedPackage"))
        ? new Refused("sheet.encrypted", "file")
        : new Refused("sheet.unknownKind", "file", "xls");

    private static bool Contains(Stream stream, byte[] sought)
    {
        stream.Position = 0;
        var window = new byte[65_536];
        for (int kept = 0, read; (read = stream.Read(window.AsSpan(kept))) > 0;)
        {
            var seen = window.AsSpan(0, kept + read);
            if (seen.IndexOf(sought) >= 0) return true;
            kept = Math.Min(seen.Length, sought.Length - 1);
            seen[^kept..].CopyTo(window);
        }
        return false;
    }

    // Texts, but no sheets. Many a system "exports to Excel" by naming a web page .xls.
    private static string? Foreign(byte[] start)
    {
        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text switch
        {
            _ when Begins(text, "%PDF") => "pdf",
            _ when Begins(text, "{\\rtf") => "rtf",
            _ when Begins(text, "<html") || Begins(text, "<!doctype") || Begins(text, "<table") || Begins(text, "<meta") => "html",
            _ when Begins(text, "<?xml") => "xml",
            _ => null,
        };
    }

    private static bool Begins(string text, string mark) => text.StartsWith(mark, StringComparison.OrdinalIgnoreCase);
}

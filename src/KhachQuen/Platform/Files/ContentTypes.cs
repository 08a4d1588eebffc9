using System.Text;

namespace KhachQuen.Platform;

/// <summary>What a file is, by its first bytes: names and headers lie.</summary>
public static class ContentTypes
{
    public const string Unknown = "application/octet-stream", Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Csv = "text/csv", Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static string Of(ReadOnlySpan<byte> start) => start switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => "audio/wav",
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2, ..] => "audio/mpeg",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'M', (byte)'4', (byte)'A' or (byte)'B', (byte)' ', ..] => "audio/mp4",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h', (byte)'e', (byte)'i', (byte)'c' or (byte)'x', ..] or [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'m', (byte)'i', (byte)'f', (byte)'1', ..] => "image/heic",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "application/pdf",
        [(byte)'P', (byte)'K', 3, 4, ..] => Zipped(start),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "application/x-ole-storage",
        _ => IsText(start) ? "text/plain" : Unknown,
    };

    /// <summary>Office writes its parts' names uncompressed, the telling folder among the first.</summary>
    private static string Zipped(ReadOnlySpan<byte> start)
    {
        var names = Encoding.Latin1.GetString(start);
        return names.Contains("xl/", StringComparison.Ordinal) ? Xlsx
            : names.Contains("word/", StringComparison.Ordinal) ? Docx : "application/zip";
    }

    // UTF-16 has zero bytes and a mark; every other text has none.
    private static bool IsText(ReadOnlySpan<byte> start) =>
        start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || !start.ContainsAnyInRange((byte)0, (byte)8);
}

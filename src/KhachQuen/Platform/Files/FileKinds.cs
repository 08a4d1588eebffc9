using System.IO.Compression;
using System.Text;

namespace KhachQuen.Platform;

public enum FileFamily : short { Image, Document, Sheet, Text, Sound }

/// <summary>A kind of file people may attach (decision 29).</summary>
/// <param name="ContentType">As it is served.</param>
/// <param name="Extensions">The endings its name may have; the first is given to a name with another.</param>
/// <param name="Previews">Whether a browser shows it small.</param>
public sealed record FileKind(string ContentType, FileFamily Family, string[] Extensions, bool Previews = false);

/// <summary>What may be attached, judged by the content and never by the name (X-24, T-27): nothing a browser or an office would run.</summary>
public static class FileKinds
{
    public const long MostPixels = 40_000_000;
    private const int HeadLength = 4_096;

    public static readonly IReadOnlyList<FileKind> All =
    [
        new("image/jpeg", FileFamily.Image, [".jpg", ".jpeg"], true), new("image/png", FileFamily.Image, [".png"], true), new("image/webp", FileFamily.Image, [".webp"], true), new("image/heic", FileFamily.Image, [".heic", ".heif"]),
        new("application/pdf", FileFamily.Document, [".pdf"]), new(ContentTypes.Docx, FileFamily.Document, [".docx"]), new(ContentTypes.Xlsx, FileFamily.Sheet, [".xlsx"]), new("text/plain", FileFamily.Text, [".txt", ".csv", ".tsv"]),
        new("audio/mpeg", FileFamily.Sound, [".mp3"]), new("audio/wav", FileFamily.Sound, [".wav"]), new("audio/mp4", FileFamily.Sound, [".m4a"]),
    ];

    public static FileKind? Of(string contentType) => All.FirstOrDefault(k => k.ContentType == contentType);

    /// <summary>What the file is.</summary>
    /// <exception cref="Refused"><c>attachment.kindUnknown</c>, <c>attachment.imageUnreadable</c>, <c>attachment.tooManyPixels</c> (arg: millions), <c>attachment.macros</c>, <c>attachment.damaged</c>.</exception>
    public static FileKind Judge(Stream file)
    {
        var head = new byte[Math.Min(HeadLength, file.Length)];
        file.Position = 0;
        file.ReadExactly(head);
        var type = ContentTypes.Of(head);
        if (head is [(byte)'P', (byte)'K', 3, 4, ..]) type = Office(file);
        var kind = Of(type) ?? throw new Refused("attachment.kindUnknown", "file");
        if (kind is { Family: FileFamily.Image, Previews: true }) RequireFewPixels(file, type);
        if (kind.Family == FileFamily.Text) Rule.Require(IsPlainText(file, head), "attachment.kindUnknown", "file");
        file.Position = 0;
        return kind;
    }

    /// <summary>The name with an ending that tells what the file is: <c>hoa-don.pdf.exe</c> that holds a picture is <c>hoa-don.pdf.exe.jpg</c>.</summary>
    public static string Named(string name, FileKind kind) => kind.Extensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? name : name + kind.Extensions[0];

    private static void RequireFewPixels(Stream file, string type)
    {
        var size = ImageSize.Of(file, type);
        Rule.Require(size is not null, "attachment.imageUnreadable", "file");
        Rule.Require((long)size!.Value.Width * size.Value.Height <= MostPixels, "attachment.tooManyPixels", "file", MostPixels / 1_000_000);
    }

    /// <summary>By what lies in it; a document that carries a program is none of ours.</summary>
    private static string Office(Stream file)
    {
        using var zip = Opened(file);
        bool Has(string part) => zip.Entries.Any(e => e.FullName.Equals(part, StringComparison.OrdinalIgnoreCase));
        Rule.Require(!zip.Entries.Any(e => e.Name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || e.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)), "attachment.macros", "file");
        if (!Has("[Content_Types].xml")) return ContentTypes.Unknown;
        return Has("word/document.xml") ? ContentTypes.Docx : Has("xl/workbook.xml") ? ContentTypes.Xlsx : ContentTypes.Unknown;
    }

    private static ZipArchive Opened(Stream file)
    {
        try { return SheetDamage.Named(() => ZipDoor.Open(file, SheetLimits.Default)); }
        catch (Refused refused) when (refused.Code.StartsWith("sheet.", StringComparison.Ordinal)) { throw new Refused("attachment.damaged", "file"); }
    }

    /// <summary>No zero or bell in all of it, and no markup: a page of ours it must never be taken for.</summary>
    private static bool IsPlainText(Stream file, byte[] head)
    {
        var wide = head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        var start = (wide ? head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode : Encoding.UTF8).GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.StartsWith('<')) return false;
        file.Position = 0;
        var buffer = new byte[65_536];
        for (int read; !wide && (read = file.Read(buffer)) > 0;)
            if (buffer.AsSpan(0, read).ContainsAnyInRange((byte)0, (byte)8)) return false;
        return true;
    }
}

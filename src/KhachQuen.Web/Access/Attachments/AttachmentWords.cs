using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

internal static class AttachmentWords
{
    // icon names: photo file-text file-type-pdf file-type-docx file-spreadsheet music file
    public static string IconOf(string contentType) => FileKinds.Of(contentType) switch
    {
        { Family: FileFamily.Image } => "photo",
        { ContentType: "application/pdf" } => "file-type-pdf",
        { Family: FileFamily.Document } => "file-type-docx",
        { Family: FileFamily.Sheet } => "file-spreadsheet",
        { Family: FileFamily.Sound } => "music",
        { Family: FileFamily.Text } => "file-text",
        _ => "file",
    };

    /// <summary>Bytes as people say them: 820 kB, 1,4 MB.</summary>
    public static string Size(long bytes) => bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1_000)} kB" : (bytes / 1_000_000m).ToString("0.#", Said.English ? System.Globalization.CultureInfo.InvariantCulture : System.Globalization.CultureInfo.GetCultureInfo("vi")) + " MB";
}

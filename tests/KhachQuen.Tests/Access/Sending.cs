using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace KhachQuen.Tests.Access;

/// <summary>Files of every kind, and sending them.</summary>
internal static class Sending
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A whole picture of one pixel, with room for what a test puts behind it.</summary>
    public static byte[] Png(int width = 1, int height = 1)
    {
        byte[] head = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', .. Big(width), .. Big(height), 8, 2, 0, 0, 0];
        return [.. head, 0, 0, 0, 0, 0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];
    }

    /// <summary>A JPEG whose comment is a page with a script in it.</summary>
    public static byte[] Jpeg(string comment = "", int width = 640, int height = 480)
    {
        var said = Encoding.ASCII.GetBytes(comment);
        return [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xFE, .. Short(said.Length + 2), .. said, 0xFF, 0xC0, 0, 11, 8, .. Short(height), .. Short(width), 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 2, 0, 0xFF, 0xD9];
    }

    public static byte[] Office(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        return file.ToArray();
    }

    public static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF"u8.ToArray();

    public static MultipartFormDataContent Form(string noun, Guid nounId, byte[] bytes, string name, string boundary = "kq-boundary-of-tests")
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/html");       // what a sender claims counts for nothing
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        return new MultipartFormDataContent(boundary) { { new StringContent(noun), "noun" }, { new StringContent(nounId.ToString()), "nounId" }, file };
    }

    public static async Task<JsonElement> Attach(this HttpClient api, string noun, Guid nounId, byte[] bytes, string name = "anh.png", int expected = 0)
    {
        using var form = Form(noun, nounId, bytes, name);
        return await (await api.PostAsync("/api/v1/attachments", form, Now)).Body(expected);
    }

    public static async Task<Guid> Lead(this HttpClient api) => (await api.Post("/leads", new { phone = Numbers.Next(), name = "Chị Tệp", basis = "customerRequest", basisProof = "Form" })).Id();

    private static byte[] Big(int n) => [(byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n];
    private static byte[] Short(int n) => [(byte)(n >> 8), (byte)n];
}

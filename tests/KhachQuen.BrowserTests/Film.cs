using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace KhachQuen.BrowserTests;

/// <summary>Printed codes as pictures: read back by a decoder that is not their maker's, and shown to a camera.</summary>
internal static class Film
{
    /// <summary>What a decoder reads in a picture of the page (PNG); null: nothing.</summary>
    public static async Task<string?> ReadQr(this IPage page, byte[] png)
    {
        if (!await page.EvaluateAsync<bool>("() => !!window.kqReadQr")) await page.AddScriptTagAsync(new() { Url = "/dist/qr.js" });
        return await page.EvaluateAsync<string?>(With("png => pixels(png).then(p => window.kqReadQr(p))"), Convert.ToBase64String(png));
    }

    /// <summary>A film in which each picture stands still for a second, on grey, as a camera would see it.</summary>
    public static async Task Y4m(this IPage page, string path, IEnumerable<byte[]> pictures, int width = 640, int height = 480)
    {
        await using var film = File.Create(path);
        film.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n"));
        foreach (var png in pictures)
        {
            var grey = await page.EvaluateAsync<JsonElement>(With("([png, w, h]) => pixels(png).then(p => { const at = [(w - p.width) >> 1, (h - p.height) >> 1], out = new Array(w * h).fill(150); for (let y = 0; y < p.height; y++) for (let x = 0; x < p.width; x++) if (at[0] + x >= 0 && at[0] + x < w && at[1] + y >= 0 && at[1] + y < h) out[(at[1] + y) * w + at[0] + x] = p.data[4 * (y * p.width + x)]; return out; })"), new object[] { Convert.ToBase64String(png), width, height });
            byte[] luma = [.. grey.EnumerateArray().Select(v => (byte)v.GetInt32())], colours = new byte[width * height / 2];
            Array.Fill(colours, (byte)128);
            for (var frame = 0; frame < 10; frame++)
            {
                film.Write("FRAME\n"u8);
                film.Write(luma);
                film.Write(colours);
            }
        }
    }

    private const string Pixels = """
        const pixels = async png => {
            const bytes = Uint8Array.from(atob(png), c => c.charCodeAt(0)), picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
            const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext("2d");
            pen.drawImage(picture, 0, 0);
            return pen.getImageData(0, 0, picture.width, picture.height);
        };
        """;

    private static string With(string act) => "given => { " + Pixels + " return (" + act + ")(given); }";
}

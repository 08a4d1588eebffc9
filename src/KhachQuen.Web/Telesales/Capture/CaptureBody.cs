using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace KhachQuen.Web.Telesales;

/// <summary>Reads what a stranger sent: so many bytes and no more, as a form or as one flat JSON object.</summary>
internal static class CaptureBody
{
    private const int MostFields = 200;

    /// <summary>Names and values; null, with the status that says why, for what is too large, of another kind, or no such thing.</summary>
    public static async Task<(IReadOnlyList<KeyValuePair<string, string>>? Sent, int Status)> Read(HttpContext http, int atMost, CancellationToken ct)
    {
        var kind = http.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (kind is not ("application/json" or "application/x-www-form-urlencoded")) return (null, StatusCodes.Status415UnsupportedMediaType);
        if (await Bytes(http, atMost, ct) is not { } body) return (null, StatusCodes.Status413PayloadTooLarge);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
            return (kind == "application/json" ? Json(text) : Form(text), StatusCodes.Status200OK);
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException or DecoderFallbackException) { return (null, StatusCodes.Status400BadRequest); }
    }

    /// <summary>The body as it came; null when it is longer.</summary>
    public static async Task<byte[]?> Bytes(HttpContext http, int atMost, CancellationToken ct)
    {
        if (http.Request.ContentLength > atMost) return null;
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, ct)) > 0)
        {
            if (kept.Length + read > atMost) return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    private static List<KeyValuePair<string, string>> Form(string text)
    {
        using var reader = new FormReader(text) { ValueCountLimit = MostFields, KeyLengthLimit = 200 };
        return [.. reader.ReadForm().SelectMany(f => f.Value.Take(1).Select(v => KeyValuePair.Create(f.Key, v ?? "")))];
    }

    private static List<KeyValuePair<string, string>> Json(string text)
    {
        using var json = JsonDocument.Parse(text, new() { MaxDepth = 8 });
        if (json.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("no object");
        var members = json.RootElement.EnumerateObject().ToList();
        if (members.Count > MostFields) throw new JsonException("too many members");
        return [.. members.Where(m => m.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(m => KeyValuePair.Create(m.Name, m.Value.ValueKind == JsonValueKind.String ? m.Value.GetString()! : m.Value.GetRawText()))];
    }
}

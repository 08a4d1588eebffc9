using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KhachQuen.Telesales;

/// <summary>What Facebook Lead Ads sends: signed by the app's secret, several leads in one message, each with an id of its own.</summary>
public static class FacebookLeads
{
    /// <param name="body">As it came, byte for byte.</param>
    /// <param name="signature">The header <c>X-Hub-Signature-256</c>: <c>sha256=…</c>.</param>
    /// <param name="secret">The app's.</param>
    public static bool IsSigned(byte[] body, string? signature, string secret)
    {
        var expected = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
        return signature is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(expected));
    }

    /// <summary>The leads of a message; those whose fields are not in it have only their id.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static IReadOnlyList<CaptureFields> Read(byte[] body, IReadOnlyDictionary<string, string> mapping)
    {
        using var message = JsonDocument.Parse(body, new() { MaxDepth = 16 });
        return [.. from entry in Array(message.RootElement, "entry")
                   from change in Array(entry, "changes")
                   where Text(change, "field") == "leadgen" && change.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object
                   let lead = change.GetProperty("value")
                   let id = Text(lead, "leadgen_id")
                   where id is not null
                   select CaptureFields.Read(Array(lead, "field_data").Select(f => KeyValuePair.Create(Text(f, "name") ?? "", string.Join(", ", Array(f, "values").Select(Plain)))), mapping) with { SenderId = id }];
    }

    private static IEnumerable<JsonElement> Array(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Take(500) : [];

    private static string? Text(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? Plain(of.GetProperty(name)) : null;

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

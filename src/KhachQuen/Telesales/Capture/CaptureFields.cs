using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>What a form or a webhook may say of a person: these fields and no others, cut and cleaned (T-24, T-25).</summary>
public sealed record CaptureFields
{
    /// <summary>What a field may be mapped to; <c>id</c> is the sender's own number for it.</summary>
    public static readonly IReadOnlyList<string> Names = ["name", "phone", "email", "note", "product", "region", "id"];
    private static readonly string[] Campaign = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];

    /// <summary>How senders usually call them.</summary>
    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["full_name"] = "name", ["fullname"] = "name", ["ho_ten"] = "name", ["hoten"] = "name", ["phone_number"] = "phone", ["tel"] = "phone", ["mobile"] = "phone", ["sdt"] = "phone", ["so_dien_thoai"] = "phone",
        ["message"] = "note", ["ghi_chu"] = "note", ["loi_nhan"] = "note", ["product_code"] = "product", ["san_pham"] = "product", ["province"] = "region", ["city"] = "region", ["tinh"] = "region", ["lead_id"] = "id",
    };

    public string? Name { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Note { get; init; }
    public string? Product { get; init; }
    public string? Region { get; init; }
    public string? SenderId { get; init; }
    public IReadOnlyDictionary<string, string> Utm { get; init; } = new Dictionary<string, string>();

    /// <param name="sent">Names and values as they came; what nobody knows is passed over.</param>
    /// <param name="mapping">The sender's field → ours; before the usual names.</param>
    public static CaptureFields Read(IEnumerable<KeyValuePair<string, string>> sent, IReadOnlyDictionary<string, string>? mapping = null)
    {
        var (found, utm) = (new Dictionary<string, string>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        foreach (var (theirs, value) in sent)
        {
            var name = theirs.Trim();
            if (Array.Find(Campaign, c => c.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } campaign) utm.TryAdd(campaign, Line(value, 200) ?? "");
            else if (mapping?.GetValueOrDefault(name) is { } mapped) found[mapped] = value;
            else if (Ours(name) is { } ours) found.TryAdd(ours, value);
        }
        string? Of(string name, int atMost) => Line(found.GetValueOrDefault(name), atMost);
        return new()
        {
            Name = Of("name", 120), Phone = Of("phone", 60), Email = Of("email", 200), Note = Text(found.GetValueOrDefault("note"), 1000), Product = Of("product", 120), Region = Of("region", 100), SenderId = Of("id", 100), Utm = utm,
        };
    }

    /// <summary>The same twice is one: by the sender's own id, else by what was said.</summary>
    public string Fingerprint => SenderId is { } id ? "id:" + id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { Name, Phone, Email, Note, Product, Region, Utm }))));

    /// <summary>What the person left, as they left it .</summary>
    public string Original => string.Join('\n', new[] { ("name", Name), ("phone", Phone), ("email", Email), ("note", Note), ("product", Product), ("region", Region) }
        .Where(f => f.Item2 is not null).Select(f => $"{f.Item1}: {f.Item2}").Concat(Utm.Select(u => $"{u.Key}: {u.Value}")));

    private static string? Ours(string name) => name.Length == 0 ? null : Names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? Usual.GetValueOrDefault(name);

    /// <summary>On one line, without signs that steer a screen or a header.</summary>
    private static string? Line(string? text, int atMost) => Text(text?.ReplaceLineEndings(" "), atMost);

    private static string? Text(string? text, int atMost)
    {
        if (text is null) return null;
        var clean = string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        if (clean.Length > atMost) clean = clean[..(char.IsHighSurrogate(clean[atMost - 1]) ? atMost - 1 : atMost)];
        return clean.Length == 0 ? null : clean;
    }
}

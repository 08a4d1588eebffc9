using System.Globalization;
using System.Text.Json;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>A message's fields by name, JSON or form-urlencoded alike; one object inside ("DATA") counts as the message itself. Only plain values, cut to what is kept.</summary>
internal sealed class CarrierBody
{
    public const int Deepest = 8;
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    private CarrierBody() { }

    public static CarrierBody Parse(string body)
    {
        var read = new CarrierBody();
        try
        {
            if (body.AsSpan().TrimStart() is ['{', ..]) read.TakeJson(body);
            else read.TakeForm(body);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException) { throw new BadCarrierBody(); }
        return read.fields.Count > 0 ? read : throw new BadCarrierBody();
    }

    /// <summary>Cleaned and cut; null when it says nothing.</summary>
    public string? Text(string name, int longest = 200) =>
        fields.TryGetValue(name, out var value) && SheetText.Clean(value).Trim() is { Length: > 0 } text ? text.Length <= longest ? text : text[..longest] : null;

    /// <summary>The parcel's number; one too long to be one is none.</summary>
    public string? Number(string name) => Text(name, 61) is { Length: <= 60 } number ? number : null;

    /// <summary>Whole đồng; what is no sum is left out.</summary>
    public long? Money(string name) =>
        decimal.TryParse(Text(name), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sum) && sum is >= 0 and <= Vnd.Largest ? (long)decimal.Round(sum) : null;

    public bool Yes(string name) => Text(name) is { } said && (said == "1" || said.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>The event both have in common, once its carrier's names are known.</summary>
    public static CarrierEvent Event(string? waybill, string? orderNumber, string? code, string? name, DateTime? at, ShipmentState? state) =>
        (waybill ?? orderNumber) is null || (code ?? name) is null || at is null ? throw new BadCarrierBody()
        : new(waybill, orderNumber?.ToUpperInvariant(), state, (code ?? name!) is { Length: > 60 } long60 ? long60[..60] : code ?? name!, name, at.Value);

    private void TakeJson(string body)
    {
        using var document = JsonDocument.Parse(body, new() { MaxDepth = Deepest });
        foreach (var member in document.RootElement.EnumerateObject())
            if (member.Value.ValueKind == JsonValueKind.Object && member.NameEquals("DATA"))
                foreach (var inside in member.Value.EnumerateObject()) Take(inside.Name, inside.Value);
            else Take(member.Name, member.Value);
    }

    private void Take(string name, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String) fields[name] = value.GetString()!;
        else if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False) fields[name] = value.GetRawText();
    }

    private void TakeForm(string body)
    {
        foreach (var pair in body.Split('&', 200))
            if (pair.Split('=', 2) is [{ Length: > 0 } name, var value]) fields[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value.Replace('+', ' '));
    }
}

/// <summary>Times as carriers write them.</summary>
internal static class CarrierTime
{
    private static readonly string[] Local = ["dd/MM/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFF", "dd/MM/yyyy HH:mm", "yyyy-MM-dd HH:mm", "dd-MM-yyyy HH:mm:ss"];

    /// <param name="text">With a zone of its own, or without.</param>
    /// <param name="utc">Whether a time without a zone is UTC; else it is Vietnam's, as the carriers' own clocks are.</param>
    public static DateTime? Read(string? text, bool utc = false)
    {
        if (text is null) return null;
        DateTime at;
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)) at = utc ? DateTime.SpecifyKind(wall, DateTimeKind.Utc) : VietnamTime.ToUtc(wall, VietnamTime.Zone);
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var said) && text.Contains('T', StringComparison.Ordinal)) at = said.UtcDateTime;
        else return null;
        return at.Year is >= 2000 and < 2100 ? new DateTime(at.Ticks - at.Ticks % 10, DateTimeKind.Utc) : null;
    }
}

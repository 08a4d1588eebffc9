using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace KhachQuen.Platform;

/// <summary>Settings on the wire: as in the rest of the API, and strict (T-24).</summary>
internal static class SettingsJson
{
    public static readonly JsonSerializerOptions Wire = new(AuditTrail.Json)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    public static JsonObject Show(object values)
    {
        var shown = new JsonObject(AnyCase);
        foreach (var (name, value) in JsonSerializer.SerializeToNode(values, values.GetType(), Wire)!.AsObject()) shown[name] = value?.DeepClone();
        return shown;
    }

    /// <summary>The values there with the members sent put over them.</summary>
    /// <exception cref="JsonException">A member nobody knows, or one of another type.</exception>
    public static object Over(object there, JsonObject sent)
    {
        var merged = Show(there);
        foreach (var (name, value) in sent)
        {
            if (!merged.ContainsKey(name)) throw new JsonException($"unknown member {name}");
            merged[name] = value?.DeepClone();
        }
        return merged.Deserialize(there.GetType(), Wire) ?? throw new JsonException("empty");
    }
}

using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace KhachQuen.Web.Shell;

/// <summary>A merge patch (RFC 7396) read field by field: absent and null are two things, and what nobody asked for is refused (T-24).</summary>
public sealed class MergePatch
{
    private readonly Dictionary<string, JsonElement> fields;
    private readonly JsonSerializerOptions json;

    private MergePatch(Dictionary<string, JsonElement> fields, JsonSerializerOptions json) => (this.fields, this.json) = (fields, json);

    public static async Task<MergePatch> Read(HttpContext http)
    {
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try { return new(await JsonSerializer.DeserializeAsync<Dictionary<string, JsonElement>>(http.Request.Body, json, http.RequestAborted) ?? [], json); }
        catch (JsonException problem) { throw new BadHttpRequestException("The patch is not a JSON object", problem); }
    }

    public Patch<TValue> Of<TValue>(string name)
    {
        if (!fields.Remove(name, out var value)) return default;
        try { return new(true, value.Deserialize<TValue>(json)); }
        catch (JsonException problem) { throw new BadHttpRequestException($"{name} has the wrong type", problem); }
    }

    /// <summary>Refuses fields that were not asked for.</summary>
    public void NothingElse()
    {
        if (fields.Count > 0) throw new BadHttpRequestException("Unknown fields: " + string.Join(", ", fields.Keys));
    }
}

using System.Text.Json;

namespace KhachQuen.Tests;

/// <summary>What tests of the API ask of an answer.</summary>
internal static class Wire
{
    /// <summary>Expects a refusal (422) with this code, a sentence for it, and the field it is about.</summary>
    public static async Task<JsonElement> Refuses(this HttpClient api, string path, object body, string code, string? field = null) =>
        (await api.Post(path, body, 422)).IsRefusal(code, field);

    public static JsonElement IsRefusal(this JsonElement problem, string code, string? field = null)
    {
        Assert.Equal(code, problem.Text("code"));
        Assert.NotEqual("problem." + code, problem.Text("detail"));
        if (field is not null) Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        return problem;
    }

    public static long Number(this JsonElement json, string name) => json.GetProperty(name).GetInt64();
    public static bool IsNull(this JsonElement json, string name) => json.GetProperty(name).ValueKind == JsonValueKind.Null;
    public static JsonElement[] Items(this JsonElement json, string name = "items") => [.. json.GetProperty(name).EnumerateArray()];
}

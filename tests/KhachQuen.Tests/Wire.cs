using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace KhachQuen.Tests;

/// <summary>Short ways to speak to the API as another system would: JSON in, JSON out, no types of ours.</summary>
internal static class Wire
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> Get(this HttpClient api, string path, HttpStatusCode expected = HttpStatusCode.OK) =>
        await Read(await api.GetAsync("/api/v1" + path, Stop), expected);

    public static async Task<JsonElement> Post(this HttpClient api, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.Created) =>
        await Read(await api.PostAsync("/api/v1" + path, body is null ? null : JsonContent.Create(body), Stop), expected);

    public static async Task<JsonElement> Patch(this HttpClient api, string path, object body, long? version, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1" + path) { Content = JsonContent.Create(body) };
        if (version is { } seen) request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        return await Read(await api.SendAsync(request, Stop), expected);
    }

    /// <summary>Expects a refusal (422) with this code, about this field.</summary>
    public static async Task Refuses(this HttpClient api, string path, object body, string code, string? field = null)
    {
        var problem = await api.Post(path, body, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(code, problem.Text("code"));
        Assert.NotEqual("problem." + code, problem.Text("detail"));
        if (field is not null) Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
    public static Guid Key(this JsonElement json, string name = "id") => json.GetProperty(name).GetGuid();
    public static long Number(this JsonElement json, string name) => json.GetProperty(name).GetInt64();
    public static JsonElement[] Items(this JsonElement json) => [.. json.GetProperty("items").EnumerateArray()];

    private static async Task<JsonElement> Read(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(expected == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}

using System.Globalization;

namespace KhachQuen.Tests;

/// <summary>Fresh mobile numbers, so that tests in one house do not meet.</summary>
public static class Numbers
{
    private static int last = 1_000_000 + Random.Shared.Next(1_000_000);

    public static string Next() => "097" + Interlocked.Increment(ref last).ToString("0000000", CultureInfo.InvariantCulture)[^7..];
    public static string E164(string national) => "+84" + national[1..];
}

/// <summary>Asking the API the way another system does.</summary>
public static class Asking
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static async Task<System.Text.Json.JsonElement> Body(this HttpResponseMessage answer, int expected = 0)
    {
        var text = await answer.Content.ReadAsStringAsync(Now);
        if (expected != 0) Assert.True((int)answer.StatusCode == expected, $"{(int)answer.StatusCode} instead of {expected}: {text}");
        else Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : System.Text.Json.JsonDocument.Parse(text).RootElement;
    }

    public static async Task<System.Text.Json.JsonElement> Post(this HttpClient api, string path, object body, int expected = 0) =>
        await (await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(api, "/api/v1" + path, body, Now)).Body(expected);

    public static async Task<System.Text.Json.JsonElement> Get(this HttpClient api, string path, int expected = 0) =>
        await (await api.GetAsync("/api/v1" + path, Now)).Body(expected);

    public static async Task<System.Text.Json.JsonElement> Patch(this HttpClient api, string path, object body, long? version, int expected = 0)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1" + path) { Content = System.Net.Http.Json.JsonContent.Create(body) };
        if (version is { } v) request.Headers.TryAddWithoutValidation("If-Match", $"\"{v}\"");
        return await (await api.SendAsync(request, Now)).Body(expected);
    }

    public static async Task<System.Text.Json.JsonElement> Put(this HttpClient api, string path, object body, long? version = null, int expected = 0)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1" + path) { Content = System.Net.Http.Json.JsonContent.Create(body) };
        if (version is { } v) request.Headers.TryAddWithoutValidation("If-Match", $"\"{v}\"");
        return await (await api.SendAsync(request, Now)).Body(expected);
    }

    public static string Text(this System.Text.Json.JsonElement body, string name) => body.GetProperty(name).GetString()!;
    public static Guid Id(this System.Text.Json.JsonElement body, string name = "id") => body.GetProperty(name).GetGuid();
}

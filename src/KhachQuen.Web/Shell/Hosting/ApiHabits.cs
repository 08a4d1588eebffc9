using System.Text.Json;
using System.Text.Json.Serialization;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>What every endpoint of the API shares (api.md, Habits).</summary>
public static class ApiHabits
{
    public static void Json(JsonSerializerOptions options)
    {
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;    // T-24: write models name exactly what may be written
    }

    /// <summary>The version a PATCH was based on: <c>If-Match: "7"</c>. Without it 428.</summary>
    public static long IfMatch(this HttpContext http)
    {
        var text = http.Request.Headers.IfMatch.ToString().Replace("W/", "", StringComparison.Ordinal).Trim('"', ' ');
        if (text.Length == 0) throw new BadHttpRequestException("If-Match is missing", StatusCodes.Status428PreconditionRequired);
        return long.TryParse(text, out var version) ? version : throw new BadHttpRequestException("If-Match is not a version", StatusCodes.Status400BadRequest);
    }

    /// <summary>201 with the address of what was made.</summary>
    public static async Task<Microsoft.AspNetCore.Http.HttpResults.Created<TBody>> At<TBody>(this Task<TBody> making, Func<TBody, string> path)
    {
        var made = await making;
        return Made(path(made), made);
    }

    public static Microsoft.AspNetCore.Http.HttpResults.Created<TBody> Made<TBody>(string path, TBody body) => TypedResults.Created("/api/v1" + path, body);
}

/// <summary><c>?limit=&amp;after=&amp;sort=&amp;count=</c> of every list.</summary>
public sealed record ListArguments(string? Sort, string? After, int? Limit, bool? Count)
{
    public PageRequest Page => new(Sort, After, Limit ?? 50, Count ?? false);
}

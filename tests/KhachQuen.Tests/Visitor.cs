using System.Net;
using System.Text.RegularExpressions;

namespace KhachQuen.Tests;

/// <summary>A browser without scripts: keeps cookies, reads pages, sends their forms with the token they carry.</summary>
public sealed partial class Visitor(HttpClient http)
{
    private string token = "";

    public HttpClient Http { get; } = http;
    public HttpStatusCode Status { get; private set; }
    /// <summary>Where the last answer leads; null when it leads nowhere.</summary>
    public string? Leads { get; private set; }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async Task<string> See(string path) => await Read(await Http.GetAsync(path, Now));

    /// <summary>Sends a form with the token of the page seen last.</summary>
    public async Task<string> Send(string path, params (string Name, string Value)[] fields) =>
        await Read(await Http.PostAsync(path, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))), Now));

    /// <summary>Sends a form nobody gave us: another site's.</summary>
    public async Task<string> SendForged(string path, params (string Name, string Value)[] fields) =>
        await Read(await Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), Now));

    public async Task<Visitor> SignIn(string user, string password)
    {
        await See("/sign-in");
        await Send("/sign-in", ("user", user), ("password", password));
        return this;
    }

    private async Task<string> Read(HttpResponseMessage answer)
    {
        (Status, Leads) = (answer.StatusCode, answer.Headers.Location?.OriginalString);
        var html = await answer.Content.ReadAsStringAsync(Now);
        if (Token().Match(html) is { Success: true } found) token = WebUtility.HtmlDecode(found.Groups[1].Value);
        return WebUtility.HtmlDecode(html);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

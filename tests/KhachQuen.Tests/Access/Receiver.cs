using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KhachQuen.Tests.Access;

/// <summary>Another system on a port of this machine, which keeps what it is sent and answers as it is told.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Sent> got = new();

    public sealed record Sent(string Path, IReadOnlyDictionary<string, string> Headers, string Body);

    private Receiver(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();
    public IReadOnlyList<Sent> Got => [.. got];
    /// <summary>How it answers the n-th.</summary>
    public Func<int, int> Status { get; set; } = _ => 200;
    public string Says { get; set; } = "ok";

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.Take);
        await receiver.app.StartAsync();
        return receiver;
    }

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        got.Enqueue(new(http.Request.Path, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync()));
        http.Response.StatusCode = Status(got.Count);
        if (http.Response.StatusCode == 302) http.Response.Headers.Location = "/elsewhere";
        if (http.Response.StatusCode != 204) await http.Response.WriteAsync(Says);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

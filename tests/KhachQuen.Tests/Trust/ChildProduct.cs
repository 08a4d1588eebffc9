using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace KhachQuen.Tests.Trust;

/// <summary>The product as a process of its own, as <c>khachquen run</c> starts it: what can be killed, traced and weighed.</summary>
internal sealed class ChildProduct(IReadOnlyDictionary<string, string?> place) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);        // of a machine that does much else
    private readonly int port = FreePort();
    private Process? process;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="under">The program it runs under, with its arguments, e.g. a tracer; null: none.</param>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> Start(params string[] under)
    {
        var clock = Stopwatch.StartNew();
        process = Begin(place, [.. under, "dotnet", Program, "run"], port);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        while (!await IsReady(http))
        {
            if (process.HasExited) throw new InvalidOperationException($"The product ended by itself ({process.ExitCode}): {await process.StandardError.ReadToEndAsync(Now)}");
            Assert.True(clock.Elapsed < Patience, "The product is not ready");
            await Task.Delay(20, Now);
        }
        return clock.Elapsed;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Now);
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    public async Task Stop()
    {
        using var kill = Process.Start("/bin/kill", ["-TERM", ProductId.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Now);
        await process!.WaitForExitAsync(Now);
    }

    /// <summary>A client with the secret of a token.</summary>
    public HttpClient Api(string secret)
    {
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return http;
    }

    /// <summary>The program itself; under a tracer, its child.</summary>
    private int ProductId => File.ReadAllText($"/proc/{process!.Id}/task/{process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var child, ..] && !IsDotnet(process.Id)
        ? int.Parse(child, null) : process.Id;

    private static bool IsDotnet(int id) => File.ReadAllText($"/proc/{id}/comm").Trim() == "dotnet";

    /// <summary>The product as it was built with these tests.</summary>
    public static string Program { get; } = Path.Combine(Borders.Tree.Root, "src", "KhachQuen.Web", "bin", Configuration, "net10.0", "KhachQuen.Web.dll");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Starts a command of the product (or what it runs under) in the installation with these settings.</summary>
    public static Process Begin(IReadOnlyDictionary<string, string?> place, string[] command, int? port = null)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in place) start.Environment["KHACHQUEN_" + name] = value;
        start.Environment["KHACHQUEN_API_PER_MINUTE"] = "1000000";
        if (port is { } p) start.Environment["KHACHQUEN_URLS"] = $"http://127.0.0.1:{p}";
        start.Environment["Logging__LogLevel__Default"] = "Critical";      // its pipes are not read while it runs
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        return Process.Start(start)!;
    }

    private async Task<bool> IsReady(HttpClient http)
    {
        try { return (await http.GetAsync(new Uri(Address, "/health/ready"), Now)).IsSuccessStatusCode; }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException && !Now.IsCancellationRequested) { return false; }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        process.Dispose();
    }
}

/// <summary>Asking so that one asking has one effect, however often it must be repeated (T-11).</summary>
internal static class OnceOnly
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static HttpRequestMessage Under(string key, string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = System.Net.Http.Json.JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    /// <summary>Until it is acknowledged; what is in the way is the product being away, nothing else.</summary>
    public static async Task<System.Text.Json.JsonElement> Insist(this HttpClient api, string key, string path, object body)
    {
        while (true)
        {
            try
            {
                using var request = Under(key, path, body);
                var answer = await api.SendAsync(request, Now);
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) return await answer.Body();
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException && !Now.IsCancellationRequested) { }      // killed meanwhile: nobody knows whether it was done
            await Task.Delay(20, Now);
        }
    }
}

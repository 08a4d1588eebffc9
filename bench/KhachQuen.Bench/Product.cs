using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;

namespace KhachQuen.Bench;

/// <summary>What filling cost.</summary>
internal sealed record Filled(TimeSpan Took, string DatabaseSize);

/// <summary>The real product, Release build, as a process of its own on the cluster.</summary>
internal sealed partial class Product : IAsyncDisposable
{
    private const string People = "sales";
    private const int Callers = 8, Signed = 4;
    private readonly Process process;

    private Product(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }
    public int Pid => process.Id;
    /// <summary>API tokens of the demo company's sellers.</summary>
    public IReadOnlyList<string> Tokens { get; private set; } = [];
    public string ManagersToken { get; private set; } = "";
    /// <summary>Cookies of people who sit before a browser.</summary>
    public IReadOnlyList<string> Cookies { get; private set; } = [];
    public string ManagersCookie { get; private set; } = "";
    /// <summary>What their forms are sent with, in the same order.</summary>
    public IReadOnlyList<string> FormTokens { get; private set; } = [];
    public SocketsHttpHandler Handler { get; } = new() { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 64, AutomaticDecompression = DecompressionMethods.None };

    /// <summary>Migrates, and tells the demo company's story up to so many leads and customers; what is there stays.</summary>
    public static async Task<Filled> Fill(Options options, Cluster cluster, int rows)
    {
        var clock = Stopwatch.StartNew();
        Console.Error.WriteLine($"filling up to {rows:N0} leads and customers …");
        await Command(options, cluster, "migrate");
        await Command(options, cluster, "demo", "--scale", $"{rows / 1_000}");
        var took = clock.Elapsed;
        await using var source = NpgsqlDataSource.Create(cluster.Connection + ";Command Timeout=1800");
        await using (var tidy = source.CreateCommand("VACUUM ANALYZE")) await tidy.ExecuteNonQueryAsync();
        await using var size = source.CreateCommand("SELECT pg_size_pretty(pg_database_size('bench'))");
        return new(took, (string)(await size.ExecuteScalarAsync())!);
    }

    public static async Task<Product> Start(Options options, Cluster cluster)
    {
        var process = Begin(options, cluster, "run");
        _ = process.StandardOutput.ReadToEndAsync();
        var product = new Product(process, new($"http://127.0.0.1:{options.Port}"));
        while (!await product.IsReady())
        {
            if (process.HasExited) throw new InvalidOperationException("The product did not start: " + await process.StandardError.ReadToEndAsync());
            await Task.Delay(50);
        }
        var tokens = new List<string>();
        for (var i = 1; i <= Callers; i++) tokens.Add(await Token(options, cluster, People + i));
        (product.Tokens, product.ManagersToken) = (tokens, await Token(options, cluster, "manager"));
        var password = (await File.ReadAllTextAsync(Path.Combine(cluster.Folder, "data", "demo-password.txt"))).Trim();
        var cookies = new List<string>();
        for (var i = 1; i <= Signed; i++) cookies.Add(await product.SignIn(People + i, password));
        product.Cookies = cookies;
        product.ManagersCookie = await product.SignIn("manager", password);
        var forms = new List<string>();
        foreach (var cookie in cookies) forms.Add(await product.FormToken(cookie));
        product.FormTokens = forms;
        return product;
    }

    private async Task<string> FormToken(string cookie)
    {
        using var http = new HttpClient(Handler, disposeHandler: false);
        using var page = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "/notices"));
        page.Headers.Add("Cookie", cookie);
        return WebUtility.HtmlDecode(PageToken().Match(await (await http.SendAsync(page)).Content.ReadAsStringAsync()).Groups[1].Value);
    }

    private static Task<string> Token(Options options, Cluster cluster, string user) => Command(options, cluster, "token", "create", user, "--name", "bench");

    private async Task<bool> IsReady()
    {
        using var http = new HttpClient(Handler, disposeHandler: false);
        try { return (await http.GetAsync(new Uri(Address, "/health/ready"))).IsSuccessStatusCode; }
        catch (HttpRequestException) { return false; }
    }

    /// <summary>Through the sign-in page, as anybody.</summary>
    private async Task<string> SignIn(string user, string password)
    {
        using var http = new HttpClient(Handler, disposeHandler: false) { BaseAddress = Address };
        var page = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var form = Cookie(page);
        var token = FormToken().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var post = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([new("user", user), new("password", password), new("__RequestVerificationToken", WebUtility.HtmlDecode(token))]) };
        post.Headers.Add("Cookie", form);
        var answer = await http.SendAsync(post);
        var signed = Cookie(answer);
        return signed.Contains("kq=", StringComparison.Ordinal) ? $"{form}; {signed}" : throw new InvalidOperationException($"{user} could not sign in: {(int)answer.StatusCode}");
    }

    private static string Cookie(HttpResponseMessage answer) => string.Join("; ", answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : []);

    internal static async Task<string> Command(Options options, Cluster cluster, params string[] arguments)
    {
        using var process = Begin(options, cluster, arguments);
        var wrong = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"khachquen {string.Join(' ', arguments)}: {await wrong}");
    }

    private static Process Begin(Options options, Cluster cluster, params string[] arguments)
    {
        var program = Path.Combine(Root, "src", "KhachQuen.Web", "bin", "Release", "net10.0", "KhachQuen.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KHACHQUEN_DATA"] = Path.Combine(cluster.Folder, "data");
        start.Environment["KHACHQUEN_DATABASE"] = cluster.Connection;
        start.Environment["KHACHQUEN_URLS"] = $"http://127.0.0.1:{options.Port}";
        start.Environment["KHACHQUEN_API_PER_MINUTE"] = "100000000";      // the limit per token is not what is measured
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return Process.Start(start)!;
    }

    private static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "KhachQuen.slnx")) ? folder.FullName : Find(folder.Parent!);

    public async ValueTask DisposeAsync()
    {
        Handler.Dispose();
        await Programs.Run("/bin/kill", "-TERM", $"{Pid}");
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"antiforgery\" content=\"([^\"]+)\"")]
    private static partial Regex PageToken();
}

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using KhachQuen.Platform;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KhachQuen.Tests.Shell;

public sealed class MetricsTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Prometheus_reads_requests_by_route_the_outbox_and_the_memory_with_an_administrators_token(string database)
    {
        await using var house = houses.Another(database);      // in the shared one another test asks for the jobs too
        var api = await house.Api("root");
        await api.GetAsync("/api/v1/jobs", Now);
        await api.GetAsync("/api/v1/jobs?secret=0912345678", Now);
        const string Jobs = "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_route=\"/api/v1/jobs\",http_response_status_code=\"200\"}";
        var before = await Counted(api, Jobs, 2);
        await api.GetAsync("/api/v1/jobs", Now);
        var after = await Counted(api, Jobs, before[Jobs] + 1);
        Assert.Equal(before[Jobs] + 1, after[Jobs]);
        Assert.Equal(after[Jobs], after[Jobs.Replace("_count{", "_bucket{", StringComparison.Ordinal)[..^1] + ",le=\"+Inf\"}"]);
        Assert.True(after["process_resident_memory_bytes"] > 10_000_000);
        Assert.Contains("khachquen_outbox_waiting", after.Keys);
        Assert.Contains("khachquen_jobs_failed", after.Keys);
        if (database == "postgres") Assert.Contains(after.Keys, k => k.StartsWith("db_client_connection", StringComparison.Ordinal));
        Assert.DoesNotContain(after.Keys, k => k.Contains("0912345678", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_reads_them_not_even_from_this_very_machine()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await houses.Sqlite.CreateClient().GetAsync("/metrics", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await houses.Sqlite.Api("lan")).GetAsync("/metrics", Now)).StatusCode);
    }

    /// <summary>A request is counted once its answer has gone: a moment later.</summary>
    private static async Task<Dictionary<string, double>> Counted(HttpClient api, string name, double least)
    {
        for (var tries = 0; ; tries++)
        {
            var numbers = await Read(api);
            if (tries == 100 || numbers.GetValueOrDefault(name) >= least) return numbers;
            await Task.Delay(50, Now);
        }
    }

    /// <summary>Every line is a comment or a name with labels and a number, as Prometheus asks.</summary>
    private static async Task<Dictionary<string, double>> Read(HttpClient api)
    {
        var answer = await api.GetAsync("/metrics", Now);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        var numbers = new Dictionary<string, double>();
        foreach (var line in (await answer.Content.ReadAsStringAsync(Now)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
        {
            var match = Regex.Match(line, """^([a-z_]+(?:\{[a-z_]+="(?:[^"\\]|\\.)*"(?:,[a-z_]+="(?:[^"\\]|\\.)*")*\})?) (\S+)$""");
            Assert.True(match.Success, line);
            Assert.True(numbers.TryAdd(match.Groups[1].Value, double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)), line);
        }
        return numbers;
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_slow_query_is_logged_with_its_text_and_without_its_values(string database)
    {
        var log = new Memory();
        await using var other = houses.Another(database);
        using var house = other.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<ILoggerProvider>(log)));
        await using var db = house.Services.GetRequiredService<Database>().Open(KhachQuen.Platform.Actor.System);
        var secret = "0987654321";
        _ = await (database == "postgres"
            ? db.Database.SqlQuery<string>($"SELECT {secret}::text AS \"Value\" FROM pg_sleep(0.6)").ToListAsync(Now)
            : db.Database.SqlQuery<string>($"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000000) SELECT {secret} AS \"Value\" FROM n WHERE i = 20000000").ToListAsync(Now));
        var line = Assert.Single(log.Lines, l => l.StartsWith("Slow query", StringComparison.Ordinal) && (l.Contains("pg_sleep", StringComparison.Ordinal) || l.Contains("RECURSIVE", StringComparison.Ordinal)));
        Assert.DoesNotContain(secret, line);
    }

    private sealed class Memory : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));
        public void Dispose() { }
    }
}

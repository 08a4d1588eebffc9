using System.Globalization;
using System.Text;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary><c>GET /metrics</c> in Prometheus' text form (X-63). Asks for a token with <c>system.manage</c>, wherever it is called from: behind a proxy everybody comes from loopback.</summary>
internal static class Metrics
{
    public const string Path = "/metrics";

    public static IServiceCollection AddMetricsBook(this IServiceCollection services) =>
        services.AddSingleton<MetricsBook>().AddHostedService(sp => sp.GetRequiredService<MetricsBook>());

    public static void MapMetrics(this WebApplication app) => app.MapGet(Path, Show).Needs(AccessPermissions.System).ExcludeFromDescription();

    private static async Task<IResult> Show(MetricsBook book, Database database, TimeProvider clock, CancellationToken ct)
    {
        var text = new StringBuilder();
        book.Write(text);
        await Company(text, database, clock, ct);
        return Results.Text(text.ToString(), "text/plain; version=0.0.4", Encoding.UTF8);
    }

    /// <summary>What only we know: what waits, what failed.</summary>
    private static async Task Company(StringBuilder text, Database database, TimeProvider clock, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var waiting = db.Rows<OutboxMessage>().Where(m => m.DoneAt == null);
        var oldest = await waiting.MinAsync(m => (DateTime?)m.CreatedAt, ct);
        Gauge(text, "khachquen_outbox_waiting", "Messages not yet told to every listener", await waiting.CountAsync(ct));
        Gauge(text, "khachquen_outbox_oldest_seconds", "Age of the oldest of them", oldest is { } since ? Math.Max(0, (clock.Now() - since).TotalSeconds) : 0);
        Gauge(text, "khachquen_jobs_failed", "Business dates of jobs that wait for another try", await db.Rows<JobRun>().CountAsync(r => r.Result == JobResult.Failed, ct));
        Gauge(text, "process_resident_memory_bytes", "Memory of the process", Environment.WorkingSet);
    }

    private static void Gauge(StringBuilder text, string name, string help, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value.ToString("R", CultureInfo.InvariantCulture)}\n");
}

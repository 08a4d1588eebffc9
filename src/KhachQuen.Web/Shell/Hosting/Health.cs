using KhachQuen.Platform;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KhachQuen.Web.Shell;

internal sealed class DatabaseHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = database.Open(Actor.System);
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("database");
    }
}

/// <summary>Degraded, not away: a node with a tampered audit still serves, and whoever watches hears of it (T-32).</summary>
internal sealed class AuditHealth(KhachQuen.Access.AuditStanding standing) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        (await standing.Handle(Actor.System, cancellationToken)).Flaws.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("audit");
}

internal static class Health
{
    /// <summary>live: the process answers; ready: it can do its work .</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).OpenToAll("load balancers");
        app.MapHealthChecks("/health/ready").OpenToAll("load balancers");
    }
}

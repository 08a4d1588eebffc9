using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KhachQuen.Platform;

/// <summary>Something to look after every little while. Every node looks; the sweep itself holds a named lock and does only what is due, so that it has one effect.</summary>
public interface ISweep
{
    string Name { get; }
    TimeSpan Every { get; }
    Task Sweep(CancellationToken ct);
}

public static class Sweeps
{
    public static IServiceCollection AddSweep<TSweep>(this IServiceCollection services) where TSweep : class, ISweep =>
        services.AddSingleton<TSweep>().AddSingleton<ISweep>(sp => sp.GetRequiredService<TSweep>());
}

/// <summary>Rings for every sweep at its own pace, on nodes that run jobs.</summary>
public sealed partial class Sweeper(IEnumerable<ISweep> sweeps, TimeProvider clock, ILogger<Sweeper> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(sweeps.Select(s => Keep(s, stoppingToken)));

    private async Task Keep(ISweep sweep, CancellationToken ct)
    {
        using var beat = new PeriodicTimer(sweep.Every, clock);
        try
        {
            while (await beat.WaitForNextTickAsync(ct)) await Once(sweep, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
    }

    private async Task Once(ISweep sweep, CancellationToken ct)
    {
        try { await sweep.Sweep(ct); }
        catch (Exception problem) when (problem is not OperationCanceledException) { Stumbled(log, problem, sweep.Name); }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep {Name} stumbled; it looks again at its next turn")] private static partial void Stumbled(ILogger log, Exception problem, string name);
}

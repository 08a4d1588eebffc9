using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.SignalR;

namespace KhachQuen.Web.Telesales;

/// <summary>
/// Rings when a callback's minute has come, at most a second late: by the socket, because browsers slow the timers of a page in the background.
/// Every node looks for itself and tells only the people connected to it.
/// </summary>
internal sealed partial class CallbackBell(DueCallbacks due, IHubContext<LiveHub> hub, TimeProvider clock, ILogger<CallbackBell> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var heard = clock.Now();
        using var beat = new PeriodicTimer(Beat, clock);
        while (await beat.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.Now();
            try
            {
                foreach (var callback in await due.Handle(heard, now, Actor.System, stoppingToken))
                    await hub.Clients.Group(callback.OwnerId.ToString()).SendAsync("due", "lead", callback.LeadId, stoppingToken);
                heard = now;
            }
            catch (Exception problem) when (problem is System.Data.Common.DbException or InvalidOperationException) { Silent(log, problem); }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The callback bell could not look")] private static partial void Silent(ILogger log, Exception problem);
}

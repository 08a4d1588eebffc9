using System.Threading.RateLimiting;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>How much comes through an entrance: <c>KHACHQUEN_FORMS_PER_MINUTE</c> from one address (20), thirty times that through one key.</summary>
internal sealed class CaptureLimits : IDisposable
{
    private const int KeyPerAddress = 30;
    private readonly PartitionedRateLimiter<string> addresses, keys;

    public CaptureLimits(IConfiguration settings)
    {
        var perMinute = settings.GetValue("FORMS_PER_MINUTE", 20);
        addresses = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(address, _ => Limits.OneWindow(perMinute)));
        keys = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(key, _ => Limits.OneWindow(perMinute * KeyPerAddress)));
    }

    /// <summary>Answers with 429 where it is too much. Webhooks of everybody come from the few addresses of a service: only their key is counted.</summary>
    public async Task<bool> Refuses(HttpContext http, string key, bool byAddress = true)
    {
        using var from = byAddress ? addresses.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "") : null;
        using var through = from is { IsAcquired: false } ? null : keys.AttemptAcquire(key);
        if (through is { IsAcquired: true }) return false;
        await Limits.Refuse(http, through ?? from!);
        return true;
    }

    public void Dispose()
    {
        addresses.Dispose();
        keys.Dispose();
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace KhachQuen.Web.Shell;

/// <summary>
/// How much one caller may ask (api.md, Habits): <c>KHACHQUEN_API_PER_MINUTE</c> requests per token, default 600; callers without a valid token
/// share one such budget per address, so that guessing tokens is no faster.
/// </summary>
internal static class Limits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration settings)
    {
        var perMinute = settings.GetValue("API_PER_MINUTE", 600);
        services.AddSingleton(_ => new SignInLimit(settings.GetValue("WRONG_SIGN_INS_PER_MINUTE", 30)));
        return services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = async (context, ct) => await Refuse(context.HttpContext, context.Lease);
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                ? RateLimitPartition.GetFixedWindowLimiter(CallerOf(http), _ => OneWindow(perMinute))
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    internal static FixedWindowRateLimiterOptions OneWindow(int permits) => new() { PermitLimit = permits, Window = Window, QueueLimit = 0 };

    public static async Task Refuse(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await Problems.Write(http, StatusCodes.Status429TooManyRequests, "tooMany");
    }

    /// <summary>The token that was accepted, by its hash; else the address.</summary>
    private static string CallerOf(HttpContext http) => http.ActorOrNull() is null
        ? "from " + http.Connection.RemoteIpAddress
        : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString())));
}

/// <summary>
/// Wrong sign-ins per address (T-23). Only the wrong ones count: at eight in the morning a whole floor signs in from one address.
/// </summary>
internal sealed class SignInLimit(int wrongPerMinute) : IDisposable
{
    private readonly PartitionedRateLimiter<string> wrong = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(address, _ => Limits.OneWindow(wrongPerMinute)));

    /// <summary>Whether this address may try.</summary>
    public bool Allows(HttpContext http)
    {
        using var lease = wrong.AttemptAcquire(AddressOf(http), 0);
        return lease.IsAcquired;
    }

    public void Wrong(HttpContext http) => wrong.AttemptAcquire(AddressOf(http)).Dispose();

    public void Dispose() => wrong.Dispose();

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}

using System.Net;
using System.Net.Sockets;

namespace KhachQuen.Platform;

/// <summary>
/// Where the product may call on behalf of a person (T-26): public addresses only, by https. Asked when the address is typed, and again of every
/// address a name resolves to, at the moment of connecting.
/// </summary>
public sealed class OutgoingAddresses
{
    private static readonly IPNetwork[] NotPublic = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",      // of 2000::/3, the only public block of IPv6: Teredo and other tunnels, documentation
    }.Select(IPNetwork.Parse)];
    private static readonly IPNetwork Internet6 = IPNetwork.Parse("2000::/3");
    private static readonly string[] HouseNames = ["localhost", "local", "internal", "lan", "home", "intranet", "corp", "arpa", "test", "invalid", "onion"];

    /// <summary>A receiver on this machine, by http: for tests.</summary>
    public bool AllowHere { get; init; }

    /// <summary>How a name becomes addresses; null: as the machine does it.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>>? Resolve { get; init; }

    /// <summary>The address as it was typed, when one may be called there.</summary>
    public Uri Check(string? url)
    {
        Rule.Require(Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var at) && url!.Length <= 500, "outgoing.invalid", "url");
        Rule.Require(at!.Scheme == Uri.UriSchemeHttps || (AllowHere && at.Scheme == Uri.UriSchemeHttp), "outgoing.notHttps", "url");
        Rule.Require(at.UserInfo.Length == 0 && at.Fragment.Length == 0, "outgoing.invalid", "url");
        Rule.Require(AllowHere || IsOutside(at), "outgoing.inside", "url");
        return at;
    }

    /// <summary>Whether what is connected to is out there, whatever its name says.</summary>
    public bool May(IPAddress address) => IsPublic(address) || (AllowHere && IPAddress.IsLoopback(address));

    public Task<IPAddress[]> Find(string host, CancellationToken ct) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? Task.FromResult<IPAddress[]>([address]) : Resolve is { } own ? own(host, ct) : Dns.GetHostAddressesAsync(host, ct);

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return (address.AddressFamily == AddressFamily.InterNetwork || Internet6.Contains(address)) && !NotPublic.Any(n => n.BaseAddress.AddressFamily == address.AddressFamily && n.Contains(address));
    }

    private static bool IsOutside(Uri at)
    {
        var host = at.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address)) return IsPublic(address);
        return host.Contains('.', StringComparison.Ordinal) && !HouseNames.Contains(host[(host.LastIndexOf('.') + 1)..]) && !char.IsAsciiDigit(host[^1]);      // a name that ends in a digit is some spelling of an address
    }
}

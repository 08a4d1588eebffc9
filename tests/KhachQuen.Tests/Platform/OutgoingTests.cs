using System.Net;
using KhachQuen.Platform;
using KhachQuen.Tests.Access;

namespace KhachQuen.Tests.Platform;

/// <summary>T-26: however an address of the inside is spelled, nothing is sent there.</summary>
public sealed class OutgoingTests
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["to-loopback.example.com"] = ["127.0.0.1"], ["to-lan.example.com"] = ["192.168.1.10"], ["to-cloud.example.com"] = ["169.254.169.254"], ["half.example.com"] = ["93.184.216.34", "10.0.0.5"],
        ["six.example.com"] = ["::1"], ["mapped.example.com"] = ["::ffff:10.0.0.1"], ["ula.example.com"] = ["fd00::1"], ["cgnat.example.com"] = ["100.64.0.1"], ["multicast.example.com"] = ["239.1.1.1"], ["nobody.example.com"] = [],
        ["nat64.example.com"] = ["64:ff9b::7f00:1"], ["sixtofour.example.com"] = ["2002:7f00:1::"],
    };

    public static TheoryData<string> Inside() =>
    [
        "https://127.0.0.1/", "https://127.1/", "https://127.0.0.1:8443/x", "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/", "https://0177.0.0.1/", "https://017700000001/", "https://127.000.000.001/",
        "https://0.0.0.0/", "https://0/", "https://10.0.0.1/", "https://10.255.255.255/", "https://172.16.0.1/", "https://172.31.255.254/", "https://192.168.0.1/", "https://3232235521/", "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/", "https://100.127.255.255/", "https://224.0.0.1/", "https://239.255.255.250/", "https://255.255.255.255/", "https://198.18.0.1/", "https://192.0.2.1/", "https://240.0.0.1/",
        "https://[::1]/", "https://[::]/", "https://[0:0:0:0:0:0:0:1]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[::ffff:a9fe:a9fe]/", "https://[::127.0.0.1]/", "https://[fe80::1]/", "https://[fe80::1%25eth0]/", "https://[fc00::1]/", "https://[fd12:3456::1]/", "https://[ff02::1]/",
        "https://[64:ff9b::10.0.0.1]/", "https://[2002:7f00:1::]/", "https://[2001:0:7f00:1::]/", "https://[2001:db8::1]/",
        "https://localhost/", "https://LOCALHOST./", "https://a.localhost/", "https://db.internal/", "https://printer.local/", "https://intranet/", "https://①②⑦.⓪.⓪.①/", "https://127。0。0。1/",
        "https://to-loopback.example.com/", "https://to-lan.example.com/", "https://to-cloud.example.com/", "https://half.example.com/", "https://six.example.com/", "https://mapped.example.com/", "https://ula.example.com/", "https://cgnat.example.com/",
        "https://multicast.example.com/", "https://nobody.example.com/", "https://nat64.example.com/", "https://sixtofour.example.com/",
        "http://example.com/", "ftp://example.com/", "file:///etc/passwd", "gopher://127.0.0.1/", "//127.0.0.1/", "https://user:secret@example.com/", "https:///", "javascript:alert(1)", "", "https://example.com/#@127.0.0.1/",
    ];

    [Theory, MemberData(nameof(Inside))]
    public async Task Nothing_is_sent_to_an_address_of_the_inside(string url)
    {
        var asked = new List<string>();
        using var calls = new GuardedCalls(new() { Resolve = (host, _) => { asked.Add(host); return Task.FromResult(Names.GetValueOrDefault(host, ["127.0.0.1"]).Select(IPAddress.Parse).ToArray()); } });
        var answer = await calls.Post(url, "{}", new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        Assert.Null(answer.Status);
        Assert.Contains(answer.Said, new[] { "outgoing.inside", "outgoing.notHttps", "outgoing.invalid" });
    }

    [Fact]
    public void Public_addresses_are_public() => Assert.All(new[] { "93.184.216.34", "8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.255.255", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8" }, a => Assert.True(OutgoingAddresses.IsPublic(IPAddress.Parse(a)), a));

    [Fact]
    public async Task A_name_that_turns_inside_after_it_was_checked_is_not_called()
    {
        await using var receiver = await Receiver.Start();
        var port = new Uri(receiver.Address).Port;
        using var calls = new GuardedCalls(new() { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) });
        Assert.Equal("outgoing.inside", (await calls.Post($"https://rebind.example.com:{port}/", "{}", new Dictionary<string, string>(), TestContext.Current.CancellationToken)).Said);
        Assert.Empty(receiver.Got);
    }
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KhachQuen.Platform;

/// <summary>Who looks at files that are sent .</summary>
/// <param name="Address"><c>KHACHQUEN_CLAMD=host:port</c>; null: nobody does.</param>
public sealed record ScannerPlace(string? Address = null);

/// <summary>
/// Asks clamd (INSTREAM) about a file before it is kept. The address is the operator's, not a person's, and must be this machine or the inner network:
/// files go over in the clear. Configured and not answering, nothing is taken: a guard that sleeps is worse than none.
/// </summary>
public sealed class VirusScanner(ScannerPlace place)
{
    private const int Chunk = 65_536, LongestAnswer = 4_096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), ConnectPatience = TimeSpan.FromSeconds(5);

    public bool IsOn => !string.IsNullOrEmpty(place.Address);

    /// <summary>Lets a clean file pass.</summary>
    /// <exception cref="Refused"><c>attachment.infected</c> (arg: what was found), <c>attachment.scannerAway</c>.</exception>
    public async Task Check(Stream file, CancellationToken ct)
    {
        if (!IsOn) return;
        var said = await Ask(file, ct);
        if (said.EndsWith(" FOUND", StringComparison.Ordinal)) throw new Refused("attachment.infected", "file", said[(said.IndexOf(':', StringComparison.Ordinal) + 1)..^6].Trim());
        Rule.Require(said is "stream: OK", "attachment.scannerAway", "file");
    }

    /// <summary>Whether it answers; for the doctor.</summary>
    public async Task<bool> Answers(CancellationToken ct)
    {
        using var nothing = new MemoryStream([32]);
        try { return await Ask(nothing, ct) is "stream: OK"; }
        catch (Refused) { return false; }
    }

    private async Task<string> Ask(Stream file, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var client = await Connect(patience.Token);
            await using var wire = client.GetStream();
            await Send(file, wire, patience.Token);
            return await Answer(wire, patience.Token);
        }
        catch (Exception problem) when (problem is SocketException or IOException || (problem is OperationCanceledException && !ct.IsCancellationRequested)) { throw new Refused("attachment.scannerAway", "file"); }
    }

    private async Task<TcpClient> Connect(CancellationToken ct)
    {
        var (host, port) = place.Address!.LastIndexOf(':') is > 0 and var at && int.TryParse(place.Address[(at + 1)..], out var given) ? (place.Address[..at].Trim('[', ']'), given) : (place.Address, 3310);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
        Rule.Require(addresses.Length > 0 && !addresses.Any(OutgoingAddresses.IsPublic), "attachment.scannerAway", "file");
        var client = new TcpClient();
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        soon.CancelAfter(ConnectPatience);
        try
        {
            await client.ConnectAsync(addresses, port, soon.Token);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Length and bytes, again and again; a length of nothing is the end.</summary>
    private static async Task Send(Stream file, Stream wire, CancellationToken ct)
    {
        await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var chunk = new byte[4 + Chunk];
        for (int read; (read = await file.ReadAsync(chunk.AsMemory(4), ct)) > 0;)
        {
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await wire.WriteAsync(chunk.AsMemory(0, 4 + read), ct);
        }
        await wire.WriteAsync(new byte[4], ct);
    }

    private static async Task<string> Answer(Stream wire, CancellationToken ct)
    {
        var said = new byte[LongestAnswer];
        var length = 0;
        for (int read; length < said.Length && (read = await wire.ReadAsync(said.AsMemory(length), ct)) > 0;)
            if (Array.IndexOf(said, (byte)0, length, read) is >= 0 and var end) return Encoding.UTF8.GetString(said, 0, end).Trim();
            else length += read;
        return Encoding.UTF8.GetString(said, 0, length).Trim();
    }
}

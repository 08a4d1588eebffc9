using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Access;

/// <summary>Attached files are looked at by clamd where there is one (X-24). The server here speaks its INSTREAM; KQ_CLAMD=host:port asks a real one.</summary>
public sealed class ScannerTests
{
    /// <summary>The test signature every scanner knows, in two halves: a scanner of the build would take this file away.</summary>
    private static readonly byte[] Eicar = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<string?> Asked(string address, byte[] file)
    {
        try { await new VirusScanner(new(address)).Check(new MemoryStream(file), Now); return null; }
        catch (Refused refused) { return refused.Code + string.Concat(refused.Args.Select(a => " " + a)); }
    }

    [Fact]
    public async Task Without_one_configured_every_file_passes() => await new VirusScanner(new()).Check(new MemoryStream(Eicar), Now);

    [Fact]
    public async Task A_clean_file_passes_and_an_infected_one_is_refused_by_its_name()
    {
        using var clamd = new TinyClamd();
        Assert.Null(await Asked(clamd.Address, new byte[300_000]));
        Assert.Equal(300_000, clamd.Received);
        Assert.Equal("attachment.infected Eicar-Test-Signature", await Asked(clamd.Address, Eicar));
    }

    [Theory, InlineData("INSTREAM size limit exceeded. ERROR"), InlineData(""), InlineData("stream: OK maybe"), InlineData("HTTP/1.1 200 OK")]
    public async Task Any_other_answer_lets_nothing_pass(string answer)
    {
        using var clamd = new TinyClamd(answer);
        Assert.Equal("attachment.scannerAway", await Asked(clamd.Address, [1, 2, 3]));
    }

    [Fact]
    public async Task One_that_is_down_or_out_on_the_internet_lets_nothing_pass()
    {
        var closed = new TinyClamd();
        closed.Dispose();
        Assert.Equal("attachment.scannerAway", await Asked(closed.Address, [1]));
        Assert.Equal("attachment.scannerAway", await Asked("8.8.8.8:3310", [1]));
        Assert.Equal("attachment.scannerAway", await Asked("khong-co-may-nay.invalid:3310", [1]));
    }

    [Fact]
    public async Task A_real_one_finds_the_test_signature()
    {
        if (Environment.GetEnvironmentVariable("KQ_CLAMD") is not { Length: > 0 } real) { Assert.Skip("KQ_CLAMD names no clamd"); return; }
        Assert.True(await new VirusScanner(new(real)).Answers(Now));
        Assert.Null(await Asked(real, Sending.Png()));
        Assert.StartsWith("attachment.infected", await Asked(real, Eicar), StringComparison.Ordinal);
    }

    /// <summary>Speaks the one command; finds the test signature anywhere.</summary>
    private sealed class TinyClamd : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly string? answer;

        public TinyClamd(string? answer = null)
        {
            this.answer = answer;
            listener.Start();
            Address = "127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port;
            _ = Serve();
        }

        public string Address { get; }
        public int Received { get; private set; }

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await Answer(client.GetStream());
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException) { }
        }

        private async Task Answer(NetworkStream wire)
        {
            var (command, length, file) = (new byte[10], new byte[4], new MemoryStream());
            await wire.ReadExactlyAsync(command);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            for (int next; ;)
            {
                await wire.ReadExactlyAsync(length);
                if ((next = BinaryPrimitives.ReadInt32BigEndian(length)) == 0) break;
                var chunk = new byte[next];
                await wire.ReadExactlyAsync(chunk);
                file.Write(chunk);
            }
            Received = (int)file.Length;
            var found = Encoding.Latin1.GetString(file.ToArray()).Contains("EICAR" + "-STANDARD", StringComparison.Ordinal);
            await wire.WriteAsync(Encoding.ASCII.GetBytes((answer ?? (found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK")) + "\0"));
        }

        public void Dispose() => listener.Dispose();
    }
}

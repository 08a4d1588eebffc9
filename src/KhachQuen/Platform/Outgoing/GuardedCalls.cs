using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace KhachQuen.Platform;

/// <param name="Status">Null: nobody answered.</param>
/// <param name="Said">The beginning of the answer, or why there is none.</param>
public sealed record CallAnswer(int? Status, string Said)
{
    public bool IsGood => Status is >= 200 and < 300;
}

/// <summary>The one way out to addresses people give (T-26): checked as it connects, no redirects, no proxy, no cookies, ten seconds, and little is read of the answer.</summary>
public sealed class GuardedCalls : IDisposable
{
    private const int MostRead = 2_048, MostShown = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly OutgoingAddresses addresses;
    private readonly HttpClient client;

    public GuardedCalls(OutgoingAddresses addresses)
    {
        this.addresses = addresses;
        client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = Patience, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromSeconds(30), MaxResponseHeadersLength = 16,
            ConnectCallback = Connect,
        }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<CallAnswer> Post(string url, string body, IReadOnlyDictionary<string, string> headers, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, addresses.Check(url)) { Content = new StringContent(body, new UTF8Encoding(false), "application/json") };
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("KhachQuen", null));
            foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return new((int)answer.StatusCode, await Beginning(answer, patience.Token));
        }
        catch (Refused refused) { return new(null, refused.Code); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return new(null, "timeout"); }
        catch (HttpRequestException problem) { return new(null, (problem.InnerException as Refused)?.Code ?? problem.HttpRequestError.ToString()); }
    }

    /// <summary>Every address of the name must be out there: one that is not is somebody's trick.</summary>
    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var found = await addresses.Find(context.DnsEndPoint.Host, ct);
        Rule.Require(found.Length > 0 && found.All(addresses.May), "outgoing.inside", "url");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> Beginning(HttpResponseMessage answer, CancellationToken ct)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        var read = new byte[MostRead];
        var length = await body.ReadAtLeastAsync(read, MostRead, throwOnEndOfStream: false, ct);
        var text = string.Concat(Encoding.UTF8.GetString(read, 0, length).Where(c => !char.IsControl(c)));
        return text.Length <= MostShown ? text : text[..(char.IsHighSurrogate(text[MostShown - 1]) ? MostShown - 1 : MostShown)];
    }

    public void Dispose() => client.Dispose();
}

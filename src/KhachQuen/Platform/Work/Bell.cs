using System.Threading.Channels;

namespace KhachQuen.Platform;

/// <summary>Wakes whoever waits for work on this node. A ring that nobody hears is kept; several are one.</summary>
public abstract class Bell
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => bell.Writer.TryWrite(true);

    internal async Task Wait(TimeSpan atMost, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(atMost);
        try { await bell.Reader.ReadAsync(patience.Token); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace KhachQuen.Web.Shell;

/// <summary>Keeps what the framework and the database driver measure: requests by route, open connections, the pool, the runtime.</summary>
internal sealed class MetricsBook : IHostedService, IDisposable
{
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime"];

    private readonly ConcurrentDictionary<Instrument, MetricsPage> pages = new();
    private readonly MeterListener listener = new();

    public MetricsBook(IMeterFactory ours)
    {
        // Several hosts may live in one process (tests): of the meters made by a factory only those of our own.
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (Meters.Contains(instrument.Meter.Name) && (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, ours))) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => PageOf(instrument).Note(value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => PageOf(instrument).Note(value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => PageOf(instrument).Note(value, tags));
    }

    private MetricsPage PageOf(Instrument instrument) => pages.GetOrAdd(instrument, static i => new MetricsPage(i));

    public void Write(StringBuilder text)
    {
        listener.RecordObservableInstruments();
        foreach (var page in pages.Values.OrderBy(p => p.Name, StringComparer.Ordinal)) page.Write(text);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => listener.Dispose();
}

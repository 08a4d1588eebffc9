using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace KhachQuen.Web.Shell;

/// <summary>One instrument's numbers, by its labels. Bounded: an instrument with more than 500 sets of labels keeps the first 500.</summary>
internal sealed class MetricsPage
{
    private const int MostSeries = 500;
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    /// <summary>Labels worth their cardinality; an address or a query never is one.</summary>
    private static readonly string[] Labels = ["http.request.method", "http.route", "http.response.status_code", "db.client.connection.state", "state", "gc.heap.generation", "signalr.connection.status"];

    private readonly ConcurrentDictionary<string, Series> series = new();
    private readonly string help, type;
    private readonly bool adds;

    public MetricsPage(Instrument instrument)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        type = kind == typeof(Histogram<>) ? "histogram" : kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? "counter" : "gauge";
        adds = kind == typeof(Counter<>) || kind == typeof(UpDownCounter<>);
        help = (instrument.Description ?? instrument.Name).ReplaceLineEndings(" ");
        Name = instrument.Name.Replace('.', '_') + instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" } + (type == "counter" ? "_total" : "");
    }

    public string Name { get; }

    public void Note(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        if (!series.TryGetValue(labels, out var one))
        {
            if (series.Count >= MostSeries) return;
            one = series.GetOrAdd(labels, _ => new Series());
        }
        one.Note(value, type, adds);
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var name in Labels)
            foreach (var tag in tags)
                if (tag.Key == name)
                    text.Append(text.Length == 0 ? "" : ",").Append(name.Replace('.', '_')).Append("=\"").Append(Convert.ToString(tag.Value, CultureInfo.InvariantCulture)?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        return text.ToString();
    }

    public void Write(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {Name} {help}\n# TYPE {Name} {type}\n");
        foreach (var (labels, one) in series.OrderBy(s => s.Key, StringComparer.Ordinal)) one.Write(text, Name, labels, type);
    }

    private sealed class Series
    {
        private readonly long[] counts = new long[Bounds.Length + 1];
        private readonly Lock gate = new();
        private double sum;
        private long count;

        public void Note(double value, string type, bool adds)
        {
            lock (gate)
            {
                count++;
                sum = type == "histogram" || adds ? sum + value : value;
                if (type != "histogram") return;
                var place = Array.BinarySearch(Bounds, value);
                counts[place < 0 ? ~place : place]++;
            }
        }

        public void Write(StringBuilder text, string name, string labels, string type)
        {
            lock (gate)
            {
                var braces = labels.Length == 0 ? "" : "{" + labels + "}";
                if (type != "histogram") { Line(text, name + braces, sum); return; }
                var (soFar, comma) = (0L, labels.Length == 0 ? "" : ",");
                for (var i = 0; i < counts.Length; i++)
                {
                    soFar += counts[i];
                    Line(text, $"{name}_bucket{{{labels}{comma}le=\"{(i < Bounds.Length ? Bounds[i].ToString("R", CultureInfo.InvariantCulture) : "+Inf")}\"}}", soFar);
                }
                Line(text, name + "_sum" + braces, sum);
                Line(text, name + "_count" + braces, count);
            }
        }

        private static void Line(StringBuilder text, string name, double value) => text.Append(name).Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }
}

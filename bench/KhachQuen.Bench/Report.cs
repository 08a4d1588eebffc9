using System.Globalization;
using System.Text;

namespace KhachQuen.Bench;

/// <summary>The figures as a document: which machine, which command, each figure against its aim and beside the bare SQL.</summary>
internal static class Report
{
    private const string From = "<!-- figures: written by bench/run --write -->", To = "<!-- end of figures -->";

    public static string Of(Options options, IReadOnlyList<SizeMeasured> sizes)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"`{options.CommandLine}` on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}: {Machine()}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"PostgreSQL: {Cluster.Settings}. Clients, product and database share the machine. Each cell {options.Span.TotalSeconds:N1} s.");
        foreach (var size in sizes) Table(text, size);
        if (sizes.Count > 1) Growth(text, sizes[0], sizes[^1]);
        return text.ToString();
    }

    /// <summary>Into the document, in the place of the figures before.</summary>
    public static void Put(string report, string file)
    {
        var text = File.ReadAllText(file);
        var (from, to) = (text.IndexOf(From, StringComparison.Ordinal), text.IndexOf(To, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"{file} has no place for figures: {From} … {To}");
        File.WriteAllText(file, $"{text[..(from + From.Length)]}\n{report}{text[to..]}");
    }

    private static void Table(StringBuilder text, SizeMeasured size)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"\n### {size.Rows:N0} leads, {size.Rows:N0} customers ({size.Filled.DatabaseSize})\n");
        text.AppendLine("| operation | p50 ms | p95 | p99 | op/s, 8 clients | op/s, 32 | aim | | CPU ms app + db | bytes | SQL alone: p50, op/s |");
        text.AppendLine("|---|--:|--:|--:|--:|--:|---|---|--:|--:|--:|");
        foreach (var line in size.Lines)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {line.Operation.Name} | {Ms(line.One.At(.5))} | {Ms(line.One.At(.95))} | {Ms(line.One.At(.99))} | {line.Eight.PerSecond:N0} | {line.Many.PerSecond:N0} | {AimOf(line.Operation.Aim)} | {Verdict(line)} | {line.Eight.AppMs:N2} + {line.Eight.DatabaseMs:N2} | {line.One.BytesEach:N0} | {FloorOf(line)} |");
        if (size.Night is { } night)
            text.AppendLine(CultureInfo.InvariantCulture, $"\nThe check at 23:59 over {night.Active:N0} active opportunities, {night.Lost:N0} of them without evidence: {night.Took.TotalSeconds:N1} s as a process of its own, its start included (aim: 60 s for a million). The work list meanwhile: p95 {night.During.At(.95):N2} ms, idle {night.Idle.At(.95):N2} ms (aim: under twice).");
        text.AppendLine(CultureInfo.InvariantCulture, $"\nFilling: {size.Filled.Took.TotalSeconds:N0} s. Memory of the product: {size.MemoryIdle >> 20} MB before, {size.MemoryMost >> 20} MB at most (aim ≤ 300).");
    }

    private static void Growth(StringBuilder text, SizeMeasured small, SizeMeasured big)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"\n### From {small.Rows:N0} to {big.Rows:N0} (aim: p50 ≤ 1.5 ×)\n");
        foreach (var (a, b) in small.Lines.Zip(big.Lines))
            text.AppendLine(CultureInfo.InvariantCulture, $"- {a.Operation.Name}: {b.One.At(.5) / a.One.At(.5):N2} ×{(b.One.At(.5) > 1.5 * a.One.At(.5) ? " (misses)" : "")}");
    }

    private static string AimOf(Aim aim) => string.Join(", ", new[] { aim.P50 is { } p50 ? $"p50 ≤ {p50}" : null, aim.P95 is { } p95 ? $"p95 ≤ {p95}" : null, aim.PerSecond is { } each ? $"≥ {each:N0}/s" : null }.OfType<string>());

    private static string Verdict(Line line)
    {
        var aim = line.Operation.Aim;
        if (line.Failures > 0) return $"**{line.Failures} failed**";
        if (aim == new Aim()) return "";
        var (reached, busiest) = ((aim.P50 is not { } p50 || line.One.At(.5) <= p50) && (aim.P95 is not { } p95 || line.One.At(.95) <= p95), Math.Max(line.Eight.PerSecond, line.Many.PerSecond));
        return reached && (aim.PerSecond is not { } each || busiest >= each) ? "holds" : "**misses**";
    }

    private static string FloorOf(Line line) => line is { FloorOne: { } one, FloorEight: { } eight } ? string.Create(CultureInfo.InvariantCulture, $"{Ms(one.At(.5))}, {eight.PerSecond:N0}") : "";
    private static string Ms(double ms) => ms.ToString(ms < 10 ? "N2" : "N1", CultureInfo.InvariantCulture);

    private static string Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "unknown processor";
        var memory = long.Parse(File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 20;
        return $"{Environment.ProcessorCount} cores of {model}, {memory} GB, .NET {Environment.Version}";
    }
}

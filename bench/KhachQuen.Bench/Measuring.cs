namespace KhachQuen.Bench;

/// <summary>One operation at one size: alone, with eight and with 32 clients, and the floor beside it.</summary>
internal sealed record Line(Operation Operation, Measured One, Measured Eight, Measured Many, Measured? FloorOne, Measured? FloorEight)
{
    public int Failures => One.Failures + Eight.Failures + Many.Failures;
}

internal sealed record SizeMeasured(int Rows, Filled Filled, IReadOnlyList<Line> Lines, long MemoryIdle, long MemoryMost)
{
    public NightMeasured? Night { get; init; }
}

internal static class Measuring
{
    public static async Task<SizeMeasured> All(Options options, Cluster cluster, Product product, int rows, Filled filled)
    {
        var sample = await Sample.Draw(cluster, product);
        var idle = Spent.WorkingSet(product.Pid);
        var (lines, most) = (new List<Line>(), idle);
        var floor = new Floor(cluster, sample);
        using var http = new HttpMessageInvoker(product.Handler, disposeHandler: false);
        Task<Measured> Run(Operation operation, int clients, TimeSpan span) => Load.Run(clients, span, (client, i) => Once(http, operation.Ask(client, i)), product.Pid, cluster.Pid);
        var wanted = new Operations(product, sample).All.Where(o => options.Only is not { } only || o.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        for (var round = 0; round < 3; round++)      // warm: compiled for speed, planned, in memory; all before the first is measured
            foreach (var operation in wanted) await Run(operation, 8, options.Span / 2);
        foreach (var operation in wanted)
        {
            var (one, eight, many) = (await Run(operation, 1, options.Span), await Run(operation, 8, options.Span), await Run(operation, 32, options.Span));
            most = Math.Max(most, Spent.WorkingSet(product.Pid));
            var (floorOne, floorEight) = operation.Floor is { } name ? (await floor.Measure(name, 1, options.Span / 2), await floor.Measure(name, 8, options.Span / 2)) : (null, null);
            lines.Add(new(operation, one, eight, many, floorOne, floorEight));
            Console.Error.WriteLine($"{rows,9:N0}  {operation.Name,-50} p50 {one.At(.5),7:N2}  p95 {one.At(.95),7:N2}  p99 {one.At(.99),7:N2} ms   {eight.PerSecond,7:N0}/s  32: {many.PerSecond,7:N0}/s   app {eight.AppMs:N2} db {eight.DatabaseMs:N2} ms   floor {floorOne?.At(.5),6:N2} ms {floorEight?.PerSecond,7:N0}/s   failed {lines[^1].Failures}");
        }
        return new(rows, filled, lines, idle, most);
    }

    internal static async Task<long> Once(HttpMessageInvoker http, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await http.SendAsync(request, CancellationToken.None);
            var body = await answer.Content.ReadAsByteArrayAsync();
            return answer.IsSuccessStatusCode ? body.Length : -1;
        }
    }
}

using System.Diagnostics;

namespace KhachQuen.Bench;

/// <summary>What came of asking for a while.</summary>
/// <param name="Took">Of each, in milliseconds, rising.</param>
internal sealed record Measured(double[] Took, TimeSpan Span, int Failures, long Bytes, double AppSeconds, double DatabaseSeconds)
{
    public double PerSecond => Took.Length / Span.TotalSeconds;
    public double BytesEach => Took.Length == 0 ? 0 : (double)Bytes / Took.Length;
    public double AppMs => Took.Length == 0 ? 0 : 1_000 * AppSeconds / Took.Length;
    public double DatabaseMs => Took.Length == 0 ? 0 : 1_000 * DatabaseSeconds / Took.Length;
    public double At(double share) => Took.Length == 0 ? double.NaN : Took[Math.Min(Took.Length - 1, (int)(share * Took.Length))];
}

/// <summary>So many clients, each asking again as soon as it is answered.</summary>
internal static class Load
{
    /// <param name="clients">How many at once.</param>
    /// <param name="span">How long.</param>
    /// <param name="ask">One asking: the client's number, the how-manieth in all; answers with its bytes, negative when it failed.</param>
    /// <param name="app">The product, to read its processor time; null: not of interest.</param>
    /// <param name="database">The postmaster.</param>
    /// <param name="until">Ends it before its time.</param>
    public static async Task<Measured> Run(int clients, TimeSpan span, Func<int, int, Task<long>> ask, int? app, int? database, CancellationToken until = default)
    {
        var (next, failures, bytes) = (-1, 0, 0L);
        var (appBefore, databaseBefore) = (Cpu(app), Cpu(database, withChildren: true));
        var clock = Stopwatch.StartNew();
        async Task<List<double>> Client(int client)
        {
            var took = new List<double>();
            while (clock.Elapsed < span && !until.IsCancellationRequested)
            {
                var begun = Stopwatch.GetTimestamp();
                var got = await ask(client, Interlocked.Increment(ref next));
                took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                if (got < 0) Interlocked.Increment(ref failures);
                else Interlocked.Add(ref bytes, got);
            }
            return took;
        }
        var all = (await Task.WhenAll(Enumerable.Range(0, clients).Select(c => Task.Run(() => Client(c))))).SelectMany(t => t).Order().ToArray();
        return new(all, clock.Elapsed, failures, bytes, Cpu(app) - appBefore, Cpu(database, withChildren: true) - databaseBefore);
    }

    private static double Cpu(int? pid, bool withChildren = false) => pid is { } of ? Spent.Seconds(of, withChildren) : 0;
}

using System.Diagnostics;
using Npgsql;

namespace KhachQuen.Bench;

/// <summary>What the check at 23:59 cost, and what the floor felt of it.</summary>
/// <param name="Active">Opportunities at work.</param>
/// <param name="Lost">Closed by the check.</param>
/// <param name="Idle">The work list before it.</param>
/// <param name="During">The same while it ran.</param>
internal sealed record NightMeasured(long Active, long Lost, TimeSpan Took, Measured Idle, Measured During);

/// <summary>The check of the evidence over the whole house (F-43, aim: a million active ones in 60 s, the work list's p95 under twice its idle value).</summary>
internal static class Night
{
    private const string List = "my leads, page 1 with count (API)";
    private const int OneIn = 20;

    /// <summary>Takes the evidence from one in twenty active ones, then runs the check of yesterday's date as a process of its own.</summary>
    public static async Task<NightMeasured> Check(Options options, Cluster cluster, Product product)
    {
        await using var source = NpgsqlDataSource.Create(cluster.Connection + ";Command Timeout=1800");
        await Do(source, $"""UPDATE sales_opportunities SET "EvidenceState" = 0, "EvidenceSince" = now() - interval '3 days' WHERE "State" = 0 AND "Class" = 0 AND ('x' || right("Id"::text, 6))::bit(24)::int % {OneIn} = 0""");
        await Do(source, "VACUUM ANALYZE sales_opportunities");
        var active = (await Sample.List<long>(source, """SELECT count(*) FROM sales_opportunities WHERE "State" = 0"""))[0];
        var sample = await Sample.Draw(cluster, product);
        var operation = new Operations(product, sample).All.Single(o => o.Name == List);
        using var http = new HttpMessageInvoker(product.Handler, disposeHandler: false);
        Task<Measured> Ask(TimeSpan span, CancellationToken until) => Load.Run(1, span, (client, i) => Measuring.Once(http, operation.Ask(client, i)), product.Pid, cluster.Pid, until);
        await Ask(options.Span, default);
        var idle = await Ask(TimeSpan.FromSeconds(10), default);
        using var over = new CancellationTokenSource();
        var during = Ask(TimeSpan.FromMinutes(30), over.Token);
        var clock = Stopwatch.StartNew();
        Console.Error.WriteLine(await Product.Command(options, cluster, "job", "run", "evidence-check", "--date", TimeProvider.System.GetUtcNow().AddHours(7).AddDays(-1).ToString("yyyy-MM-dd", null)));
        var took = clock.Elapsed;
        await over.CancelAsync();
        var lost = (await Sample.List<long>(source, """SELECT count(*) FROM sales_opportunities WHERE "LostByCheckOn" IS NOT NULL"""))[0];
        return new(active, lost, took, idle, await during);
    }

    private static async Task Do(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

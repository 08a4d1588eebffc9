using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Telesales;
using KhachQuen.Tests.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales.Imports;

/// <summary>X-20: 1,000,000 rows without growing memory, fast, and balanced to the last one (KQ_FULL=1; 20,000 otherwise).</summary>
[Collection(nameof(Alone))]
public sealed class LongImportTests(Houses houses, ITestOutputHelper output)
{
    private const int Long = 1_000_000, Usual = 20_000;
    private const long Allowed = 120L << 20;
    private static readonly string[] Prefixes = ["090", "091", "093", "094", "096", "097", "098", "086"];
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static bool InFull => Environment.GetEnvironmentVariable("KQ_FULL") == "1";

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_long_file_is_imported_and_shared_with_flat_memory(string database)
    {
        var rows = InFull ? Long : Usual;
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var team = await Floor.Team(house, "Nhóm dài", agents: 7);
        var api = await house.Api("quan");
        var job = await Watched(house, api, Sheet(rows), new { source = "import", basis = "agreement", sharing = "even", team });
        var (created, duplicates, rejected) = job.Counts();
        Assert.Equal((rows - rows / 50 - rows / 100, rows / 50, rows / 100), (created, duplicates, rejected));
        await Balances(house, job.Id(), created, duplicates);
    }

    private async Task<System.Text.Json.JsonElement> Watched(House house, HttpClient api, byte[] file, object fields)
    {
        var id = (await api.Import(file, fields)).Id();
        var busyBefore = Environment.CpuUsage.TotalTime;
        var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        var over = api.Over(id);
        while (await Task.WhenAny(over, Task.Delay(InFull ? 3_000 : 500, Now)) != over) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        var job = await over;
        var seconds = (job.GetProperty("endedAt").GetDateTime() - job.GetProperty("startedAt").GetDateTime()).TotalSeconds;
        output.WriteLine($"{house.Get<KhachQuen.Platform.DatabaseChoice>().IsPostgres switch { true => "postgres", _ => "sqlite" }}: {job.Number("total"):N0} rows in {seconds:N1} s, {job.Number("total") / seconds:N0} rows/s, {job.Number("total") / (Environment.CpuUsage.TotalTime - busyBefore).TotalSeconds:N0} rows per second of our processor time, memory grew by {most >> 20} MB at most");
        Assert.True(most < Allowed, $"grew by {most >> 20} MB");
        return job;
    }

    private static async Task Balances(House house, Guid import, int created, int duplicates)
    {
        await using var db = house.Open();
        var leads = db.Rows<Lead>().Where(l => l.ImportId == import);
        Assert.Equal((created, duplicates), (await leads.CountAsync(l => l.DuplicateOfId == null, Now), await leads.CountAsync(l => l.DuplicateOfId != null, Now)));
        Assert.Equal(created, await leads.Where(l => l.DuplicateOfId == null).Select(l => l.Phone).Distinct().CountAsync(Now));
        var shares = await leads.Where(l => l.DuplicateOfId == null).GroupBy(l => l.OwnerId).Select(g => g.Count()).ToListAsync(Now);
        Assert.Equal(7, shares.Count);
        Assert.True(shares.Max() - shares.Min() <= 1, string.Join(' ', shares));
        Assert.Equal(created, await db.Rows<Assignment>().CountAsync(a => a.BatchId == import && a.Rule == "even", Now));
    }

    /// <summary>Of each hundred rows two repeat a number, one has none.</summary>
    internal static byte[] Sheet(int rows) => Importing.Sheet(Enumerable.Range(0, rows).Select(i => (i % 100) switch
    {
        40 => Row(i, Phone(i - 39)), 80 => Row(i, "+84 " + Phone(i - 70)[1..]), 99 => Row(i, "chưa có số"), _ => Row(i, Phone(i)),
    }), "Họ tên;SĐT;Sản phẩm quan tâm;Nguồn;Ngày để lại số;Tỉnh/TP;Ghi chú");

    /// <summary>A million of them must go into the 50 MB a file may have: short ones, then.</summary>
    private static string Row(int i, string phone) => InFull ? $"Bình {i};{phone};;Facebook;;;" : $"Trần Thị Bình {i};{phone};Viên khớp Bạch Mai;{(i % 3 == 0 ? "Facebook" : "Landing tháng 11")};05/11/2026;Quảng Ninh;Hỏi giá {i % 7} hộp";

    private static string Phone(int i) => Prefixes[i % Prefixes.Length] + (i / Prefixes.Length + 2_000_000).ToString("0000000", CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using KhachQuen.Contacts;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Trust;

/// <summary>
/// X-20 from outside: the command line imports a file that no memory need hold, weighed as the machine weighs it (KQ_FULL=1: 1,000,000 rows; 20,000 otherwise).
/// <see cref="Telesales.Imports.LongImportTests"/> looks at the managed heap and at who got what.
/// </summary>
[Collection(nameof(Platform.Sheets.Alone))]
public sealed class LongImportChildTests(Houses houses, ITestOutputHelper output)
{
    private const long Allowed = 400L << 20, MayGrow = 150L << 20;
    private static readonly int Rows = Environment.GetEnvironmentVariable("KQ_FULL") == "1" ? 1_000_000 : 20_000;
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_long_file_is_imported_by_a_process_that_stays_small(string database)
    {
        var place = houses.EmptyPlace(database);
        await using (var house = Houses.At(place)) await Cast.Enter(house);
        var sheet = Path.Combine(place["DATA"]!, "long.csv");
        await Write(sheet);
        var (said, weights) = await Weighed(place, sheet);
        output.WriteLine($"{said}; {weights.Max() >> 20} MB at most");
        // Of each hundred rows two repeat a number and one has none: read = new + known + wrong.
        Assert.Equal($"created {Rows / 100 * 97}, duplicates {Rows / 100 * 2}, rejected {Rows / 100} of {Rows}", said);
        Assert.True(weights.Max() < Allowed, $"{weights.Max() >> 20} MB");
        var early = weights.Take(1 + weights.Count / 4).Max();
        if (Rows >= 1_000_000) Assert.True(weights.Max() - early < MayGrow, $"from {early >> 20} to {weights.Max() >> 20} MB");
        await using var after = Houses.At(place);
        await using var db = after.Open();
        Assert.Equal(Rows / 100 * 99, await db.Rows<Lead>().CountAsync(Now));
        Assert.Equal(Rows / 100 * 97, await db.Rows<Lead>().Where(l => l.DuplicateOfId == null).Select(l => l.Phone).Distinct().CountAsync(Now));
    }

    private static async Task<(string Said, IReadOnlyList<long> Weights)> Weighed(IReadOnlyDictionary<string, string?> place, string sheet)
    {
        using var process = ChildProduct.Begin(place, ["dotnet", ChildProduct.Program, "import", sheet, "--source", "import", "--basis", "customerRequest"]);
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(Now), process.StandardError.ReadToEndAsync(Now));
        var (over, weights) = (process.WaitForExitAsync(Now), new List<long>());
        do
        {
            try { weights.Add(WorkingSet(process.Id)); } catch (IOException) { }      // it has just ended
        } while (await Task.WhenAny(over, Task.Delay(100, Now)) != over);
        Assert.True(process.ExitCode == 0, await wrong);
        return ((await said).Trim(), weights);
    }

    private static long WorkingSet(int id) =>
        File.ReadLines($"/proc/{id}/status").Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Select(l => long.Parse(l[6..^2].Trim(), CultureInfo.InvariantCulture) << 10).FirstOrDefault();

    /// <summary>Row by row to the disk.</summary>
    private static async Task Write(string sheet)
    {
        await using var file = new StreamWriter(sheet, append: false, Encoding.UTF8);
        await file.WriteLineAsync("Họ tên;SĐT;Ghi chú");
        for (var i = 0; i < Rows; i++)
            await file.WriteLineAsync($"{KhachQuen.Demo.DemoNames.Person(i)};{(i % 100) switch { 40 => Phone(i - 39), 80 => "+84 " + Phone(i - 70)[1..], 99 => "chưa có số", _ => Phone(i) }};{i % 7} hộp");      // a million of them in the 50 MB a file may have
    }

    private static string Phone(int i) => KhachQuen.Demo.DemoNames.Mobile(2_000_000 + i);
}

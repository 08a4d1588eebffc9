using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales.Imports;

/// <summary>An import that updates leads we have, and its undo: byte for byte where nobody was since, kept and listed where somebody was (X-20, X-25; KQ_FULL=1: 100,000 rows, 500 edits).</summary>
[Collection(nameof(KhachQuen.Tests.Platform.Sheets.Alone))]
public sealed class ImportUpdateTests(Houses houses, ITestOutputHelper output)
{
    private static readonly (int Rows, int Edits) Size = Environment.GetEnvironmentVariable("KQ_FULL") == "1" ? (100_000, 500) : (2_500, 50);
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Undoing_an_import_with_updates_puts_back_every_row_nobody_touched_and_lists_the_others(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var api = await house.Api("quan");
        await api.Imported(Importing.Sheet(Enumerable.Range(0, Size.Rows).Select(i => $"Khách {i};{Phone(i)};ghi chú {i}")), new { source = "import", basis = "agreement", sharing = "nobody" });
        var before = await Rows(house);
        var started = System.Diagnostics.Stopwatch.StartNew();
        var job = await api.Imported(Importing.Sheet(Enumerable.Range(0, Size.Rows).Select(i => $"{(i % 3 == 0 ? "" : $"Tên mới {i}")};{Phone(i)};mua lại {i}").Append($"Khách lạ;{Phone(Size.Rows)};")), new { source = "facebook", basis = "agreement", sharing = "nobody", known = "update" });
        Assert.Equal((Size.Rows + 1, 1, Size.Rows, 0, 0), (job.Number("total"), job.Number("created"), job.Number("updated"), job.Number("duplicates"), job.Number("rejected")));
        output.WriteLine($"{Size.Rows:N0} updated in {started.Elapsed.TotalSeconds:N1} s");
        await using (var db = house.Open())
        {
            var one = await db.Rows<Lead>().SingleAsync(l => l.Phone == Numbers.E164(Phone(3)), Now);
            Assert.Equal(("Khách 3", "mua lại 3", "facebook", "import"), (one.Name, one.Note, one.LastSource, one.FirstSource));       // an empty cell changes nothing
            Assert.Equal("Tên mới 4", await db.Rows<Lead>().Where(l => l.Phone == Numbers.E164(Phone(4))).Select(l => l.Name).SingleAsync(Now));
        }
        var edited = await Edit(house, api);
        started.Restart();
        await api.Over(await Undo(house, api, job.Id()));
        output.WriteLine($"taken back in {started.Elapsed.TotalSeconds:N1} s");
        await Check(house, api, job.Id(), before, edited);
    }

    /// <summary>Some are edited by people since: every two hundredth.</summary>
    private static async Task<HashSet<Guid>> Edit(House house, HttpClient api)
    {
        await using var db = house.Open();
        var all = await db.Rows<Lead>().Where(l => l.FirstSource == "import").OrderBy(l => l.Id).Select(l => new { l.Id, l.Version }).ToListAsync(Now);
        var some = all.Where((_, i) => i % (Size.Rows / Size.Edits) == 7).ToList();
        foreach (var lead in some) await api.Patch($"/leads/{lead.Id}", new { priority = 2 }, lead.Version);
        return [.. some.Select(l => l.Id)];
    }

    private static async Task<Guid> Undo(House house, HttpClient api, Guid job)
    {
        var asked = await api.Post($"/operations/{job}:undo", new { });
        Assert.Equal("undoing", asked.Text("state"));
        await using var db = house.Open();
        return await db.Rows<Work>().Where(w => w.UndoOfId == job).Select(w => w.Id).SingleAsync(Now);
    }

    private static async Task Check(House house, HttpClient api, Guid job, Dictionary<Guid, string> before, HashSet<Guid> edited)
    {
        var operation = await api.Get($"/operations/{job}");
        Assert.Equal("undone", operation.Text("state"));
        Assert.Equal((Size.Rows + 1 - Size.Edits, Size.Edits, 0), (operation.GetProperty("heaps").Number("reversed"), operation.GetProperty("heaps").Number("kept"), operation.GetProperty("heaps").Number("impossible")));
        var after = await Rows(house);
        Assert.Equal(before.Count, after.Count);       // the new one is gone again
        Assert.Equal(edited.Order(), before.Where(b => after[b.Key] != b.Value).Select(b => b.Key).Order());
        await using var db = house.Open();
        Assert.All(await db.Rows<Lead>().Where(l => edited.Contains(l.Id)).ToListAsync(Now), l => Assert.Equal(((short)2, "facebook"), (l.Priority, l.LastSource)));
        var listed = new List<JsonElement>();
        for (string? next = null; ;)
        {
            var page = await api.Get($"/operations/{job}/rows?limit=100" + (next is null ? "" : "&after=" + next));
            listed.AddRange(page.GetProperty("items").EnumerateArray());
            if ((next = page.GetProperty("next").GetString()) is null) break;
        }
        Assert.Equal(edited.Order(), listed.Select(l => l.Id("rowId")).Order());
        Assert.All(listed, l => Assert.Equal(("lead", "kept", "operation.editedSince", $"/leads/{l.Id("rowId")}"), (l.Text("noun"), l.Text("heap"), l.Text("reason"), l.Text("path"))));
        Assert.Equal(0, await db.Rows<BeforeImage>().CountAsync(Now));
    }

    private static string Phone(int i) => "09" + (61_000_000 + i).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Every column of every lead but the version and when it was last written.</summary>
    private static async Task<Dictionary<Guid, string>> Rows(House house)
    {
        await using var db = house.Open();
        var rows = new Dictionary<Guid, string>();
        await foreach (var lead in db.Rows<Lead>().AsNoTracking().AsAsyncEnumerable().WithCancellation(Now))
        {
            var entry = db.Entry(lead);
            rows[lead.Id] = string.Join('|', entry.Properties.Where(p => p.Metadata.Name is not ("Version" or "UpdatedAt")).Select(p => $"{p.Metadata.Name}={p.CurrentValue}"));
            entry.State = EntityState.Detached;
        }
        return rows;
    }
}

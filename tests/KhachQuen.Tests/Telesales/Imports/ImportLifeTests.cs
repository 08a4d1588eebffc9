using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales.Imports;

/// <summary>What happens to an import on its way: stopped, killed, raced, taken over, taken back (X-20, X-25, T-1).</summary>
public sealed class ImportLifeTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_stopped_import_says_what_it_did_and_goes_on_where_it_stopped(string database)
    {
        await using var house = await Quiet(database);
        var api = await house.Api("quan");
        var id = (await api.Import(Importing.Sheet(Phones(20_000), i => $"Khách {i}"))).Id();
        await Stopped(house, api, id, async () => await api.Post($"/jobs/{id}:cancel", new { }));
        var stopped = await api.Over(id, "cancelled");
        Assert.InRange(stopped.Number("done"), 1, 19_999);
        Assert.Equal(stopped.Number("done"), stopped.Number("created"));
        Assert.Equal(stopped.Number("created"), (await api.LeadsOf(id)).Count);
        Assert.Equal("work.over", (await api.Post($"/jobs/{id}:cancel", new { }, 422)).Text("code"));
        await api.Post($"/jobs/{id}:resume", new { }, 202);
        Assert.True(await house.Get<WorkDesk>().TakeOne(id, Now));
        Assert.Equal((20_000, 0, 0), (await api.Over(id)).Counts());
        Assert.Equal("work.cannotResume", (await api.Post($"/jobs/{id}:resume", new { }, 422)).Text("code"));
        await NoPhoneTwice(house, id, 20_000);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_waiting_import_is_stopped_at_once(string database)
    {
        await using var house = await Quiet(database);
        var api = await house.Api("quan");
        var id = (await api.Import(Importing.Sheet(Phones(3), i => $"Khách {i}"))).Id();
        Assert.Equal("cancelled", (await api.Post($"/jobs/{id}:cancel", new { })).Text("state"));
        Assert.False(await house.Get<WorkDesk>().TakeOne(id, Now));
        Assert.Empty(await api.LeadsOf(id));
    }

    /// <summary>T-1, mid-import: stopped at random moments, within a transaction and between two, until it is through; the seed is printed.</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task However_often_it_is_killed_no_row_is_lost_and_none_is_doubled(string database)
    {
        await using var house = await Quiet(database);
        var api = await house.Api("quan");
        var team = await Floor.Team(house, "Nhóm bền", agents: 3);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (phones, kills) = (Phones(6_000), 0);
        var id = (await api.Import(Importing.Sheet(WithRepeats(phones), i => $"Khách {i}"), new { source = "import", basis = "agreement", team })).Id();
        for (; (await api.Get($"/jobs/{id}")).Text("state") is "queued" or "running"; kills++)
        {
            using var life = CancellationTokenSource.CreateLinkedTokenSource(Now);
            life.CancelAfter(kills < 40 ? random.Next(1, 400) : 600_000);
            try { await house.Get<WorkDesk>().TakeOne(id, life.Token); }
            catch (OperationCanceledException) when (life.IsCancellationRequested && !Now.IsCancellationRequested) { }      // killed before it had claimed the work
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {kills} turns");
        Assert.Equal((6_000, 600, 60), (await api.Over(id)).Counts());
        await NoPhoneTwice(house, id, 6_000);
        await Floor.LedgerBalances(house, id, even: 6_000, duplicates: 600);
        var shares = (await api.LeadsOf(id)).Where(l => l.Text("stage") == "new").CountBy(l => l.Id("ownerId")).Select(s => s.Value).Order();
        Assert.Equal([2_000, 2_000, 2_000], shares);
    }

    /// <summary>A node that was thought dead and wakes up writes nothing: its work is fenced by the lease.</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_node_that_wakes_up_after_another_took_over_writes_nothing(string database)
    {
        await using var house = await Quiet(database);
        var api = await house.Api("quan");
        var id = (await api.Import(Importing.Sheet(Phones(6_000), i => $"Khách {i}"))).Id();
        var desk = house.Get<WorkDesk>();
        var nodes = new List<Task<bool>> { Task.Run(() => desk.TakeOne(id, Now), Now) };
        for (var takeover = 1; takeover <= 3; takeover++)
        {
            await Reaches(api, id, takeover * 1_000);
            await using (var db = house.Open()) await db.Rows<Work>().Where(w => w.Id == id).ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, DateTime.UnixEpoch), Now);
            nodes.Add(Task.Run(() => desk.TakeOne(id, Now), Now));
        }
        await Task.WhenAll(nodes);
        Assert.Equal((6_000, 0, 0), (await api.Over(id)).Counts());
        await NoPhoneTwice(house, id, 6_000);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_imports_of_the_same_file_at_once_make_each_phone_once(string database)
    {
        var house = houses.On(database);
        var api = await house.Api("quan");
        var file = Importing.Sheet(Phones(2_500), i => $"Khách {i}");
        var jobs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => api.Imported(file)));
        Assert.Equal(2_500, jobs.Sum(j => j.Number("created")));
        Assert.Equal(2_500, jobs.Sum(j => j.Number("duplicates")));
        await using var db = house.Open();
        var ids = jobs.Select(j => (Guid?)j.Id()).ToArray();
        var firsts = await db.Rows<Lead>().Where(l => ids.Contains(l.ImportId) && l.DuplicateOfId == null).Select(l => l.Phone).ToListAsync(Now);
        Assert.Equal(2_500, firsts.Distinct().Count());
        Assert.Equal(2_500, firsts.Count);
    }

    /// <summary>A lead entered by hand while the import of the same number runs is its duplicate, or the other way round; never two of them.</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_number_entered_by_hand_during_its_import_is_there_once(string database)
    {
        var house = houses.On(database);
        var api = await house.Api("quan");
        var phones = Phones(1_500);
        var job = (await api.Import(Importing.Sheet(phones, i => $"Khách {i}"))).Id();
        await Task.WhenAll(phones.Where((_, i) => i % 100 == 0).Select(p => api.Post("/leads", new { phone = p, basis = "customerRequest" })));
        await api.Over(job);
        await using var db = house.Open();
        var e164 = phones.ConvertAll(Numbers.E164);
        var firsts = await db.Rows<Lead>().Where(l => e164.Contains(l.Phone) && l.DuplicateOfId == null).GroupBy(l => l.Phone).Select(g => g.Count()).ToListAsync(Now);
        Assert.Equal((1_500, 1), (firsts.Count, firsts.Max()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_import_stops_when_its_asker_may_no_longer_import(string database)
    {
        await using var house = await Quiet(database);
        var api = await house.Api("tuan");
        var id = (await api.Import(Importing.Sheet(Phones(3), i => $"Khách {i}"))).Id();
        await using (var db = house.Open())
        {
            (await db.Users.SingleAsync(u => u.UserName == "tuan", Now)).Give(["sales"]);
            await db.SaveChangesAsync(Now);
        }
        await house.Get<WorkDesk>().TakeOne(id, Now);
        var job = await api.Over(id, "failed");
        Assert.Equal(("work.askerMayNot", 0), (job.GetProperty("problem").Text("code"), job.Number("done")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_file_that_breaks_off_in_the_middle_leaves_nothing(string database)
    {
        await using var house = await Quiet(database);
        var api = await house.Api("quan");
        var id = (await api.Import(Importing.Sheet(Phones(3_000), i => $"Khách {i}").Concat(Endless).ToArray())).Id();
        await house.Get<WorkDesk>().TakeOne(id, Now);
        var job = await api.Over(id, "failed");
        Assert.Equal(0, job.Number("done"));
        Assert.StartsWith("sheet.", job.GetProperty("problem").Text("code"), StringComparison.Ordinal);
        Assert.Empty(await api.LeadsOf(id));
    }

    /// <summary>A row wider than any sheet may be.</summary>
    private static byte[] Endless => System.Text.Encoding.UTF8.GetBytes("\r\n" + string.Join(';', Enumerable.Range(0, 20_000)));

    private async Task<House> Quiet(string database)
    {
        var house = houses.Another(database, works: false);
        await Cast.Enter(house);
        return house;
    }

    private static List<string> Phones(int count) => [.. Enumerable.Range(0, count).Select(_ => Numbers.Next())];

    /// <summary>After each hundred numbers ten of them again, in another form, and one that is none.</summary>
    private static IEnumerable<string> WithRepeats(List<string> phones) =>
        phones.Chunk(100).SelectMany(hundred => hundred.Concat(hundred.Take(10).Select(p => "+84 " + p[1..])).Append("không có"));

    private static async Task Reaches(HttpClient api, Guid id, int rows)
    {
        while (await api.Get($"/jobs/{id}") is var job && job.Text("state") is "queued" or "running" && job.Number("done") < rows) await Task.Delay(5, Now);
    }

    private static async Task Stopped(House house, HttpClient api, Guid id, Func<Task> stop)
    {
        var turn = Task.Run(() => house.Get<WorkDesk>().TakeOne(id, Now), Now);
        await Reaches(api, id, 1);
        await stop();
        await turn;
    }

    private static async Task NoPhoneTwice(House house, Guid import, int created)
    {
        await using var db = house.Open();
        var firsts = db.Rows<Lead>().Where(l => l.ImportId == import && l.DuplicateOfId == null).Select(l => l.Phone);
        Assert.Equal((created, created), (await firsts.CountAsync(Now), await firsts.Distinct().CountAsync(Now)));
    }
}

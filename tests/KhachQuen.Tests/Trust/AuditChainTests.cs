using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Tests.Shell;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Trust;

/// <summary>T-32: one changed, deleted, inserted or moved row of the audit is found and located (KQ_FULL=1: of 100,000; of 2,000 otherwise).</summary>
public sealed class AuditChainTests(Houses houses)
{
    private static readonly int Lines = Environment.GetEnvironmentVariable("KQ_FULL") == "1" ? 100_000 : 2_000;
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whatever_is_done_to_a_row_behind_the_products_back_is_found_and_located(string database)
    {
        await using var house = houses.Another(database, empty: true);
        await Written(house, Lines);
        var (whole, ids) = (await house.Get<AuditCheck>().Run(Now), await Ids(house));
        Assert.Equal((true, ids.Count, (long)ids.Count, 0), (whole.Intact, (int)whole.Lines, whole.Seq, whole.Unsealed));
        foreach (var tampering in Tamperings.All(house, ids))
        {
            await tampering.Do(Now);
            var found = (await house.Get<AuditCheck>().Run(Now)).Flaws;
            Assert.True(tampering.Expected.SequenceEqual(found), $"{tampering.Name}: expected {string.Join(", ", tampering.Expected)}; found {string.Join(", ", found)}");
            await tampering.Undo(Now);
            Assert.True((await house.Get<AuditCheck>().Run(Now)).Flaws is [], $"after {tampering.Name} was taken back");
        }
        Assert.Equal(whole.Head, (await house.Get<AuditCheck>().Run(Now)).Head);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_sealers_and_many_writers_at_once_make_one_chain_without_gaps(string database)
    {
        await using var house = houses.Another(database, empty: true);
        await Cast.Enter(house);
        var (before, writers) = (await Count(house), 6);
        using var done = new CancellationTokenSource();
        var sealers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () => { while (!done.IsCancellationRequested) await house.Get<AuditSealer>().Seal(Now); }, Now)).ToList();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(i => Task.Run(async () =>
        {
            for (var n = 0; n < 30; n++) await Note(house, $"{i}.{n}");
        }, Now)));
        await done.CancelAsync();
        await Task.WhenAll(sealers);
        await house.Get<AuditSealer>().Seal(Now);
        var verdict = await house.Get<AuditCheck>().Run(Now);
        Assert.True(verdict.Intact, string.Join(", ", verdict.Flaws));
        Assert.Equal((before + writers * 30L, before + writers * 30L, 0), (verdict.Lines, verdict.Seq, verdict.Unsealed));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_line_that_commits_late_is_sealed_all_the_same_and_one_rolled_back_leaves_no_trace(string database)
    {
        await using var house = houses.Another(database, empty: true);
        var sealer = house.Get<AuditSealer>();
        Assert.True(await sealer.Seal(Now) > 0);      // what a new installation begins with
        await using (var db = house.Open())
        {
            await using var transaction = await db.Begin(Now);
            Add(db, Line(House.Clock.Now().AddMinutes(-30), 1));      // older than what is sealed
            await db.SaveChangesAsync(Now);
            if (database == "postgres")      // SQLite's one writer holds the other up
            {
                await Note(house, "faster");
                Assert.Equal(1, await sealer.Seal(Now));
            }
            await transaction.Commit(Now);
        }
        await using (var db = house.Open())
        {
            await using var transaction = await db.Begin(Now);
            Add(db, Line(House.Clock.Now(), 2));
            await db.SaveChangesAsync(Now);
        }
        Assert.Equal((true, 1), (await house.Get<AuditCheck>().Run(Now)) is var waits ? (waits.Intact, waits.Unsealed) : default);
        Assert.Equal(1, await sealer.Seal(Now));
        Assert.Equal((true, 0), (await house.Get<AuditCheck>().Run(Now)) is var all ? (all.Intact, all.Unsealed) : default);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_installation_from_before_the_chain_begins_it_with_what_is_there_and_a_purge_leaves_an_anchor(string database)
    {
        await using var house = houses.Another(database, empty: true);
        await Cast.Enter(house);
        var lines = await Count(house);
        await using (var db = house.Open()) await db.Rows<UnsealedLine>().ExecuteDeleteAsync(Now);      // as an older release left it
        Assert.True(lines > 20);
        Assert.Equal(lines, await house.Get<AuditSealer>().Seal(Now));
        Assert.True((await house.Get<AuditCheck>().Run(Now)).Intact);
        await using (var db = house.Open())
        {
            var last = await db.Rows<AuditLink>().SingleAsync(l => l.Seq == 10, Now);
            await db.Rows<AuditLine>().Where(l => db.Rows<AuditLink>().Any(k => k.Seq <= 10 && k.AuditId == l.Id)).ExecuteDeleteAsync(Now);
            await db.Rows<AuditLink>().Where(k => k.Seq <= 10).ExecuteDeleteAsync(Now);
            Assert.Equal([new AuditFlaw(FlawKind.Missing, 1, null, 10)], (await house.Get<AuditCheck>().Run(Now)).Flaws);
            await db.Rows<AuditHead>().ExecuteUpdateAsync(s => s.SetProperty(h => h.KeptFrom, 11).SetProperty(h => h.KeptPrev, last.Hash), Now);
        }
        Assert.Equal((true, lines - 10L), (await house.Get<AuditCheck>().Run(Now)) is var kept ? (kept.Intact, kept.Lines) : default);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_tampered_audit_is_told_by_the_command_the_doctor_the_health_check_and_the_page(string database)
    {
        var cli = await new Cli(houses, database).Staffed();
        string head;
        await using (var house = Houses.At(cli.Settings))
        {
            await house.Get<AuditSealer>().Seal(Now);
            head = (await house.Get<AuditCheck>().RunAndKeep(ct: Now)).Head;
            var visitor = await house.Visitor().SignIn("root", House.Password);
            Assert.Contains("Chuỗi nhật ký nguyên vẹn đến", await visitor.See("/settings/audit"), StringComparison.Ordinal);
            await house.Get<AuditSealer>().Seal(Now);      // the signing in
        }
        Assert.StartsWith("intact: ", await cli.Well("audit", "verify", "--head", head), StringComparison.Ordinal);
        Assert.Equal((1, $"No line has the hash {new string('0', 64)} any more: the chain of the audit was written anew."), await cli.Run("audit", "verify", "--head", new string('0', 64)) is var u ? (u.Exit, u.Error) : default);
        var restored = await Restored(cli);
        Assert.Contains(head, (await restored.Well("audit", "verify", "--head", head)) + head, StringComparison.Ordinal);
        await using (var house = Houses.At(restored.Settings))
        {
            await using (var db = house.Open()) await db.Rows<AuditLine>().Where(l => db.Rows<AuditLink>().Any(k => k.Seq == 7 && k.AuditId == l.Id)).ExecuteUpdateAsync(s => s.SetProperty(l => l.ActorName, "someone else"), Now);
            var desk = house.Get<JobDesk>();
            Assert.StartsWith("TAMPERED in 1 places, the first Changed at 7", (await desk.Run(desk.Find("check-audit"), desk.Today, "root", Now)).Note, StringComparison.Ordinal);
            Assert.Equal("Degraded", await house.CreateClient().GetStringAsync("/health/ready", Now));
            var page = await (await house.Visitor().SignIn("root", House.Password)).See("/settings/audit");
            Assert.Contains("Dòng số 7 bị sửa", page, StringComparison.Ordinal);
        }
        var (exit, said, _) = await restored.Run("audit", "verify");
        Assert.Equal(1, exit);
        Assert.StartsWith("changed  no. 7, line ", said, StringComparison.Ordinal);
        Assert.Contains("WRONG  audit: tampered with in 1 places", (await restored.Run("doctor")).Out, StringComparison.Ordinal);
    }

    private async Task<Cli> Restored(Cli cli)
    {
        var (file, restored) = (Path.Combine(Path.GetDirectoryName(cli.Folder)!, Guid.CreateVersion7() + ".tar.gz"), new Cli(houses, cli.Settings["DATABASE"] is { Length: > 0 } ? "postgres" : "sqlite"));
        await cli.Well("backup", file);
        await restored.Well("restore", file);
        return restored;
    }

    internal static AuditLine Line(DateTime at, int number) => new()
    {
        Id = Keys.New(at), At = at, ActorId = Guid.CreateVersion7(), ActorName = "lan", From = number % 3 == 0 ? null : "127.0.0.1", Act = "changed", Noun = "lead", NounId = Guid.CreateVersion7(),
        Changes = string.Create(CultureInfo.InvariantCulture, $$"""{"note":[null,"Gọi lại lần {{number}}"]}"""),
    };

    private static void Add(Db db, AuditLine line) => db.AddRange(line, new UnsealedLine { AuditId = line.Id });

    private static async Task Written(House house, int lines)
    {
        await house.Get<AuditSealer>().Seal(Now);      // what a new installation begins with
        var at = House.Clock.Now();
        foreach (var chunk in Enumerable.Range(0, lines).Select(i => Line(at.AddTicks(i * 10_000L), i)).Chunk(10_000))
        {
            await using var db = house.Open();
            await using var transaction = await db.Begin(Now);
            await db.Dialect.BulkInsert(db, chunk, Now);
            await db.Dialect.BulkInsert(db, [.. chunk.Select(l => new UnsealedLine { AuditId = l.Id })], Now);
            await transaction.Commit(Now);
        }
        Assert.Equal(lines, await house.Get<AuditSealer>().Seal(Now));
    }

    private static async Task Note(House house, string what)
    {
        await using var db = house.Open();
        db.Note("tried", "chain", Guid.Empty, new Dictionary<string, object?> { ["what"] = what });
        await db.SaveChangesAsync(Now);
    }

    private static async Task<int> Count(House house)
    {
        await using var db = house.Open();
        return await db.Rows<AuditLine>().CountAsync(Now);
    }

    private static async Task<List<Guid>> Ids(House house)
    {
        await using var db = house.Open();
        return await db.Rows<AuditLink>().OrderBy(l => l.Seq).Select(l => l.AuditId).ToListAsync(Now);
    }
}

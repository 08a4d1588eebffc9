using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Platform.Data;

/// <summary>Many rows at once are the same rows as one by one, on both databases.</summary>
public sealed class BulkInsertTests(Houses houses, ITestOutputHelper output)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly DateTime At = new(2026, 11, 22, 3, 4, 5, 678, DateTimeKind.Utc);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_row_written_in_bulk_is_stored_just_as_a_saved_one(string database)
    {
        await using var db = houses.On(database).Open();
        var (saved, bulk) = (Full(Numbers.Next()), Full(Numbers.Next()));
        await using (var transaction = await db.Begin(Now))
        {
            db.Add(saved);
            await db.AddMany([bulk], "imported", bulk.Id, Now);
            await db.SaveChangesAsync(Now);
            await transaction.Commit(Now);
        }
        var (one, other) = (await Raw(db, saved.Id), await Raw(db, bulk.Id));
        foreach (var column in one.Keys.Except(["Id", "Phone", "PhoneTail", "Folded", "UpdatedAt"]))
            Assert.True(Equals(one[column], other[column]), $"{column}: {one[column]} and {other[column]}");
        db.ChangeTracker.Clear();
        var read = await db.Rows<Lead>().SingleAsync(l => l.Id == bulk.Id, Now);
        Assert.Equal((bulk.Phone, bulk.LeftOn, bulk.NextActionAt, LeadStage.Contact, 1L), (read.Phone, read.LeftOn, read.NextActionAt, read.Stage, read.Version));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Flags_and_codes_of_other_nouns_go_in_too(string database)
    {
        await using var db = houses.On(database).Open();
        var source = new Source(Numbers.Next(), "Hội chợ", At);
        source.Set("Hội chợ", hot: true, DuplicatePolicy.NewLead, SharingMode.LastHolder, null, allowsPull: false, active: true);
        await using var transaction = await db.Begin(Now);
        await db.AddMany([source], "imported", source.Id, Now);
        var read = await db.Sources.SingleAsync(s => s.Code == source.Code, Now);
        Assert.Equal((true, DuplicatePolicy.NewLead, SharingMode.LastHolder, false, 2), (read.Hot, read.DuplicatePolicy, read.Sharing, read.AllowsPull, read.RuleVersion));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Their_stories_and_one_audit_line_are_written_with_them(string database)
    {
        await using var db = houses.On(database).Open();
        var act = Keys.New(At);
        var leads = Enumerable.Range(0, 3).Select(_ => Full(Numbers.Next())).ToList();
        await using (var transaction = await db.Begin(Now))
        {
            await db.AddMany(leads, "imported", act, Now);
            await db.SaveChangesAsync(Now);
            await transaction.Commit(Now);
        }
        var ids = leads.ConvertAll(l => l.Id);
        Assert.Equal(3, await db.Rows<TimelineEntry>().CountAsync(t => ids.Contains(t.SubjectId) && t.Kind == "lead.assigned" && t.Noun == "lead", Now));
        var line = await db.Rows<AuditLine>().SingleAsync(l => l.NounId == act, Now);
        Assert.Equal(("imported", "lead", """{"count":[null,3]}"""), (line.Act, line.Noun, line.Changes));
        Assert.Empty(await db.Rows<AuditLine>().Where(l => ids.Contains(l.NounId)).ToListAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_name_written_in_bulk_is_found_by_its_parts(string database)
    {
        await using var db = houses.On(database).Open();
        var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Name = "Xuân Quỳnh Thảo Nguyên", Source = "import" }, At);
        await using (var transaction = await db.Begin(Now))
        {
            await db.AddMany([lead], "imported", lead.Id, Now);
            await db.SaveChangesAsync(Now);
            await transaction.Commit(Now);
        }
        Assert.Contains(lead.Id, await db.Dialect.WhereContains(db, db.Rows<Lead>(), l => l.Folded, "quynh thao").Select(l => l.Id).ToListAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_rolled_back_bulk_leaves_nothing(string database)
    {
        await using var db = houses.On(database).Open();
        var lead = Full(Numbers.Next());
        await using (await db.Begin(Now)) await db.AddMany([lead], "imported", lead.Id, Now);
        Assert.False(await db.Rows<Lead>().AnyAsync(l => l.Phone == lead.Phone, Now));
    }

    /// <summary>Two who want the same numbers, in opposite order, both come through (T-10).</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Many_locks_at_once_never_block_each_other_for_good(string database)
    {
        var names = Enumerable.Range(0, 300).Select(i => "phone:" + i.ToString(CultureInfo.InvariantCulture)).ToArray();
        using var start = new Barrier(2);
        async Task Take(string[] wanted)
        {
            start.SignalAndWait(Now);
            for (var round = 0; round < 10; round++)
            {
                await using var db = houses.On(database).Open();
                await using var transaction = await db.Begin(Now);
                await db.Dialect.Lock(db, wanted, Now);
                await transaction.Commit(Now);
            }
        }
        await Task.WhenAll(Task.Run(() => Take(names), Now), Task.Run(() => Take([.. names.Reverse()]), Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Five_thousand_rows_take_seconds_not_minutes(string database)
    {
        var leads = Enumerable.Range(0, 5_000).Select(_ => Full(Numbers.Next())).ToList();
        await using var db = houses.On(database).Open();
        await using var transaction = await db.Begin(Now);
        var watch = Stopwatch.StartNew();
        await db.AddMany(leads, "imported", leads[0].Id, Now);
        output.WriteLine($"{database}: {leads.Count / watch.Elapsed.TotalSeconds:N0} leads with their lines a second");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    /// <summary>A lead with everything in it.</summary>
    private static Lead Full(string phone)
    {
        var lead = new Lead(new NewLead
        {
            Phone = PhoneNumber.Parse(phone), Name = "Trần Thị Bình", ContactType = ContactType.Company, Email = "binh@vidu.vn", TaxCode = "0314409058", CitizenId = "079203012345", Source = "form",
            CampaignId = Guid.Parse("0198f4c2-0000-7000-8000-000000000001"), OriginalText = "Gọi sau 17h; \"đang đi làm\"", Basis = ContactBasis.CustomerRequest, BasisProof = "tờ rơi", Priority = 2, Region = "79",
            Note = "dòng một\ndòng hai", LeftOn = new(2026, 11, 20), ImportId = Guid.Parse("0198f4c2-0000-7000-8000-000000000002"),
        }, At);
        lead.GiveTo(Guid.Parse("0198f4c2-0000-7000-8000-000000000003"), null, "even", "Lan", At);
        lead.Apply(new LeadEffect(LeadMove.ToContact, "callbackRequested", At.AddDays(1)), null, At);
        return lead;
    }

    /// <summary>As the database holds it; on SQLite with the kind of each value, which its columns do not force.</summary>
    private static async Task<Dictionary<string, object>> Raw(Db db, Guid id)
    {
        await using var command = db.Rows<Lead>().Where(l => l.Id == id).CreateDbCommand();
        if (command.Connection!.State != System.Data.ConnectionState.Open) await command.Connection.OpenAsync(Now);
        await using var reader = await command.ExecuteReaderAsync(Now);
        Assert.True(await reader.ReadAsync(Now));
        return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => Value(reader, i));
    }

    private static object Value(DbDataReader reader, int column) => $"{reader.GetValue(column).GetType().Name} {reader.GetValue(column)}";
}

using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts;

/// <summary>A person is forgotten (T-31): no table, no audit line and no file names them, and everything that counts still counts.</summary>
public sealed class ErasureTests(Houses houses)
{
    private const string Name = "Vương Thị Quên Tuyệt", Street = "Ngõ Không Còn Ai 77";
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nothing_anywhere_names_an_erased_person_and_the_books_and_the_chain_stay_whole(string database)
    {
        await using var house = houses.Another(database);
        var story = await Story.Of(house);
        var (quan, data1) = (await house.Api("quan"), await house.Api("data1"));
        var request = await data1.Post("/subjects/requests", new { ask = "delete", phone = story.Phone.Insert(4, "."), how = "Gọi hotline" });
        await data1.Refuses($"/subjects/requests/{request.Id()}:erase", new { }, "subject.fourEyes");
        await quan.Refuses($"/subjects/requests/{request.Id()}:erase", new { }, "subject.orderOpen");
        await house.Go(story.Shipment, "shipNow", "posted", "picked", "delivering", "returning", "returned");
        await house.Get<AuditSealer>().Seal(Now);
        var before = await Dump.Of(house, Now);
        Assert.All(story.Marks, mark => Assert.True(before.Holds(mark), $"the story does not hold {mark}"));
        var counted = await Books(house);
        var preview = await quan.Get($"/subjects/requests/{request.Id()}/erasure");
        Assert.True(preview.GetProperty("rows").GetProperty("lead").GetInt32() >= 1);
        Assert.True(preview.GetProperty("mentions").GetInt32() >= 1);

        var done = await quan.Post($"/subjects/requests/{request.Id()}:erase", new { });

        Assert.True(done.GetProperty("lines").GetInt32() > 0);
        var after = await Dump.Of(house, Now);
        foreach (var mark in story.Marks) Assert.False(after.Holds(mark), $"{mark} still stands in: {after.Where(mark)}");
        Assert.True(after.Holds(story.OtherPhone) && after.Holds("Khách Ở Lại"));      // nobody else is forgotten
        Assert.Equal(counted, await Books(house));
        await house.Get<AuditSealer>().Seal(Now);
        Assert.Empty((await house.Get<AuditCheck>().Run(Now)).Flaws);
        Assert.Equal("done", (await quan.Get($"/subjects/requests/{request.Id()}")).Text("state"));
        await quan.Refuses($"/subjects/requests/{request.Id()}:erase", new { }, "subject.endedAlready");
        foreach (var page in new[] { $"/leads/{story.Lead}", $"/orders/{story.Order}", "/leads", "/orders" }) await quan.Get(page);      // what is left can still be shown
        Assert.False((await (await house.Api("lan")).Get("/contact-gate?phone=" + story.Phone)).GetProperty("allowed").GetBoolean());      // their refusal outlives their name
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Values_that_went_without_an_erasure_of_ours_are_found(string database)
    {
        await using var house = houses.Another(database);
        await (await house.Api("lan")).Post("/leads", new { phone = Numbers.Next(), name = "Chị Một", basis = "customerRequest", basisProof = "Form" });
        await house.Get<AuditSealer>().Seal(Now);
        await using (var db = house.Open())
        {
            var line = await db.Rows<AuditLine>().OrderByDescending(l => l.Id).FirstAsync(Now);
            db.Add(new ErasedLine { AuditId = line.Id, ErasureId = Guid.CreateVersion7(), Sum = System.Security.Cryptography.HMACSHA256.HashData(line.Nonce!, System.Text.Encoding.UTF8.GetBytes(line.Changes)) });
            db.Entry(line).Property(l => l.Changes).CurrentValue = "{}";
            await db.SaveChangesAsync(Now);
            Assert.Equal([new AuditFlaw(FlawKind.Changed, null, line.Id, 1)], (await house.Get<AuditCheck>().Run(Now)).Flaws);
        }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_was_erased_is_forgotten_again_when_a_backup_brings_them_back(string database)
    {
        var (cli, phone) = (new Shell.Cli(houses, database), Numbers.Next());
        var backup = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".tar.gz");
        try
        {
            Guid lead;
            await using (var house = Houses.At(cli.Settings))
            {
                await Cast.Enter(house);
                lead = (await (await house.Api("lan")).Post("/leads", new { phone, name = Name, basis = "customerRequest", basisProof = "Form" })).Id();
                await house.Get<Backup>().Save(backup, Now);
                var request = await (await house.Api("data1")).Post("/subjects/requests", new { ask = "delete", phone, how = "Thư" });
                await (await house.Api("quan")).Post($"/subjects/requests/{request.Id()}:erase", new { });
                Assert.False((await Dump.Of(house, Now)).Holds(Name));
            }
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();     // the house is gone, its idle connections are of this process
            Npgsql.NpgsqlConnection.ClearAllPools();
            await cli.Well("restore", backup, "--replace");
            await using var next = Houses.At(cli.Settings);
            var after = await Dump.Of(next, Now);
            Assert.False(after.Holds(Name), after.Where(Name));
            Assert.False(after.Holds(phone[1..]), after.Where(phone[1..]));
            await next.Get<AuditSealer>().Seal(Now);
            Assert.Empty((await next.Get<AuditCheck>().Run(Now)).Flaws);
            Assert.Equal("closed", (await (await next.Api("quan")).Get($"/leads/{lead}")).Text("stage"));
        }
        finally { File.Delete(backup); }
    }

    [Theory]
    [InlineData(SubjectAsk.Access, false, "2026-12-03"), InlineData(SubjectAsk.Correct, true, "2026-12-08"), InlineData(SubjectAsk.Objection, false, "2026-12-08"), InlineData(SubjectAsk.Objection, true, "2026-12-13")]
    [InlineData(SubjectAsk.Delete, false, "2026-12-13"), InlineData(SubjectAsk.Delete, true, "2026-12-23")]
    public async Task The_clocks_of_the_law_run_from_the_day_it_was_received(SubjectAsk ask, bool others, string due)
    {
        var (house, data1) = (houses.Sqlite, await houses.Sqlite.Api("data1"));
        var made = await data1.Post("/subjects/requests", new { ask = ask.ToString().ToLowerInvariant(), phone = Numbers.Next(), how = "Thư", others });
        Assert.Equal((due, "2026-11-26"), (made.Text("dueOn"), made.Text("acknowledgeBy")));
        var longer = await data1.Post($"/subjects/requests/{made.Id()}:extend", new { text = "Chờ hãng vận chuyển" });
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture).AddDays(SubjectClock.More(ask)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), longer.Text("dueOn"));
        await data1.Refuses($"/subjects/requests/{made.Id()}:extend", new { text = "Nữa" }, "subject.extendedAlready");
        await using var db = house.Open();
        if (ask == SubjectAsk.Objection) Assert.True(await db.Rows<ConsentLine>().AnyAsync(l => l.Source == "subjectRequest", Now));
    }

    [Fact]
    public async Task A_letter_is_acknowledged_within_two_working_days_without_the_day_of_culture_and_a_day_to_come_is_refused()
    {
        var data1 = await houses.Sqlite.Api("data1");
        Assert.Equal("2026-11-23", (await data1.Post("/subjects/requests", new { ask = "access", phone = Numbers.Next(), how = "Thư", receivedOn = "2026-11-20" })).Text("acknowledgeBy"));     // Saturday is a working day here
        await data1.Refuses("/subjects/requests", new { ask = "access", phone = Numbers.Next(), how = "Thư", receivedOn = "2026-11-24" }, "subject.receivedOnInvalid", "receivedOn");
        await data1.Refuses("/subjects/requests", new { phone = Numbers.Next(), how = "Thư" }, "subject.askMissing", "ask");
        await (await houses.Sqlite.Api("lan")).Get("/subjects/requests", 403);
    }

    /// <summary>Money and counts: what must be the same with and without a name.</summary>
    private static async Task<string> Books(House house)
    {
        await using var db = house.Open();
        var orders = await db.Rows<KhachQuen.Sales.Order>().OrderBy(o => o.Number).Select(o => new { o.Number, o.State, o.Total, o.OwnerId }).ToListAsync(Now);
        var leads = await db.Rows<Lead>().OrderBy(l => l.Id).Select(l => new { l.Id, l.OwnerId, l.LastOutcome, l.FirstSource, l.Attempts }).ToListAsync(Now);
        return JsonSerializer.Serialize(new { orders, leads, attempts = await db.Rows<KhachQuen.Telesales.Attempt>().CountAsync(Now), calls = await db.Rows<KhachQuen.Telephony.Call>().CountAsync(Now) });
    }

    private sealed record Story(string Phone, string OtherPhone, IReadOnlyList<string> Marks, Guid Lead, Guid Order, Guid Shipment)
    {
        public static async Task<Story> Of(House house)
        {
            var (lan, shipping) = (await house.Api("lan"), await house.Api("shipping1"));
            var (phone, other) = (Numbers.Next(), Numbers.Next());
            var dotted = $"{phone[..4]}.{phone[4..7]}.{phone[7..]}";
            var lead = await lan.Post("/leads", new { phone, name = Name, basis = "customerRequest", basisProof = "Form của " + Name, note = "gọi tôi " + dotted });
            await lan.Post($"/leads/{lead.Id()}:dial", new { });
            await lan.Post($"/leads/{lead.Id()}/outcomes", new { outcome = "connected", note = "Chị Quên Tuyệt bận" });
            await lan.Post("/leads", new { phone = other, name = "Khách Ở Lại", basis = "customerRequest", basisProof = "Form", note = "Bạn của số " + dotted });
            var body = Selling.Body(await house.Product()).With("leadId", lead.Id()).With("shippingAddress", new { recipient = Name, phone, line = Street, provinceCode = "01" });
            var order = await lan.Post("/orders", body);
            await lan.Post($"/orders/{order.Id()}:confirm", new { });
            var shipment = await shipping.Post($"/orders/{order.Id()}/shipments", new { code = "BM" + phone });
            await lan.Post("/consents", new { phone, act = "withdrawn", purpose = "advertisement" });
            await (await house.Api("data1")).Get("/subjects/export?phone=" + phone);
            await house.Get<KhachQuen.Access.KeepDraft>().Handle($"lead:{lead.Id()}:note", "nháp về Quên Tuyệt", await house.Actor("lan"), Now);
            return new(phone, other[1..], [phone[1..], Name, "Quên Tuyệt", Street, dotted[1..]], lead.Id(), order.Id(), shipment.Id());
        }
    }
}

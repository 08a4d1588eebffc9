using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KhachQuen.Tests.Access;

/// <summary>Files attached to leads, customers and orders (X-24, T-27).</summary>
public sealed class AttachmentTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_works_the_row_puts_a_file_to_it_and_whoever_sees_the_row_reads_it(string database)
    {
        var house = houses.On(database);
        var (lan, tuan) = (await house.Api("lan"), await house.Api("tuan"));
        var lead = await lan.Lead();
        var made = await lan.Attach("lead", lead, Sending.Png(), "Đơn thuốc cũ.png", 201);
        Assert.Equal(("Đơn thuốc cũ.png", "image/png", "Nguyễn Thị Lan"), (made.Text("name"), made.Text("contentType"), made.Text("addedByName")));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Sending.Png())), made.Text("sha256"));
        Assert.Equal(made.Id(), Assert.Single((await tuan.Get($"/attachments?noun=lead&nounId={lead}")).Items()).Id());
        Assert.Equal(made.Id(), (await tuan.Get($"/attachments/{made.Id()}")).Id());
        Assert.Equal(Sending.Png(), await (await tuan.GetAsync($"/api/v1/attachments/{made.Id()}/content", Now)).Content.ReadAsByteArrayAsync(Now));
        Assert.Contains((await lan.Get($"/leads/{lead}/history")).Items(), l => l.Text("kind") == "attachment.added" && l.Text("note") == "Đơn thuốc cũ.png");
        await using var db = house.Open();
        var id = made.Id();
        Assert.Equal(1, await db.Rows<AuditLine>().CountAsync(a => a.NounId == id && a.Act == "created" && a.Noun == "attachment", Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_file_is_seen_as_far_as_its_row_and_a_stranger_learns_nothing(string database)
    {
        var house = houses.On(database);
        var (nga, lan, marketing) = (await house.Api("nga"), await house.Api("lan"), await house.Api("marketing1"));
        var lead = await nga.Lead();
        var file = (await nga.Attach("lead", lead, Sending.Pdf, "hop-dong.pdf")).Id();
        foreach (var path in new[] { $"/attachments?noun=lead&nounId={lead}", $"/attachments/{file}", $"/attachments/{file}/content" }) await lan.Get(path, 404);
        await lan.Attach("lead", lead, Sending.Png(), expected: 404);
        await lan.Post($"/attachments/{file}:restore", new { }, 404);
        Assert.Equal(HttpStatusCode.NotFound, (await lan.DeleteAsync($"/api/v1/attachments/{file}", Now)).StatusCode);
        await marketing.Get($"/attachments/{file}");                                       // reads every lead, works none
        await marketing.Attach("lead", lead, Sending.Png(), expected: 403);
        Assert.Equal(HttpStatusCode.Forbidden, (await marketing.DeleteAsync($"/api/v1/attachments/{file}", Now)).StatusCode);
        Assert.Single((await nga.Get($"/attachments?noun=lead&nounId={lead}")).Items());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Customers_and_orders_carry_files_by_their_own_rights(string database)
    {
        var house = houses.On(database);
        var (lan, minh, shipping, accountant) = (await house.Api("lan"), await house.Api("minh"), await house.Api("shipping1"), await house.Api("accountant1"));
        var order = await house.Sell("lan");
        var customer = Guid.Parse(order.Text("customerId"));
        await lan.Attach("customer", customer, Sending.Jpeg(), "cong-bo.jpg", 201);
        await minh.Attach("customer", customer, Sending.Jpeg(), expected: 404);
        var slip = (await lan.Attach("order", order.Id(), Sending.Pdf, "phieu.pdf", 201)).Id();
        await accountant.Get($"/attachments/{slip}");
        await accountant.Attach("order", order.Id(), Sending.Pdf, "x.pdf", 403);
        await shipping.Get($"/attachments/{slip}", 404);                                    // not confirmed yet: shipping does not see it
        await lan.Post($"/orders/{order.Id()}:confirm", new { });
        await shipping.Attach("order", order.Id(), Sending.Png(), "bien-ban.png", 201);
        Assert.Equal(2, (await lan.Get($"/attachments?noun=order&nounId={order.Id()}")).Items().Length);
        (await lan.Get($"/attachments?noun=user&nounId={order.Id()}", 422)).IsRefusal("attachment.nounUnknown", "noun");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_page_hidden_in_a_picture_is_served_so_that_no_browser_runs_it(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var lead = await lan.Lead();
        var file = await lan.Attach("lead", lead, Sending.Jpeg("<html><script>alert(document.cookie)</script></html>"), "x\r\nSet-Cookie: a=b\u202Egpj.html");
        Assert.Equal("xSet-Cookie a=bgpj.html.jpg", file.Text("name"));
        foreach (var path in new[] { $"/api/v1/attachments/{file.Id()}/content" })
        {
            using var answer = await lan.GetAsync(path, Now);
            Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("xSet-Cookie a=bgpj.html.jpg", answer.Content.Headers.ContentDisposition.FileNameStar);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
        (await lan.Attach("lead", lead, "<html><script>alert(1)</script>"u8.ToArray(), "anh.jpg", 422)).IsRefusal("attachment.kindUnknown", "file");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_part_of_a_file_is_served_and_one_already_had_is_not_sent_again(string database)
    {
        var lan = await houses.On(database).Api("lan");
        var text = "0123456789 abcdefghij"u8.ToArray();
        var file = (await lan.Attach("lead", await lan.Lead(), text, "so.txt")).Id();
        using var part = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/attachments/{file}/content");
        part.Headers.Range = new RangeHeaderValue(5, 9);
        using var answer = await lan.SendAsync(part, Now);
        Assert.Equal((HttpStatusCode.PartialContent, "56789"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Now)));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/attachments/{file}/content");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await lan.SendAsync(again, Now)).StatusCode);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_file_that_is_too_large_is_refused_and_nothing_of_it_stays(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        await house.Set(new AttachmentSettings { MaxMegabytes = 1 });
        var lan = await house.Api("lan");
        var lead = await lan.Lead();
        var letters = new byte[(1 << 20) + 1];
        Array.Fill(letters, (byte)'a');
        (await lan.Attach("lead", lead, letters, "dai.txt", 422)).IsRefusal("file.tooLarge", "file");
        (await lan.Attach("lead", lead, [], "rong.txt", 422)).IsRefusal("file.empty", "file");
        (await lan.Attach("lead", lead, "MZ\0\0"u8.ToArray(), "virus.exe", 422)).IsRefusal("attachment.kindUnknown", "file");
        await lan.Attach("lead", lead, letters[..(1 << 20)], "vua.txt", 201);
        Assert.Single(Directory.EnumerateFiles(house.Get<DataFolder>().File("attachments"), "*", SearchOption.AllDirectories));
        await using var db = house.Open();
        Assert.Equal(1, await db.Rows<Attachment>().CountAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Sent_twice_at_once_under_one_key_it_is_one_file(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var (lead, key, line) = (await lan.Lead(), Guid.CreateVersion7().ToString(), new TaskCompletionSource());
        async Task<(int, string)> Send()
        {
            using var form = Sending.Form("lead", lead, Sending.Pdf, "don.pdf");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/attachments") { Content = form };
            request.Headers.Add("Idempotency-Key", key);
            await line.Task;
            using var answer = await lan.SendAsync(request, Now);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Now));
        }
        var racers = Enumerable.Range(0, 5).Select(_ => Send()).ToList();
        line.SetResult();
        Assert.Equal(201, Assert.Single((await Task.WhenAll(racers)).Distinct()).Item1);
        Assert.Single((await lan.Get($"/attachments?noun=lead&nounId={lead}")).Items());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_removed_file_comes_back_within_thirty_days_and_then_it_is_gone(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var lan = await house.Api("lan");
        var lead = await lan.Lead();
        var (kept, gone) = ((await lan.Attach("lead", lead, Sending.Png(), "mot.png")).Id(), (await lan.Attach("lead", lead, Sending.Png(), "hai.png")).Id());
        foreach (var id in new[] { kept, gone }) Assert.Equal(HttpStatusCode.NoContent, (await lan.DeleteAsync($"/api/v1/attachments/{id}", Now)).StatusCode);
        await lan.Get($"/attachments/{kept}/content", 404);
        Assert.Empty((await lan.Get($"/attachments?noun=lead&nounId={lead}")).Items());
        await lan.Post($"/attachments/{kept}:restore", new { });
        await lan.Get($"/attachments/{kept}");
        var orphan = await house.Get<AttachmentFiles>().Store.Save(new MemoryStream(Sending.Png()), "mo-coi.png", Now);
        Assert.Equal("0 removed, 0 without a row", await Clean(house, days: 0));
        Assert.Equal("1 removed, 1 without a row", await Clean(house, days: 31));
        Assert.False(house.Get<AttachmentFiles>().Store.Exists(orphan.Key));
        (await lan.Post($"/attachments/{gone}:restore", new { }, 422)).IsRefusal("attachment.goneForGood");
        Assert.Equal(Sending.Png(), await (await lan.GetAsync($"/api/v1/attachments/{kept}/content", Now)).Content.ReadAsByteArrayAsync(Now));
    }

    /// <summary>What the job says of itself so many days from now.</summary>
    private static async Task<string?> Clean(House house, int days)
    {
        var clock = new HandClock(House.Clock.Now().AddDays(days));
        var desk = new JobDesk(clock.Database(house), house.Get<IEnumerable<IDailyJob>>(), clock, NullLogger<JobDesk>.Instance);
        var run = await desk.Run(desk.Find("clean-attachments"), CompanyTime.DayOf(clock.Now()), "admin", Now);
        return run.Result == JobResult.Succeeded ? run.Note : run.Error;
    }

    /// <summary>T-3, for this folder: a file stands where the folder should be, as a full or shut disk would.</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_disk_that_takes_nothing_is_said_with_503_and_leaves_no_half_row_and_heals(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var lan = await house.Api("lan");
        var (lead, place) = (await lan.Lead(), house.Get<DataFolder>().File("attachments"));
        await File.WriteAllTextAsync(place, "", Now);
        Assert.Equal("storageTrouble", (await lan.Attach("lead", lead, Sending.Png(), expected: 503)).Text("code"));
        Assert.Empty((await lan.Get($"/attachments?noun=lead&nounId={lead}")).Items());
        File.Delete(place);
        await lan.Attach("lead", lead, Sending.Png(), expected: 201);
        Assert.Single((await lan.Get($"/attachments?noun=lead&nounId={lead}")).Items());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Numbers_in_a_files_name_are_hidden_from_who_may_not_see_them(string database)
    {
        var house = houses.On(database);
        var (lan, marketing) = (await house.Api("lan"), await house.Api("marketing1"));
        var file = (await lan.Attach("lead", await lan.Lead(), Sending.Png(), "Zalo 0912345678.png")).Id();
        Assert.Contains("0912345678", (await lan.Get($"/attachments/{file}")).Text("name"), StringComparison.Ordinal);
        Assert.DoesNotContain("345", (await marketing.Get($"/attachments/{file}")).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", (await marketing.GetAsync($"/api/v1/attachments/{file}/content", Now)).Content.Headers.ToString(), StringComparison.Ordinal);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_has_left_opens_no_file_any_more(string database)
    {
        var house = houses.On(database);
        var (root, tuan) = (await house.Api("root"), await house.Actor("tuan"));
        var person = await People.Made(house, team: tuan.TeamId, roles: ["lead"]);
        var leaver = await house.Api(person.Text("userName"));
        var lan = await house.Api("lan");
        var file = (await lan.Attach("lead", await lan.Lead(), Sending.Png())).Id();
        await leaver.Get($"/attachments/{file}");
        await root.Patch($"/users/{person.Id()}", new { active = false }, person.Number("version"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await leaver.GetAsync($"/api/v1/attachments/{file}/content", Now)).StatusCode);
    }
}

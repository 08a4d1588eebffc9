using System.Net;
using System.Text;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Tests.Sales;
using KhachQuen.Tests.Telesales.Imports;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Shell;

/// <summary>Lists leave the house by right, as they are on the screen, within a quota, written down (X-21, T-22, T-25).</summary>
public sealed class ExportTests(Houses houses)
{
    private static readonly string[] Hostile = ["=cmd|'/c calc'!A1", "@sum(1+1)", "-2+3", "+84912 và tên", "'=1", "\"Anh\" Ba; \"Chị\" Tư, \t|", "dòng 1\ndòng 2\r\ndòng 3", "Cô Sáu 😀👩‍👩‍👧", "Nguye\u0302\u0303n Thi\u0323 Ho\u0300a", "＝1+1", "sep=;", "_x000D_", "<b>&amp;</b>]]>"];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A company of its own, whose manager sees every number; its leads come from nowhere else.</summary>
    private async Task<House> Company(string database)
    {
        var house = houses.Another(database);
        await Cast.Enter(house);
        return house;
    }

    [Theory, InlineData("sqlite", "csv"), InlineData("sqlite", "xlsx"), InlineData("postgres", "csv"), InlineData("postgres", "xlsx")]
    public async Task What_goes_out_comes_in_again(string database, string format)
    {
        await using var both = new Pair(await Company(database), await Company(database));
        var product = await both.From.Product();
        await (await both.To.Api("quan")).Post("/products", new { code = product.Text("code"), name = product.Text("name"), price = 1, unit = "hộp", vatGroup = "general" });
        foreach (var (words, i) in Hostile.Select((w, i) => (w, i)))
            await (await both.From.Api("quan")).Post("/leads", new { phone = Numbers.Next(), name = i % 4 == 3 ? null : "  " + words + " ", note = words, source = i % 2 == 0 ? "facebook" : "hotline", productId = i % 3 == 0 ? product.Id() : (Guid?)null, region = i % 2 == 0 ? "01" : words, priority = i % 4, basis = new[] { "customerRequest", "agreement", "consent", "none" }[i % 4], basisProof = i % 4 == 3 ? null : "Form", email = i % 5 == 0 ? "ba@khach.vn" : null, taxCode = i % 5 == 1 ? "0100109106" : null });
        var file = await Bytes(await both.From.Api("quan"), $"/leads/export?format={format}&sort=createdAt");
        var job = await (await both.To.Api("quan")).Imported(file, new { source = "zalo" }, "succeeded");
        Assert.Equal((Hostile.Length, 0, 0), job.Counts());
        Assert.Equal(await Standing(both.From), await Standing(both.To));
    }

    /// <summary>Every lead as the columns tell it, in the order of numbers.</summary>
    private static async Task<List<string>> Standing(House house)
    {
        await using var db = house.Open();
        var leads = await db.Rows<Lead>().OrderBy(l => l.Phone).Select(l => new { l.Phone, l.Name, l.Note, l.FirstSource, l.Region, l.Priority, l.Basis, l.Email, l.TaxCode, Product = db.Rows<KhachQuen.Catalog.Product>().Where(p => p.Id == l.ProductId).Select(p => p.Name).FirstOrDefault() }).ToListAsync(Now);
        return [.. leads.Select(l => string.Join(" ¦ ", l.Phone, Clean(l.Name), Clean(l.Note), l.FirstSource, Clean(l.Region), l.Priority, l.Basis, l.Email, l.TaxCode, l.Product))];
    }

    /// <summary>What a cell can carry (SheetText.Clean), without the blanks around it that no field keeps.</summary>
    private static string? Clean(string? text) => text?.Normalize().Trim();

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_file_holds_the_rows_of_the_list_in_its_order_and_only_the_columns_asked_for(string database)
    {
        await using var house = await Company(database);
        var api = await house.Api("quan");
        for (var i = 0; i < 1_003; i++) await house.Plain("lan", i);
        await house.Plain("nga", 5_000);
        var rows = await Read(api, "/leads/export?format=csv&columns=phone,name&sort=-createdAt&source=form");
        Assert.Equal(["Số điện thoại", "Tên khách"], rows[0]);
        var listed = new List<string>();
        for (string? after = null; ;)
        {
            var page = await api.Get("/leads?limit=500&sort=-createdAt&source=form" + (after is null ? "" : "&after=" + after));
            listed.AddRange(page.Items().Select(l => l.Text("phone")));
            if ((after = page.GetProperty("next").GetString()) is null) break;
        }
        Assert.Equal(1_004, listed.Count);
        Assert.Equal(listed, rows.Skip(1).Select(r => r[0]));
        (await (await api.GetAsync("/api/v1/leads/export?columns=phone,secret", Now)).Body(422)).IsRefusal("export.columnUnknown", "columns");
        (await (await api.GetAsync("/api/v1/leads/export?format=pdf", Now)).Body(422)).IsRefusal("export.formatUnknown", "format");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nobody_exports_more_than_both_rights_let_through_and_masked_stays_masked(string database)
    {
        await using var house = await Company(database);
        var (mine, hers) = (await house.Plain("lan", 1), await house.Plain("nga", 2));
        await using (var db = house.Open())
        {
            db.Add(new Role("xuat", "Xuất nhóm", "Team export", new Dictionary<string, Scope> { ["leads.read"] = Scope.All, ["leads.export"] = Scope.TeamAndBelow }, db.Clock.Now()));
            (await db.Users.SingleAsync(u => u.UserName == "khanh", Now)).Give(["xuat"]);
            await db.SaveChangesAsync(Now);
        }
        var khanh = await house.Api("khanh");
        Assert.Equal(2, (await khanh.Get("/leads?count=true")).Number("total"));
        var rows = await Read(khanh, "/leads/export?format=csv&columns=id,phone");
        Assert.Equal([mine.ToString()], rows.Skip(1).Select(r => r[0]));
        Assert.Contains("•••", rows[1][1], StringComparison.Ordinal);       // no phones.full in that role
        Assert.Equal([mine.ToString()], (await Read(await house.Api("tuan"), "/leads/export?format=csv&columns=id")).Skip(1).Select(r => r[0]));
        Assert.Equal(2, (await Read(await house.Api("director1"), "/leads/export?format=csv&columns=id")).Count - 1);
        foreach (var who in new[] { "lan", "chia", "data1", "marketing1" }) Assert.Equal(HttpStatusCode.Forbidden, (await (await house.Api(who)).GetAsync("/api/v1/leads/export", Now)).StatusCode);
        Assert.NotEqual(mine, hers);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_opens_everything_is_stopped_at_the_quota_and_it_is_written_down(string database)
    {
        await using var house = await Company(database);
        await house.Set(new ExportSettings { RowsPerDay = 7 });
        for (var i = 0; i < 5; i++) await house.Plain("lan", i);
        var api = await house.Api("quan");
        Assert.Equal(6, (await Read(api, "/leads/export?format=csv&columns=id")).Count);
        var refusal = (await (await api.GetAsync("/api/v1/leads/export?format=csv&q=" + Uri.EscapeDataString("khach"), Now)).Body(422)).IsRefusal("export.overQuota");
        Assert.Contains("2", refusal.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(6, (await Read(await house.Api("director1"), "/leads/export?format=csv&columns=id")).Count);        // each person has their own
        var written = (await (await house.Api("root")).Get("/audit?userName=quan")).Items().Where(l => l.Text("act").StartsWith("export", StringComparison.Ordinal)).ToList();
        Assert.Equal(["exportStopped", "exported"], written.Select(l => l.Text("act")));
        var facts = written[1].GetProperty("changes");
        Assert.Equal(("leads", "csv", 5, "id"), (facts.GetProperty("list")[1].GetString(), facts.GetProperty("format")[1].GetString(), facts.GetProperty("rows")[1].GetInt32(), facts.GetProperty("columns")[1].GetString()));
        Assert.Contains("q=khach", written[0].GetProperty("changes").GetProperty("filter")[1].GetString(), StringComparison.Ordinal);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_exports_at_once_share_one_quota(string database)
    {
        await using var house = await Company(database);
        await house.Set(new ExportSettings { RowsPerDay = 5 });
        for (var i = 0; i < 3; i++) await house.Plain("lan", i);
        var api = await house.Api("quan");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => api.GetAsync("/api/v1/leads/export?format=csv", Now)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.StatusCode));
    }

    [Fact]
    public async Task Through_another_s_eyes_nothing_is_taken_along()
    {
        await using var house = await Company("sqlite");
        await house.Plain("lan", 1);
        var root = await house.Visitor().SignIn("root", House.Password);
        Guid quan;
        await using (var db = house.Open()) quan = await db.Users.Where(u => u.UserName == "quan").Select(u => u.Id).SingleAsync(Now);
        await root.See("/settings/users");
        await root.Send($"/settings/users/{quan}/view-as");
        Assert.DoesNotContain("/leads/export", await root.See("/leads?folder=all"), StringComparison.Ordinal);
        Assert.Contains("Đang xem như người khác", await root.See("/leads/export"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, root.Status);
    }

    [Fact]
    public async Task No_cell_starts_a_formula_and_the_name_of_the_file_is_ours()
    {
        await using var house = await Company("sqlite");
        var api = await house.Api("quan");
        foreach (var words in Hostile) await api.Post("/leads", new { phone = Numbers.Next(), name = words, note = words, source = "form", basis = "none" });
        using var answer = await api.GetAsync("/api/v1/leads/export?format=csv&columns=name,note,phone&q=" + Uri.EscapeDataString("\r\nSet-Cookie: a=b"), Now);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Matches("^attachment; filename=leads-\\d{4}-\\d\\d-\\d\\d\\.csv", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var text = Encoding.UTF8.GetString(await Bytes(api, "/leads/export?format=csv&columns=name,note,phone")).TrimStart('\uFEFF');
        Assert.DoesNotMatch("(^|[;\\n]\"?)[=+\\-@\\t\\r＝＋－＠]", text.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Every_list_goes_out_as_csv_and_xlsx(string database)
    {
        await using var house = await Company(database);
        await house.Plain("lan", 1);
        var (order, _) = await house.Ship("lan");
        await (await house.Api("quan")).Post("/blacklist", new { phone = Numbers.Next(), reason = "=1+1" });
        foreach (var list in new[] { "leads", "customers", "orders", "shipments", "products", "users", "audit", "assignments", "commissions", "receipts", "payments", "refunds-due", "carrier-statements", "carrier-events", "blacklist", "callback-calls" })
            foreach (var format in new[] { "csv", "xlsx" })
            {
                using var file = new MemoryStream(await Bytes(await house.Api(list == "carrier-statements" ? "accountant1" : "admin"), $"/{list}/export?format={format}"));
                using var sheet = SheetReader.Open(file, []);
                Assert.True(sheet.Headings.All(h => h.Length > 0 && !h.Contains('.', StringComparison.Ordinal) || h.Contains("Facebook", StringComparison.Ordinal)), $"{list}: {string.Join(" | ", sheet.Headings)}");
                if (list is "leads" or "customers" or "orders" or "shipments" or "products" or "users" or "audit" or "blacklist") Assert.NotEmpty(sheet.Rows());
            }
        Assert.NotEqual(Guid.Empty, order.Id());
    }

    /// <summary>Lists that do not leave the house as files, and why.</summary>
    private static readonly Dictionary<string, string> AtHome = new()
    {
        ["/api/v1/me/sessions"] = "one's own devices", ["/api/v1/teams"] = "a company's few", ["/api/v1/roles"] = "a company's few", ["/api/v1/tokens"] = "secrets", ["/api/v1/webhooks/{id:guid}/deliveries"] = "technical", ["/api/v1/webhooks"] = "secrets", ["/api/v1/jobs"] = "technical",
        ["/api/v1/orders/{id:guid}/timeline"] = "one record's story", ["/api/v1/customers/{id:guid}/timeline"] = "one record's story", ["/api/v1/product-groups"] = "a company's few", ["/api/v1/sources"] = "a company's few",
        ["/api/v1/opportunities/{id:guid}/timeline"] = "one record's story", ["/api/v1/quotes/{id:guid}/timeline"] = "one record's story", ["/api/v1/customers/{id:guid}/invoices"] = "one record's own", ["/api/v1/customers/{id:guid}/products"] = "one record's own", ["/api/v1/activities"] = "what somebody means to do; its calendar has a link", ["/api/v1/me/notices"] = "what one was told", ["/api/v1/evidence-check/preview"] = "the opportunities' export finds them", ["/api/v1/operations"] = "what was done, not whom we know", ["/api/v1/attachments"] = "one record's files", ["/api/v1/articles"] = "read where they are", ["/api/v1/handovers"] = "what was done, not whom we know", ["/api/v1/handovers/{id:guid}/lines"] = "what was done, not whom we know",
        ["/api/v1/subjects/requests"] = "one person's, by the subject's export", ["/api/v1/consents"] = "one person's, by the subject's export", ["/api/v1/contact-decisions"] = "one person's, by the subject's export",
    };

    [Fact]
    public void Every_paged_list_on_the_wire_has_an_export()
    {
        var routes = houses.Sqlite.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)).ToList();
        var paged = routes.Where(e => e.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.GetParameters().Any(p => p.ParameterType == typeof(ListArguments)) == true).Select(e => e.RoutePattern.RawText!.TrimEnd('/')).ToList();
        Assert.True(paged.Count > 12, $"{paged.Count} lists");
        var exports = routes.Select(e => e.RoutePattern.RawText!).ToHashSet();
        Assert.DoesNotContain(paged, p => !exports.Contains(p + "/export") && !AtHome.ContainsKey(p));
    }

    private static async Task<byte[]> Bytes(HttpClient api, string path)
    {
        using var answer = await api.GetAsync("/api/v1" + path, Now);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Now)}");
        return await answer.Content.ReadAsByteArrayAsync(Now);
    }

    /// <summary>The rows of a file, its heading first.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Read(HttpClient api, string path)
    {
        using var file = new MemoryStream(await Bytes(api, path));
        using var sheet = SheetReader.Open(file, []);
        return [sheet.Headings, .. sheet.Rows().Select(r => r.Cells)];
    }

    private sealed record Pair(House From, House To) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await From.DisposeAsync();
            await To.DisposeAsync();
        }
    }
}

internal static class PlainLeads
{
    /// <summary>A lead of somebody's, written without ceremony.</summary>
    public static async Task<Guid> Plain(this House house, string owner, int minutesAgo)
    {
        var at = House.Clock.Now().AddMinutes(-minutesAgo);
        var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Name = "Khách " + minutesAgo, Source = "form", Basis = ContactBasis.CustomerRequest }, at);
        await using var db = house.Open();
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == owner, TestContext.Current.CancellationToken);
        lead.GiveTo(user.Id, user.TeamId, "byHand", user.DisplayName, at);
        db.Add(lead);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return lead.Id;
    }
}

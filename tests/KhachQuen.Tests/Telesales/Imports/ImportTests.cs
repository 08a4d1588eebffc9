using System.Net;
using System.Text;
using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales.Imports;

/// <summary>Importing leads through the API (A-1, A-1a, A-2, X-20).</summary>
public sealed class ImportTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_dry_run_reports_the_same_numbers_and_writes_nothing(string database)
    {
        var api = await houses.On(database).Api("quan");
        var (one, other) = (Numbers.Next(), Numbers.Next());
        var file = Importing.Sheet([$"Lan;{one};", $";{other};", $"Lan lần nữa;+84{one[1..]};", "Hoa;12345;"]);
        var fields = new { source = "import", basis = "agreement", dryRun = true };
        var dry = await api.Imported(file, fields);
        Assert.Equal((2, 1, 1), dry.Counts());
        Assert.Empty(await api.LeadsOf(dry.Id()));
        Assert.False(dry.GetProperty("canUndo").GetBoolean());
        Assert.Empty((await api.Get($"/leads?phone={one}")).GetProperty("items").EnumerateArray());
        var done = await api.Imported(file, fields with { dryRun = false });
        Assert.Equal(dry.Counts(), done.Counts());
        foreach (var list in new[] { "errors", "warnings" }) Assert.Equal(dry.GetProperty(list).GetRawText(), done.GetProperty(list).GetRawText());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Every_problem_is_named_by_row_line_column_value_and_reason_in_the_readers_language(string database)
    {
        var api = await houses.On(database).Api("quan");
        var job = await api.Imported(Importing.Sheet([$"Lan;{Numbers.Next()};", ";;", "Hoa;0912 345 678 90;ghi chú"]));
        var error = job.GetProperty("errors").EnumerateArray().Single();
        Assert.Equal((2, 4, "SĐT", "0912 345 678 90", "phone.tooLong"), (error.Number("row"), error.Number("line"), error.Text("column"), error.Text("value"), error.Text("code")));
        Assert.Contains("thừa chữ số", error.Text("message"), StringComparison.Ordinal);
        using var inEnglish = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/jobs/{job.Id()}") { Headers = { { "Accept-Language", "en" } } };
        Assert.Contains("too many", (await (await api.SendAsync(inEnglish, Now)).Body()).GetProperty("errors")[0].Text("message"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Without_a_basis_nothing_is_imported_and_a_column_may_give_it(string database)
    {
        var api = await houses.On(database).Api("quan");
        var refused = await api.Import(Importing.Sheet([$"Lan;{Numbers.Next()};"]), new { source = "import" }, 422);
        Assert.Equal("import.basisMissing", refused.Text("code"));
        Assert.True(refused.GetProperty("errors").TryGetProperty("basis", out _));
        await api.Import(Importing.Sheet([$"Lan;{Numbers.Next()};"]), new { source = "import", basis = "perhaps" }, 400);
        var file = Importing.Sheet([$"Lan;{Numbers.Next()};Khách yêu cầu", $"Hoa;{Numbers.Next()};đồng ý", $"Mai;{Numbers.Next()};", $"Tú;{Numbers.Next()};chắc là được"], "Họ tên;SĐT;Cơ sở liên hệ");
        var job = await api.Imported(file, new { source = "import" });
        Assert.Equal((2, 0, 2), job.Counts());
        Assert.Equal(["import.basisMissing", "import.basisUnknown"], job.GetProperty("errors").EnumerateArray().Select(e => e.Text("code")));
        Assert.Equal(["consent", "customerRequest"], (await api.LeadsOf(job.Id())).Select(l => l.Text("basis")).Order());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_column_names_the_source_and_words_of_no_source_are_kept(string database)
    {
        var api = await houses.On(database).Api("quan");
        var (one, other) = (Numbers.Next(), Numbers.Next());
        var rows = new[] { $"Lan;{one};facebook;Sữa non", $"Hoa;{other} gọi tối;Landing tháng 11;" };
        var job = await api.Imported(Importing.Sheet(rows, "Họ tên;SĐT;Nguồn;Sản phẩm"), new { source = "Nhập từ tệp", basis = "agreement" });
        var leads = (await api.LeadsOf(job.Id())).ToDictionary(l => l.Text("phone"));
        Assert.Equal(("facebook", "Sản phẩm: Sữa non"), (leads[Numbers.E164(one)].Text("source"), leads[Numbers.E164(one)].Text("originalText")));
        Assert.Equal(("import", $"SĐT: {other} gọi tối\nNguồn: Landing tháng 11"), (leads[Numbers.E164(other)].Text("source"), leads[Numbers.E164(other)].Text("originalText")));
        var strict = await api.Imported(Importing.Sheet([$"Lan;{Numbers.Next()};Zalo OA;", $"Hoa;{Numbers.Next()};Chợ phiên;"], "Họ tên;SĐT;Nguồn;Sản phẩm"), new { basis = "agreement" });
        Assert.Equal(((1, 0, 1), "lead.sourceUnknown"), (strict.Counts(), strict.GetProperty("errors")[0].Text("code")));
        Assert.Equal("lead.sourceUnknown", (await api.Import(Importing.Sheet([]), new { source = "chợ phiên", basis = "none" }, 422)).Text("code"));
        Assert.Equal("import.sourceMissing", (await api.Import(Importing.Sheet([]), new { basis = "none" }, 422)).Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_mapping_says_what_headings_do_not(string database)
    {
        var api = await houses.On(database).Api("quan");
        var phone = Numbers.Next();
        var file = Encoding.UTF8.GetBytes($"Cột một,Cột hai,Cột ba\r\nkhách {phone},Lê Hoa,gấp\r\n");
        Assert.Equal("sheet.noHeading", (await api.Import(file, expected: 422)).Text("code"));
        var fields = new { source = "import", basis = "consent", headingLine = 1, mapping = new Dictionary<string, string> { ["Cột một"] = "phone", ["B"] = "name", ["Cột ba"] = "priority" } };
        var lead = (await api.LeadsOf((await api.Imported(file, fields)).Id())).Single();
        Assert.Equal((Numbers.E164(phone), "Lê Hoa", 3), (lead.Text("phone"), lead.Text("name"), lead.Number("priority")));
        var wrong = await api.Import(file, new { source = "import", basis = "consent", headingLine = 1, mapping = new Dictionary<string, string> { ["Cột hai"] = "name" } }, 422);
        Assert.Equal("import.phoneColumnMissing", wrong.Text("code"));
    }

    [Theory, InlineData("lan"), InlineData("thu"), InlineData("director1")]
    public async Task Who_may_not_import_is_refused(string userName)
    {
        var refused = await (await houses.Sqlite.Api(userName)).Import(Importing.Sheet([$"Lan;{Numbers.Next()};"]), expected: 403);
        Assert.Equal("forbidden", refused.Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Only_who_may_hand_out_names_the_team_and_only_their_own(string database)
    {
        var (file, even) = (Importing.Sheet([$"Lan;{Numbers.Next()};"]), new { source = "import", basis = "agreement", team = "Sài Gòn" });
        await (await houses.On(database).Api("marketing1")).Import(file, even, 403);
        Assert.Equal("distribution.receiverNotYours", (await (await houses.On(database).Api("tuan")).Import(file, even, 422)).Text("code"));
        Assert.Equal("import.teamUnknown", (await (await houses.On(database).Api("phuc")).Import(file, even with { team = "Cần Thơ" }, 422)).Text("code"));
        var phuc = await houses.On(database).Api("phuc");
        var nga = await houses.On(database).Actor("nga");
        var leads = await phuc.LeadsOf((await phuc.Imported(file, even)).Id());
        Assert.Equal(nga.Id, leads.Single().Id("ownerId"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Another_persons_import_cannot_be_seen_stopped_or_taken_back(string database)
    {
        var job = await (await houses.On(database).Api("quan")).Imported(Importing.Sheet([$"Lan;{Numbers.Next()};", "Hoa;1;"]));
        var other = await houses.On(database).Api("chia");
        await other.Get($"/jobs/{job.Id()}", 404);
        await other.Get($"/jobs/{job.Id()}/result-file", 404);
        foreach (var act in new[] { "cancel", "resume", "undo" }) await other.Post($"/jobs/{job.Id()}:{act}", new { }, 404);
    }

    [Theory]
    [InlineData("%PDF-1.7\nkhông phải bảng tính", "sheet.unknownKind"), InlineData("", "file.empty"), InlineData("\r\n\r\n", "sheet.empty"), InlineData("xin chào\r\n", "sheet.noHeading"), InlineData("PK\u0003\u0004hỏng", "sheet.damaged")]
    public async Task A_file_that_is_no_sheet_is_refused_before_its_first_row(string content, string code)
    {
        var api = await houses.Sqlite.Api("quan");
        Assert.Equal(code, (await api.Import(Encoding.UTF8.GetBytes(content), expected: 422)).Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_refused_rows_come_back_as_a_sheet_with_reasons_to_be_mended_and_imported_again(string database)
    {
        var api = await houses.On(database).Api("quan");
        var job = await api.Imported(Importing.Sheet([$"Lan;{Numbers.Next()};", "\"=1+1; Hoa\";0170123456;gọi tối"]));
        Assert.Equal($"/api/v1/jobs/{job.Id()}/result-file", job.Text("resultFile"));
        foreach (var format in new[] { "xlsx", "csv" })
        {
            var answer = await api.GetAsync($"{job.Text("resultFile")}?format={format}", Now);
            Assert.Equal($"data-loi.{format}", answer.Content.Headers.ContentDisposition!.FileNameStar);
            var bytes = await answer.Content.ReadAsByteArrayAsync(Now);
            using var sheet = SheetReader.Open(new MemoryStream(bytes), []);
            Assert.Equal(["Họ tên", "SĐT", "Ghi chú", "Dòng", "Lý do"], sheet.Headings);
            var row = sheet.Rows().Single().Cells;
            Assert.Equal(["=1+1; Hoa", "0170123456", "gọi tối", "3"], row.Take(4));
            Assert.Contains("đầu số", row[4], StringComparison.Ordinal);
            Assert.Equal((0, 0, 1), (await api.Imported(bytes)).Counts());
        }
        var clean = await api.Imported(Importing.Sheet([$"Lan;{Numbers.Next()};"]));
        Assert.Equal(JsonValueKind.Null, clean.GetProperty("resultFile").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/api/v1/jobs/{clean.Id()}/result-file", Now)).StatusCode);
    }

    /// <summary>T-11: the same request sent twice has one effect.</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_same_key_and_file_sent_again_is_the_same_job(string database)
    {
        var api = await houses.On(database).Api("quan");
        var (key, file) = (Guid.CreateVersion7().ToString(), Importing.Sheet([$"Lan;{Numbers.Next()};"]));
        async Task<Guid> Send()
        {
            using var form = new MultipartFormDataContent("--one-and-the-same--") { { new ByteArrayContent(file), "file", "data.csv" }, { new StringContent("import"), "source" }, { new StringContent("none"), "basis" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/leads:import") { Content = form, Headers = { { "Idempotency-Key", key } } };
            return (await (await api.SendAsync(request, Now)).Body(202)).Id();
        }
        var first = await Send();
        Assert.Equal(first, await Send());
        Assert.Equal((1, 0, 0), (await api.Over(first)).Counts());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Leads_of_no_basis_are_imported_and_wait_for_one(string database)
    {
        var api = await houses.On(database).Api("quan");
        var lead = (await api.LeadsOf((await api.Imported(Importing.Sheet([$"Lan;{Numbers.Next()};"]), new { source = "import", basis = "none" })).Id())).Single();
        Assert.Equal("none", lead.Text("basis"));
        Assert.Equal("lead.noBasis", (await api.Post($"/leads/{lead.Id()}:dial", new { }, 422)).Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task One_audit_line_and_one_story_say_what_an_import_did(string database)
    {
        var house = houses.On(database);
        var job = await (await house.Api("quan")).Imported(Importing.Sheet([$"Lan;{Numbers.Next()};", $"Hoa;{Numbers.Next()};"]));
        await using var db = house.Open();
        var line = await db.Rows<AuditLine>().SingleAsync(l => l.NounId == job.Id() && l.Noun == "lead", Now);
        Assert.Equal(("imported", "quan", """{"count":[null,2]}"""), (line.Act, line.ActorName, line.Changes));
        Assert.Equal(2, await db.Rows<Lead>().CountAsync(l => l.ImportId == job.Id() && l.Version == 1, Now));
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Tests.Telesales;

/// <summary>Leads that come by themselves: forms and webhooks, open to everybody and therefore careful.</summary>
public sealed class CaptureTests(Houses houses)
{
    private const string Wording = "Tôi đề nghị công ty gọi lại";
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<(CaptureGate Gate, HttpClient Visitor)> Open(House house, GateKind kind = GateKind.Form, string? origins = null, string? mapping = null, Guid? sharedBy = null)
    {
        var quan = await house.Api("quan");
        var source = await quan.Post("/sources", new { name = "Trang " + Numbers.Next(), hot = true, sharing = sharedBy is null ? "byHand" : "even", teamId = sharedBy }, 201);
        var gate = await house.Get<AddGate>().Handle(source.Id(), new(kind, "Form mùa xuân", Wording, origins, mapping, kind == GateKind.Facebook ? "bi-mat" : null), await house.Actor("quan"), Now);
        return (gate, house.CreateClient(new() { AllowAutoRedirect = false }));
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static async Task<List<Lead>> Leads(House house, string phone)
    {
        await using var db = house.Open();
        var e164 = Numbers.E164(phone);
        return await db.Rows<Lead>().Where(l => l.Phone == e164).OrderBy(l => l.Id).ToListAsync(Now);
    }

    private static async Task<List<CapturedRow>> Rows(House house, CaptureGate gate)
    {
        await using var db = house.Open();
        return await db.Rows<CapturedRow>().Where(r => r.GateId == gate.Id).OrderBy(r => r.Id).ToListAsync(Now);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_visitors_form_becomes_a_lead_shared_out_with_its_wording_as_proof(string database)
    {
        var house = houses.On(database);
        var floor = await Floor.Open(house, agents: 1, pool: 0);
        var (gate, visitor) = await Open(house, sharedBy: floor.TeamId);
        var phone = Numbers.Next();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/public/forms/{gate.Key}") { Content = Form(("name", "Chị Hà <script>alert(1)</script>\r\nX-Evil: 1"), ("phone", phone), ("note", "Gọi sau 17h"), ("province", "TP.HCM"), ("utm_source", "facebook"), ("ownerId", Guid.CreateVersion7().ToString()), ("priority", "3")) };
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.Referrer = new("https://shop.vn/tet?phone=0900000000");
        using var answer = await visitor.SendAsync(request, Now);
        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, (await answer.Content.ReadAsStringAsync(Now)).Contains("<h1>", StringComparison.Ordinal)));
        var lead = Assert.Single(await Leads(house, phone));
        Assert.Equal(("Chị Hà <script>alert(1)</script> X-Evil: 1", "Gọi sau 17h", "79", (short)0), (lead.Name, lead.Note, lead.Region, lead.Priority));
        Assert.Equal((ContactBasis.CustomerRequest, floor.Agents[0].Id), (lead.Basis, lead.OwnerId));
        Assert.StartsWith($"“{Wording}” (Form mùa xuân, https://shop.vn/tet, ", lead.BasisProof, StringComparison.Ordinal);
        Assert.Contains("utm_source: facebook", lead.OriginalText, StringComparison.Ordinal);
        await using var db = house.Open();
        Assert.Equal("capture:Form mùa xuân", await db.Rows<AuditLine>().Where(l => l.NounId == lead.Id && l.Act == "created").Select(l => l.ActorName).SingleAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_answer_is_the_same_for_a_known_number_and_tells_nothing_of_anybody(string database)
    {
        var house = houses.On(database);
        var number = Numbers.Next();
        var known = await (await house.Api("nga")).Post("/leads", new { phone = number, name = "Khách bí mật của Nga" });
        var (gate, visitor) = await Open(house);
        var answers = new List<string>();
        foreach (var phone in new[] { number, Numbers.Next() })
        {
            using var answer = await visitor.PostAsJsonAsync($"/public/forms/{gate.Key}", new { phone, name = "Ai đó" }, Now);
            answers.Add($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(Now)} {answer.Headers}{answer.Content.Headers}");
        }
        Assert.Equal(answers[0], answers[1]);
        Assert.DoesNotContain("bí mật", answers[0], StringComparison.Ordinal);
        var leads = await Leads(house, number);
        Assert.Equal((2, known.Id()), (leads.Count, leads[1].DuplicateOfId));      // linked to its holder's
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Ten_times_at_once_is_one_lead_and_a_day_later_it_is_another_wish(string database)
    {
        var house = houses.On(database);
        var (gate, visitor) = await Open(house);
        var (hooked, _) = await Open(house, GateKind.Hook, mapping: "so-may = phone\nma = id");
        var (phone, other) = (Numbers.Next(), Numbers.Next());
        var statuses = await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(_ => new[]
        {
            visitor.PostAsync($"/public/forms/{gate.Key}", Form(("phone", phone), ("name", "Chị Mười")), Now),
            visitor.PostAsJsonAsync($"/public/hooks/{hooked.Key}", new Dictionary<string, object> { ["so-may"] = other, ["ma"] = 4711, ["at"] = Random.Shared.Next() }, Now),
        }));
        Assert.All(statuses, s => Assert.Equal(HttpStatusCode.OK, s.StatusCode));
        Assert.Single(await Leads(house, phone));
        Assert.Single(await Leads(house, other));
        await using (var db = house.Open()) await db.Rows<CapturedRow>().Where(r => r.GateId == gate.Id || r.GateId == hooked.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.At, r => r.At.AddDays(-1)), Now);
        await visitor.PostAsync($"/public/forms/{gate.Key}", Form(("phone", phone), ("name", "Chị Mười")), Now);
        await visitor.PostAsJsonAsync($"/public/hooks/{hooked.Key}", new Dictionary<string, object> { ["so-may"] = other, ["ma"] = 4711 }, Now);
        Assert.Equal((2, 1), ((await Leads(house, phone)).Count, (await Leads(house, other)).Count));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Hostile_bodies_are_answered_politely_and_leave_nothing(string database)
    {
        var house = houses.On(database);
        var (gate, visitor) = await Open(house);
        async Task<HttpStatusCode> Send(HttpContent body)
        {
            using var answer = await visitor.PostAsync($"/public/forms/{gate.Key}", body, Now);
            Assert.Equal(JsonValueKind.String, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Now)).RootElement.GetProperty("message").ValueKind);
            return answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Send(Form(("phone", Numbers.Next()), ("note", new string('x', 10 * 1024 * 1024)))));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(Form([.. Enumerable.Range(0, 500).Select(i => ($"f{i}", "x"))])));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await Send(new StringContent("phone=1", Encoding.UTF8, "text/plain")));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await Send(new MultipartFormDataContent { { new StringContent("1"), "phone" } }));
        foreach (var json in new[] { "[]", "{", "\"x\"", new string('[', 5000), "{\"a\":" + string.Concat(Enumerable.Repeat("{\"a\":", 40)) })
            Assert.Equal(HttpStatusCode.BadRequest, await Send(new StringContent(json, Encoding.UTF8, "application/json")));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(new ByteArrayContent([0x70, 0x3d, 0xff, 0xfe]) { Headers = { ContentType = new("application/x-www-form-urlencoded") } }));
        Assert.Equal(HttpStatusCode.OK, await Send(Form(("phone", Numbers.Next()), (CaptureTrap, "https://spam.example"))));
        Assert.Empty(await Rows(house, gate));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/public/forms/khong-co", Form(("phone", "1")), Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/public/forms/{new string('k', 5000)}", Form(("phone", "1")), Now)).StatusCode);
    }

    private const string CaptureTrap = "website";

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_cannot_be_taken_is_kept_shown_and_taken_when_the_number_is_put_right(string database)
    {
        var house = houses.On(database);
        var (gate, visitor) = await Open(house);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PostAsync($"/public/forms/{gate.Key}", Form(("name", "Anh Ba"), ("phone", "12345")), Now)).StatusCode);
        var quan = await house.Actor("quan");
        var failed = Assert.Single(Assert.Single(await house.Get<ListGates>().Handle(gate.SourceId, quan, Now)).Failed);
        Assert.Equal(("Anh Ba", "12345", "phone.tooShort"), (failed.Name, failed.Phone, failed.Problem));
        Assert.Equal("•••••", (await house.Get<ListGates>().Handle(gate.SourceId, await house.Actor("root"), Now))[0].Failed[0].Phone);
        await Assert.ThrowsAsync<Refused>(() => house.Get<RetryCapture>().Handle(failed.Id, "1", quan, Now));
        var phone = Numbers.Next();
        Assert.Equal(CaptureState.Taken, (await house.Get<RetryCapture>().Handle(failed.Id, phone, quan, Now)).State);
        Assert.Equal("Anh Ba", Assert.Single(await Leads(house, phone)).Name);
        Assert.Empty((await house.Get<ListGates>().Handle(gate.SourceId, quan, Now))[0].Failed);
        await house.Get<RevokeGate>().Handle(gate.Id, quan, Now);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/public/forms/{gate.Key}", Form(("phone", Numbers.Next())), Now)).StatusCode);
        await Assert.ThrowsAsync<Forbidden>(async () => await house.Get<AddGate>().Handle(gate.SourceId, new(GateKind.Form, "x", "y"), await house.Actor("lan"), Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Only_the_sites_that_were_named_may_send_from_a_browser(string database)
    {
        var house = houses.On(database);
        var (gate, visitor) = await Open(house, origins: "https://shop.vn\nhttps://www.shop.vn/");
        async Task<HttpResponseMessage> From(string origin, HttpMethod method)
        {
            var request = new HttpRequestMessage(method, $"/public/forms/{gate.Key}") { Content = method == HttpMethod.Post ? Form(("phone", Numbers.Next())) : null };
            request.Headers.TryAddWithoutValidation("Origin", origin);
            return await visitor.SendAsync(request, Now);
        }
        foreach (var good in new[] { "https://shop.vn", "https://www.shop.vn" })
        {
            var asked = await From(good, HttpMethod.Options);
            Assert.Equal((HttpStatusCode.NoContent, good), (asked.StatusCode, asked.Headers.GetValues("Access-Control-Allow-Origin").Single()));
            Assert.Equal(HttpStatusCode.OK, (await From(good, HttpMethod.Post)).StatusCode);
        }
        foreach (var bad in new[] { "https://shop.vn.evil.example", "http://shop.vn", "https://evil.example", "null", "https://shop.vn:8443" })
            foreach (var method in new[] { HttpMethod.Options, HttpMethod.Post })
            {
                var answer = await From(bad, method);
                Assert.Equal((HttpStatusCode.Forbidden, false), (answer.StatusCode, answer.Headers.Contains("Access-Control-Allow-Origin")));
            }
        Assert.Equal(2, (await Rows(house, gate)).Count);
        var manager = await house.Actor("quan");
        foreach (var wrong in new[] { "shop.vn", "ftp://shop.vn", "https://shop.vn/form", "javascript:alert(1)" })
            Assert.Equal("capture.originInvalid", (await Assert.ThrowsAsync<Refused>(() => house.Get<AddGate>().Handle(gate.SourceId, new(GateKind.Form, "x", "y", wrong), manager, Now))).Code);
        Assert.Equal("capture.mappingInvalid", (await Assert.ThrowsAsync<Refused>(() => house.Get<AddGate>().Handle(gate.SourceId, new(GateKind.Hook, "x", "y", null, "a = ownerId"), manager, Now))).Code);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Facebook_is_answered_its_challenge_and_believed_only_when_it_signs(string database)
    {
        var house = houses.On(database);
        var (gate, visitor) = await Open(house, GateKind.Facebook, mapping: "cau_hoi = note");
        Assert.Equal("4711", await visitor.GetStringAsync($"/public/hooks/{gate.Key}?hub.mode=subscribe&hub.verify_token={Uri.EscapeDataString(gate.VerifyToken)}&hub.challenge=4711", Now));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync($"/public/hooks/{gate.Key}?hub.mode=subscribe&hub.verify_token=x&hub.challenge=4711", Now)).StatusCode);
        var (one, two) = (Numbers.Next(), Numbers.Next());
        object Lead(string id, string phone) => new { field = "leadgen", value = new { leadgen_id = id, form_id = "9", created_time = 1, field_data = new object[] { new { name = "full_name", values = new[] { "Chị Phây" } }, new { name = "phone_number", values = new[] { phone } }, new { name = "cau_hoi", values = new[] { "Giá bao nhiêu?" } } } } };
        var body = JsonSerializer.SerializeToUtf8Bytes(new { @object = "page", entry = new[] { new { id = "1", changes = new[] { Lead("L1", one), Lead("L2", two), new { field = "leadgen", value = new { leadgen_id = "L3" } } } } } });
        async Task<HttpStatusCode> Send(byte[] sent, string? secret)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/public/hooks/{gate.Key}") { Content = new ByteArrayContent(sent) { Headers = { ContentType = new("application/json") } } };
            if (secret is not null) request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), sent)));
            using var answer = await visitor.SendAsync(request, Now);
            return answer.StatusCode;
        }
        foreach (var secret in new[] { null, "sai" }) Assert.Equal(HttpStatusCode.Forbidden, await Send(body, secret));
        Assert.Equal(HttpStatusCode.BadRequest, await Send("{"u8.ToArray(), "bi-mat"));
        Assert.Equal(HttpStatusCode.OK, await Send("{\"entry\":[{\"changes\":[1,{\"field\":{}}]},7]}"u8.ToArray(), "bi-mat"));
        Assert.Empty(await Rows(house, gate));
        for (var again = 0; again < 3; again++) Assert.Equal(HttpStatusCode.OK, await Send(body, "bi-mat"));
        Assert.Equal(("Chị Phây", "Giá bao nhiêu?"), (Assert.Single(await Leads(house, one)).Name, Assert.Single(await Leads(house, two)).Note));
        Assert.Equal([("id:L1", CaptureState.Taken), ("id:L2", CaptureState.Taken), ("id:L3", CaptureState.Failed)], (await Rows(house, gate)).Select(r => (r.Fingerprint, r.State)));
    }

    [Fact]
    public async Task An_address_that_sends_too_much_is_told_to_wait()
    {
        await using var house = houses.Another("sqlite");
        await Cast.Enter(house);
        var (gate, _) = await Open(house);
        using var limited = house.WithWebHostBuilder(b => b.UseSetting("FORMS_PER_MINUTE", "3"));
        using var visitor = limited.CreateClient();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++) statuses.Add((await visitor.PostAsync($"/public/forms/{gate.Key}", Form(("phone", Numbers.Next())), Now)).StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], statuses);
    }
}

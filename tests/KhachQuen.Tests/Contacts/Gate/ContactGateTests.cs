using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts.Gate;

/// <summary>The gate in front of every dial, on both databases (X-5, X-45, T-30).</summary>
public sealed class ContactGateTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task<(House House, HandClock Clock)> Open(string database, string wall = "2026-11-23 10:00")
    {
        var clock = new HandClock(HandClock.Wall(wall));
        var house = houses.Another(database, clock: clock);
        await Cast.Enter(house);
        return (house, clock);
    }

    private static async Task<Guid> LeadOf(HttpClient api, string phone, string basis) => (await api.Post("/leads", new { phone, basis, basisProof = "Form" })).Id();

    private static async Task<JsonElement> Dnc(House house, string rows, string? takenAt = null, int expected = 200)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(rows)), "file", "dnc.csv" } };
        if (takenAt is not null) form.Add(new StringContent(takenAt), "takenAt");
        return await (await (await house.Api("data1")).PostAsync("/api/v1/dnc:import", form, Now)).Body(expected);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_twenty_who_dial_one_number_without_a_basis_at_once_one_is_let_through(string database)
    {
        var (house, clock) = await Open(database, "2026-11-23 16:00");
        await using var _ = house;
        await (await house.Api("root")).Put("/settings/telesales", new { basisGate = "warn" });
        var (lan, phone) = (await house.Actor("lan"), Numbers.Next());
        var lead = await LeadOf(await house.Api("lan"), phone, "none");
        var dial = house.Get<DialLead>();
        using var start = new ManualResetEventSlim();
        var all = Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            start.Wait(Now);
            try { await dial.Handle(lead, lan, Now); return "dialled"; }
            catch (Refused refused) { return refused.Code; }
        }, Now)).ToList();
        start.Set();
        var ended = (await Task.WhenAll(all)).CountBy(e => e).ToDictionary();
        Assert.Equal(1, ended["dialled"]);
        Assert.Equal(19, ended["contact.capReached"]);
        await using var db = house.Open();
        Assert.Equal((1, 1, 19), (await db.Rows<Call>().CountAsync(c => c.AboutId == lead, Now), await db.Rows<ContactDecision>().CountAsync(d => d.Allowed, Now), await db.Rows<ContactDecision>().CountAsync(d => d.Reason == GateReason.CapReached && d.RuleCode == "ad.call.cap", Now)));
        clock.MoveTo(HandClock.Wall("2026-11-24 16:00").AddMilliseconds(-1));
        Assert.Equal("contact.capReached", (await Assert.ThrowsAsync<Refused>(() => dial.Handle(lead, lan, Now))).Code);
        clock.Move(TimeSpan.FromMilliseconds(1));
        await dial.Handle(lead, lan, Now);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_is_refused_hears_why_by_which_rule_and_from_when_and_it_is_written_down(string database)
    {
        var (house, clock) = await Open(database, "2026-11-23 20:45");
        await using var _ = house;
        var lan = await house.Api("lan");
        var lead = await LeadOf(lan, Numbers.Next(), "customerRequest");
        var refusal = await lan.Refuses($"/leads/{lead}:dial", new { }, "contact.outsideHours");
        Assert.Contains("08:00 24/11", refusal.Text("detail"), StringComparison.Ordinal);
        using var keyed = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/leads/{lead}:dial") { Content = JsonContent.Create(new { }), Headers = { { "Idempotency-Key", "k" + lead } } };
        await (await lan.SendAsync(keyed, Now)).Body(422);      // its unit is undone, the line is not
        var none = await LeadOf(lan, Numbers.Next(), "none");
        await lan.Refuses($"/leads/{none}:dial", new { }, "lead.noBasis", "basis");
        var lines = (await lan.Get("/contact-decisions")).Items();
        Assert.Equal(["noConsent", "outsideHours", "outsideHours"], lines.Select(l => l.Text("reason")).Order());
        Assert.All(lines, l => Assert.False(string.IsNullOrEmpty(l.Text("rule")) || string.IsNullOrEmpty(l.Text("article"))));
        clock.MoveTo(HandClock.Wall("2026-11-24 08:00"));
        await lan.Post($"/leads/{lead}:dial", new { });
        Assert.Equal("none", (await lan.Get("/contact-decisions?allowed=true")).Items().Single().Text("reason"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_refusal_of_the_person_empties_the_queues_and_nothing_but_a_proven_consent_of_who_may_lifts_it(string database)
    {
        var (house, clock) = await Open(database);
        await using var _ = house;
        var (lan, tuan, phone) = (await house.Api("lan"), await house.Api("tuan"), Numbers.Next());
        var lead = await LeadOf(lan, phone, "customerRequest");
        await lan.Post($"/leads/{lead}/outcomes", new { outcome = "notConnected", callBackAt = "2026-11-23T09:00:00Z" });
        Assert.True((await lan.Get($"/leads/{lead}/permission")).GetProperty("allowed").GetBoolean());
        Assert.Equal("closed", (await lan.Post($"/leads/{lead}:leaveAlone", new { proof = "Ghi âm 10:02" })).Text("stage"));
        Assert.Equal("none", (await lan.Get($"/leads/{lead}")).Text("nextAction"));
        Assert.Equal(System.Net.HttpStatusCode.NoContent, (await lan.PostAsync("/api/v1/leads:next", null, Now)).StatusCode);
        await lan.Refuses($"/leads/{lead}:dial", new { }, "contact.optedOut");
        // nothing that happens later lowers it
        await lan.Post($"/leads/{lead}/outcomes", new { outcome = "thinkingItOver", callBackAt = "2026-11-23T09:00:00Z" });
        var again = await lan.Post("/leads", new { phone = phone.Insert(3, ".").Insert(7, " "), basis = "consent", basisProof = "Form mới" });
        await lan.Refuses($"/leads/{lead}:dial", new { }, "contact.optedOut");
        await lan.Refuses($"/leads/{lead}:recordBasis", new { basis = "customerRequest", proof = "Khách nói lại" }, "consent.refusedBefore", "proof");
        await lan.Refuses("/consents", new { phone, act = "given", purpose = "customerRequested", proof = "x" }, "consent.refusedBefore");
        await using (var db = house.Open())
        {
            await Assert.ThrowsAsync<Refused>(() => RecordConsent.Within(db, new(phone, Act: ConsentAct.Given, Purpose: ContactPurpose.CustomerRequested, Source: "import", Proof: "tệp"), Now));
            Assert.NotEqual(Guid.Empty, again.Id());
        }
        await tuan.Refuses("/consents", new { phone, act = "given", purpose = "customerRequested" }, "consent.proofMissing");
        clock.Move(TimeSpan.FromMinutes(75));       // the log is folded in the order of its keys: within one instant there is none
        await tuan.Post("/consents", new { phone, act = "given", purpose = "customerRequested", proof = "Ghi âm 11:15, khách gọi lại xin tư vấn" });
        clock.Move(TimeSpan.FromMinutes(1));
        await lan.Post($"/leads/{lead}:dial", new { });
        await lan.Refuses("/consents", new { phone, act = "given", purpose = "advertisement", proof = "x" }, "consent.refusedBefore");      // that one was not lifted
        Assert.Equal(4, (await tuan.Get("/consents?phone=" + phone)).Items().Length);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_refused_advertisements_only_is_still_called_about_what_they_asked_for(string database)
    {
        var (house, _) = await Open(database);
        await using var __ = house;
        var (lan, phone) = (await house.Api("lan"), Numbers.Next());
        var lead = await LeadOf(lan, phone, "customerRequest");
        await lan.Post("/consents", new { phone, act = "withdrawn", purpose = "advertisement" });
        await lan.Post($"/leads/{lead}:dial", new { });
        var preview = await lan.Get($"/contact-gate?phone={phone}&purpose=advertisement&channel=sms");
        Assert.Equal((false, "optedOut", "ad.optOut"), (preview.GetProperty("allowed").GetBoolean(), preview.Text("reason"), preview.Text("rule")));
        Assert.Equal("invalidNumber", (await lan.Get("/contact-gate?phone=01551234567")).Text("reason"));
        Assert.Single((await lan.Get("/contact-decisions")).Items());      // a preview leaves no line
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_advertisement_needs_a_fresh_list_that_does_not_hold_the_number_consent_and_a_brand_name(string database)
    {
        var (house, clock) = await Open(database);
        await using var _ = house;
        var (lan, data) = (await house.Api("lan"), await house.Api("data1"));
        var (listed, smsOnly, free) = (Numbers.Next(), Numbers.Next(), Numbers.Next());
        var leads = new Dictionary<string, Guid>();
        foreach (var phone in new[] { listed, smsOnly, free }) leads[phone] = await LeadOf(lan, phone, "consent");
        Task Refused(string phone, string code) => lan.Refuses($"/leads/{leads[phone]}:dial", new { }, code);
        await Refused(free, "contact.dncMissing");
        var imported = await Dnc(house, $"STT;Số thuê bao;Gọi;SMS\n1;+84{listed[1..]};x;x\n2;{smsOnly};;x\n3;chưa rõ;;\n4;{listed};x;\n");
        Assert.Equal((2, 1, 1), (imported.Number("numbers"), imported.Number("duplicates"), imported.Number("rejected")));
        await Refused(listed, "contact.onDncList");
        await Refused(free, "contact.noBrandName");
        await data.Put("/settings/contact", new { callBrandName = "KHACHQUEN" });
        await lan.Post($"/leads/{leads[free]}:dial", new { });
        await lan.Post($"/leads/{leads[smsOnly]}:dial", new { });
        clock.Move(TimeSpan.FromHours(25));
        await Refused(free, "contact.dncStale");
        Assert.Equal("dnc.olderThanKept", (await Dnc(house, "SĐT\n" + free, "2026-11-20T00:00:00Z", 422)).Text("code"));
        await Dnc(house, "SĐT\n" + Numbers.Next());
        await lan.Post($"/leads/{leads[listed]}:dial", new { });      // the newer list no longer holds it
        await using var db = house.Open();
        Assert.Equal(1, await db.Rows<DncNumber>().CountAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_company_sets_its_hours_and_the_law_changes_from_a_day_on(string database)
    {
        var (house, clock) = await Open(database);
        await using var _ = house;
        var (data, lan) = (await house.Api("data1"), await house.Api("lan"));
        var lead = await LeadOf(lan, Numbers.Next(), "agreement");
        await lan.Put("/settings/contact", new { callsFrom = "10:30" }, expected: 403);
        await data.Put("/settings/contact", new { callsFrom = "10:30", callsTo = "10:00" }, expected: 422);
        await data.Put("/settings/contact", new { callsFrom = "10:30" });
        await lan.Refuses($"/leads/{lead}:dial", new { }, "contact.outsideHours");
        clock.Move(TimeSpan.FromMinutes(30));
        await lan.Post($"/leads/{lead}:dial", new { });
        await data.Refuses("/contact-rules/ad.call.window:change", new { from = "2026-11-23", toMinute = 1200 }, "contactRule.dayInvalid");
        await data.Refuses("/contact-rules/ad.call.window:change", new { from = "2026-12-01", fromMinute = 1200, toMinute = 1200 }, "contactRule.windowInvalid");
        await data.Post("/contact-rules/ad.call.window:change", new { from = "2026-12-01", toMinute = 18 * 60, article = "NĐ mới, Điều 5" });
        var rules = (await data.Get("/contact-rules")).Items("rules").Where(r => r.Text("code") == "ad.call.window").ToList();
        Assert.Equal(("2026-12-01", 17 * 60L, 18 * 60L), (rules[0].Text("until"), rules[0].Number("toMinute"), rules[1].Number("toMinute")));
        await lan.Get("/contact-rules", 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_ledger_is_read_as_far_as_one_sees_found_by_number_and_paged(string database)
    {
        var (house, _) = await Open(database);
        await using var __ = house;
        var (lan, nga, tuan, quan) = (await house.Api("lan"), await house.Api("nga"), await house.Api("tuan"), await house.Api("quan"));
        var (mine, hers) = (Numbers.Next(), Numbers.Next());
        var (a, b) = (await LeadOf(lan, mine, "customerRequest"), await LeadOf(nga, hers, "customerRequest"));
        for (var i = 0; i < 5; i++) await lan.Post($"/leads/{a}:dial", new { });
        await nga.Post($"/leads/{b}:dial", new { });
        Assert.Equal((5, 1, 5, 6), (await Count(lan), await Count(nga), await Count(tuan), await Count(quan)));
        Assert.Empty((await lan.Get("/contact-decisions?phone=" + hers)).Items());
        Assert.Equal(5, (await quan.Get("/contact-decisions?phone=84" + mine[1..])).Items().Length);
        var director = (await (await house.Api("director1")).Get("/contact-decisions?limit=1")).Items().Single();
        Assert.Contains("•", director.Text("address"), StringComparison.Ordinal);      // no right to whole numbers
        var (seen, after) = (new List<Guid>(), "");
        do
        {
            var page = await quan.Get("/contact-decisions?limit=4" + (after.Length > 0 ? "&after=" + after : ""));
            seen.AddRange(page.Items().Select(l => l.Id()));
            after = page.IsNull("next") ? "" : page.Text("next");
        } while (after.Length > 0);
        Assert.Equal(6, seen.Distinct().Count());
    }

    private static async Task<int> Count(HttpClient api) => (await api.Get("/contact-decisions")).Items().Length;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_withdrawn_consent_is_heard_at_the_moment_of_dialling_and_by_messages_at_the_same_door(string database)
    {
        var (house, _) = await Open(database);
        await using var __ = house;
        var phone = Numbers.Next();
        await using var db = house.Open();
        await db.SetSettings(new ContactSettings { SmsBrandName = "KHACHQUEN" }, Now);
        await RecordConsent.Within(db, new(phone, Act: ConsentAct.Given, Purpose: ContactPurpose.Advertisement, Channel: ContactChannel.Sms, Proof: "Trả lời SMS 21/11"), Now);
        await db.SaveChangesAsync(Now);
        await Dnc(house, "SĐT\n" + Numbers.Next());
        var ask = new ContactAsk(phone, ContactPurpose.Advertisement, ContactChannel.Sms, "campaign", Guid.NewGuid());
        for (var i = 0; i < 3; i++) Assert.True((await Passed(house, ask)).Allowed);
        Assert.Equal(GateReason.CapReached, (await Passed(house, ask)).Reason);
        await (await house.Api("lan")).Post("/consents", new { phone });
        Assert.Equal(GateReason.OptedOut, (await Passed(house, ask)).Reason);
        Assert.True((await Passed(house, ask with { Purpose = ContactPurpose.Transactional, Channel = ContactChannel.Call })).Allowed);
    }

    private static async Task<ContactDecision> Passed(House house, ContactAsk ask)
    {
        await using var db = house.Open();
        await using var transaction = await db.Begin(Now);
        var decision = await ContactDoor.Pass(db, ask, Now);
        await db.SaveChangesAsync(Now);
        await transaction.Commit(Now);
        return decision;
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_command_line_takes_over_the_list(string database)
    {
        var cli = new Shell.Cli(houses, database);
        await cli.Well("migrate");
        var file = Path.Combine(Directory.CreateTempSubdirectory("kq-dnc-").FullName, "dnc.csv");
        await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"Số điện thoại\n{Numbers.Next()}\n{Numbers.Next()}\nkhông rõ\n"), Now);
        Assert.Equal("2 numbers, 0 repeated, 1 unreadable", await cli.Well("import", "dnc", file));
        Assert.Equal(1, (await cli.Run("import", "dnc", file, "--taken", "2020-01-01")).Exit);      // older than the one in use
        Assert.Equal(2, (await cli.Run("import", "dnc")).Exit);
    }
}

using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Sales;
using KhachQuen.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Sales;

/// <summary>Opportunities through the API (F-30 … F-34) and their evidence (F-40 … F-42).</summary>
public sealed class OpportunityTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_is_opened_on_a_customer_with_what_is_known_of_them_and_waits_for_evidence(string database)
    {
        var house = houses.On(database);
        var (lan, customer) = (await house.Api("lan"), await house.Customer("lan", "Nông sản Mộc Châu Xanh"));
        Assert.Equal("notRequired", customer.Text("verifyState"));
        var deal = await lan.Post("/opportunities", new { name = "Tem truy xuất, 200.000 mã", customerId = customer.Id(), expectedRevenue = 48_000_000, priority = 3 }, 201);
        Assert.Equal(("active", "new", "main", "missing", "none"), (deal.Text("state"), deal.Text("stage"), deal.Text("class"), deal.Text("evidenceState"), deal.Text("evidenceReview")));
        Assert.Equal((customer.GetProperty("phones")[0].GetString(), customer.Id("ownerId"), 3), (deal.Text("phone"), deal.Id("salespersonId"), deal.Number("priority")));
        Assert.Equal("rejected", (await lan.Get($"/customers/{customer.Id()}")).Text("verifyState"));      // F-4: papers are asked for now
        Assert.Contains("opportunity.opened", (await lan.Get($"/customers/{customer.Id()}/timeline")).Items().Select(l => l.Text("kind")));
        Assert.Equal([deal.Id()], (await lan.Get($"/opportunities?customerId={customer.Id()}")).Items().Select(o => o.Id()));
        Assert.Equal([deal.Id()], (await lan.Get("/opportunities?q=moc chau xanh")).Items().Select(o => o.Id()).Where(i => i == deal.Id()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task On_a_branch_for_a_strangers_customer_or_without_a_salesperson_it_is_refused_with_the_reason(string database)
    {
        var house = houses.On(database);
        var (lan, quan) = (await house.Api("lan"), await house.Api("quan"));
        var parent = await house.Customer("lan");
        var branch = await house.Customer("lan", "Chi nhánh", parent.Id());
        await lan.Refuses("/opportunities", new { name = "Tem", customerId = branch.Id() }, "opportunity.childCustomer", "customerId");
        await using var db = house.Open();
        var minh = await db.Users.Where(u => u.UserName == "minh").Select(u => u.Id).SingleAsync(Now);
        await quan.Refuses("/opportunities", new { name = "Tem", customerId = parent.Id(), salespersonId = minh }, "opportunity.salespersonMismatch", "salespersonId");
        await (await house.Api("nga")).Refuses("/opportunities", new { name = "Tem", customerId = parent.Id() }, "opportunity.customerUnknown", "customerId");
        var nobodys = await quan.Post("/customers", new { name = "Khách chưa ai nhận", phones = new[] { Numbers.Next() } }, 201);
        await quan.Refuses("/opportunities", new { name = "Tem", customerId = nobodys.Id() }, "opportunity.customerUnassigned", "customerId");
        await lan.Refuses("/opportunities", new { customerId = parent.Id() }, "opportunity.nameMissing", "name");
        await lan.Refuses("/opportunities", new { name = "Tem", customerId = parent.Id(), priority = 4 }, "opportunity.priorityInvalid", "priority");
        await lan.Refuses("/opportunities", new { name = "Tem", customerId = parent.Id(), serviceId = Guid.CreateVersion7() }, "opportunity.serviceUnknown", "serviceId");
        Assert.Empty((await lan.Get($"/opportunities?customerId={parent.Id()}")).Items());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_moves_is_won_or_lost_with_a_reason_and_reopened_with_its_history(string database)
    {
        var house = houses.On(database);
        var (lan, deal) = (await house.Api("lan"), await house.Deal("lan"));
        var path = $"/opportunities/{deal.Id()}";
        await lan.Patch(path, new { stage = "quoted" }, 99, 409);
        var moved = await lan.Patch(path, new { stage = "quoted", expectedRevenue = 50_000_000 }, deal.Number("version"));
        Assert.Equal(("quoted", 50, 50_000_000), (moved.Text("stage"), moved.Number("probability"), moved.Number("expectedRevenue")));
        (await lan.Patch(path, new { stage = "nowhere" }, moved.Number("version"), 422)).IsRefusal("opportunity.stageUnknown", "stage");
        await lan.Refuses(path + ":lose", new { note = "im lặng" }, "opportunity.lostReasonMissing", "lostReason");
        await lan.Refuses(path + ":lose", new { lostReason = "noEvidence" }, "opportunity.lostReasonMissing", "lostReason");      // only the system says that
        var lost = await lan.Post(path + ":lose", new { lostReason = "price", note = "bên kia rẻ hơn" });
        Assert.Equal(("lost", "price", "quoted"), (lost.Text("state"), lost.Text("lostReason"), lost.Text("stage")));
        Assert.Equal(deal.Id("salespersonId"), (await lan.Get($"/customers/{deal.Id("customerId")}")).Id("ownerId"));      // F-44: by hand nobody is detached
        await lan.Refuses(path + ":win", new { }, "opportunity.notActive");
        var again = await lan.Post(path + ":reopen", new { });
        Assert.Equal(("active", "quoted", "missing"), (again.Text("state"), again.Text("stage"), again.Text("evidenceState")));
        await lan.Post(path + ":win", new { });
        await lan.Refuses(path + ":reopen", new { }, "opportunity.notLost");
        Assert.Equal(["opportunity.lost", "opportunity.moved", "opportunity.opened", "opportunity.reopened", "opportunity.won"], (await lan.Get(path + "/timeline")).Items().Select(l => l.Text("kind")).Where(k => k != "opportunity.edited").Order());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_is_seen_as_far_as_its_salespersons_team(string database)
    {
        var house = houses.On(database);
        var deal = await house.Deal("lan");
        foreach (var (who, seen) in new[] { ("lan", true), ("tuan", true), ("khanh", true), ("quan", true), ("carelead1", true), ("director1", true), ("minh", false), ("huong", false), ("phuc", false), ("thu", false) })
        {
            await (await house.Api(who)).Get($"/opportunities/{deal.Id()}", seen ? 200 : 404);
            Assert.Equal(seen, (await (await house.Api(who)).Get($"/opportunities?customerId={deal.Id("customerId")}")).Items().Length == 1);
        }
        await (await house.Api("accountant1")).Get($"/opportunities/{deal.Id()}", 403);
        await (await house.Api("director1")).Post($"/opportunities/{deal.Id()}:win", new { }, 403);
    }

    [Theory]
    [InlineData("sqlite", "quote", "term=12 tháng;codes=200000")]
    [InlineData("postgres", "quote", "term=12 tháng;codes=200000")]
    [InlineData("sqlite", "legalQuote", "serviceName=Công bố sản phẩm;price=12000000")]
    [InlineData("postgres", "meeting", "meetingAt=2026-11-23T14:00;recap=Demo app, khách ưng")]
    [InlineData("sqlite", "message", "advice=Gửi phương án tem kép")]
    [InlineData("postgres", "call", "advice=Tư vấn gói năm;recap=Chờ báo giá")]
    public async Task Each_kind_of_evidence_asks_exactly_its_fields(string database, string kind, string fields)
    {
        var house = houses.On(database);
        var (lan, deal) = (await house.Api("lan"), await house.Deal("lan"));
        var all = fields.Split(';').Select(f => f.Split('=')).Select(f => (f[0], f[1])).ToArray();
        foreach (var one in all) (await lan.Prove(deal.Id(), 422, [("kind", kind), .. all.Where(f => f != one)])).IsRefusal("evidence.fieldMissing." + one.Item1, one.Item1);
        var strange = kind == "meeting" ? ("codes", "5") : ("meetingAt", "2026-11-23T14:00");
        (await lan.Prove(deal.Id(), 422, [("kind", kind), .. all, strange])).IsRefusal("evidence.fieldNotAsked", strange.Item1);
        Assert.Equal("missing", (await house.Seen(deal)).Text("evidenceState"));
        Assert.Empty((await lan.Get($"/attachments?noun=opportunity&nounId={deal.Id()}")).Items());      // what was refused left no file
        Assert.Equal("provided", (await lan.Prove(deal.Id(), 200, [("kind", kind), .. all])).Text("evidenceState"));
        var shown = Assert.Single((await lan.Get($"/opportunities/{deal.Id()}/evidence")).Items());
        Assert.Equal((kind, "zalo.png"), (shown.Text("kind"), shown.Text("fileName")));
        var removal = await lan.DeleteAsync($"/api/v1/attachments/{shown.Id("attachmentId")}", Now);
        Assert.Equal("evidence.fileStays", JsonSerializer.Deserialize<JsonElement>(await removal.Content.ReadAsStringAsync(Now)).Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Without_a_proof_for_a_secondary_one_or_by_a_call_written_down_by_hand_there_is_no_evidence(string database)
    {
        var house = houses.On(database);
        var (lan, deal) = (await house.Api("lan"), await house.Deal("lan"));
        (await lan.Post($"/opportunities/{deal.Id()}/evidence", new { kind = "message", advice = "đã gửi" }, 422)).IsRefusal("evidence.proofMissing", "file");
        var side = await house.Deal("lan", deal.Id("customerId"), "secondary");
        (await lan.Prove(side.Id(), 422, ("kind", "message"), ("advice", "đã gửi"))).IsRefusal("evidence.secondary");
        await using var db = house.Open();
        var (owner, phone) = (await db.Users.AsNoTracking().SingleAsync(u => u.UserName == "lan", Now), PhoneNumberOf(deal));
        var call = new KhachQuen.Telephony.Call(phone, "customer", deal.Id("customerId"), null, await house.Actor("lan"), House.Clock.GetUtcNow().UtcDateTime);
        db.Add(call);
        await db.SaveChangesAsync(Now);
        (await lan.Post($"/opportunities/{deal.Id()}/evidence", new { callId = call.Id }, 422)).IsRefusal("evidence.callByHand", "callId");
        Assert.Equal("missing", (await house.Seen(deal)).Text("evidenceState"));
        Assert.NotNull(owner);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Customer_care_finds_it_good_or_warns_and_the_salesperson_hears_at_once(string database)
    {
        var house = houses.On(database);
        var (lan, care, deal) = (await house.Api("lan"), await house.Api("carelead1"), await house.Deal("lan", name: "Tem chống giả " + Numbers.Next()));
        var review = $"/opportunities/{deal.Id()}:reviewEvidence";
        await care.Refuses(review, new { valid = true }, "evidence.nothingToReview");
        await lan.Prove(deal.Id(), 200, ("kind", "message"), ("advice", "gửi qua Zalo"));
        await lan.Post(review, new { valid = true }, 403);
        await care.Refuses(review, new { valid = false, reason = " " }, "evidence.reasonMissing", "reason");
        Assert.Equal("valid", (await care.Post(review, new { valid = true })).Text("evidenceReview"));
        var warned = await care.Post(review, new { valid = false, reason = "ảnh không thấy tư vấn" });
        Assert.Equal(("missing", "warned", "ảnh không thấy tư vấn"), (warned.Text("evidenceState"), warned.Text("evidenceReview"), warned.Text("reviewReason")));
        var told = Assert.Single((await lan.Get("/me/notices")).Items(), n => n.GetProperty("facts").TryGetProperty("name", out var name) && name.GetString() == deal.Text("name"));
        Assert.Equal(("evidence.warned", $"/opportunities/{deal.Id()}"), (told.Text("kind"), told.Text("path")));
        Assert.DoesNotContain((await (await house.Api("minh")).Get("/me/notices")).Items(), n => n.Id() == told.Id());
        Assert.Equal("none", (await lan.Prove(deal.Id(), 200, ("kind", "message"), ("advice", "gửi lại đủ"))).Text("evidenceReview"));      // F-41: looked at anew
        var own = await house.Deal("quan", (await (await house.Api("quan")).Post("/customers", new { name = "Của quản lý", phones = new[] { Numbers.Next() }, ownerId = (await house.Actor("quan")).Id }, 201)).Id());
        await (await house.Api("quan")).Prove(own.Id(), 200, ("kind", "message"), ("advice", "a"));
        await (await house.Api("quan")).Refuses($"/opportunities/{own.Id()}:reviewEvidence", new { valid = true }, "evidence.ownReview");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_draw_is_the_same_for_the_same_seed_and_names_it(string database)
    {
        var house = houses.On(database);
        var (lan, care) = (await house.Api("lan"), await house.Api("carelead1"));
        for (var n = 0; n < 6; n++) await lan.Prove((await house.Deal("lan", name: $"Mẫu {n}")).Id(), 200, ("kind", "message"), ("advice", "x"));
        var (first, second, other) = (await care.Post("/evidence-samples", new { count = 4, seed = "tháng 11" }, 201), await care.Post("/evidence-samples", new { count = 4, seed = "tháng 11" }, 201), await care.Post("/evidence-samples", new { count = 4 }, 201));
        Assert.Equal(("tháng 11", 4), (first.Text("seed"), first.Items().Length));
        Assert.Equal(Ids(first), Ids(second));
        Assert.NotEqual("", other.Text("seed"));
        Assert.Equal(Ids(first), Ids(await care.Get($"/evidence-samples/{first.Id()}")));
        await care.Refuses("/evidence-samples", new { count = 4, percent = 10 }, "evidence.countOrPercent");
        await lan.Post("/evidence-samples", new { count = 1 }, 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_board_counts_and_sums_what_the_list_holds(string database)
    {
        var house = houses.On(database);
        var person = await People.Made(house, roles: ["sales"]);
        var (name, api) = (person.Text("userName"), await house.Api(person.Text("userName")));
        var customer = await house.Customer(name);
        for (var n = 0; n < 35; n++)
        {
            var deal = await house.Deal(name, customer.Id(), n % 2 == 0 ? "main" : "secondary", 1_000_000 + n);
            if (n % 5 == 0) await api.Patch($"/opportunities/{deal.Id()}", new { stage = "advised" }, deal.Number("version"));
            if (n % 7 == 3) await api.Post($"/opportunities/{deal.Id()}:win", new { });
        }
        var actor = await house.Actor(name);
        var board = await house.Get<ShowBoard>().Handle(new(), actor, Now);
        Assert.Equal(["new", "advised", "quoted", "negotiating", "won"], board.Select(c => c.Code));
        var list = (await api.Get("/opportunities?limit=100")).Items();
        foreach (var column in board)
        {
            var expected = list.Where(o => column.Code == "won" ? o.Text("state") == "won" : o.Text("state") == "active" && o.Text("stage") == column.Code).ToList();
            Assert.Equal((expected.Count, expected.Sum(o => o.Number("expectedRevenue"))), (column.Count, column.Sum));
            var cards = column.Cards.Items.Select(c => c.Id).ToList();
            for (var after = column.Cards.Next; after is not null;)
            {
                var more = await house.Get<ShowBoard>().More(new(), column.Code, after, actor, Now);
                cards.AddRange(more.Items.Select(c => c.Id));
                after = more.Next;
            }
            Assert.Equal(expected.OrderByDescending(o => o.Number("priority")).ThenByDescending(o => o.GetProperty("createdAt").GetDateTime()).Select(o => o.Id()), cards);
        }
    }

    private static IEnumerable<Guid> Ids(JsonElement sample) => sample.Items().Select(i => i.GetProperty("opportunity").Id());

    private static KhachQuen.Platform.PhoneNumber PhoneNumberOf(JsonElement deal) => KhachQuen.Platform.PhoneNumber.Parse(deal.Text("phone")!);
}

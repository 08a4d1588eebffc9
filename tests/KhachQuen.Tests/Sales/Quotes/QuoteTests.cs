using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Sales;

/// <summary>Quotes through the API (F-33).</summary>
public sealed class QuoteTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_is_made_of_an_open_opportunity_with_an_offered_service_and_of_no_other(string database)
    {
        var house = houses.On(database);
        var (lan, bare) = (await house.Api("lan"), await house.Deal("lan"));
        await lan.Refuses("/quotes", new { opportunityId = bare.Id() }, "quote.serviceMissing", "opportunityId");
        var product = await house.Product(price: 2_400_000);
        await lan.Patch($"/opportunities/{bare.Id()}", new { serviceId = product.Id() }, bare.Number("version"));
        var quote = await lan.Post("/quotes", new { opportunityId = bare.Id() }, 201);
        Assert.Equal(("draft", 1, 2_400_000, 177_778), (quote.Text("state"), quote.Number("revision"), quote.Number("total"), quote.Number("vatTotal")));      // 8 % in it
        Assert.Matches(@"^BG-\d{4}-\d{4,}$", quote.Text("number"));
        var line = Assert.Single(quote.Items("lines"));
        Assert.Equal((product.Id(), "Viên uống thử", "hộp"), (line.Id("productId"), line.Text("name"), line.Text("unit")));
        Assert.Equal((bare.Text("name"), bare.Id("customerId"), bare.Id("salespersonId")), (quote.Text("title"), quote.Id("customerId"), quote.Id("salespersonId")));
        var next = await lan.Post("/quotes", new { opportunityId = bare.Id() }, 201);
        Assert.True(string.CompareOrdinal(next.Text("number"), quote.Text("number")) > 0);
        await lan.Post($"/opportunities/{bare.Id()}:lose", new { lostReason = "price" });
        await lan.Refuses("/quotes", new { opportunityId = bare.Id() }, "quote.opportunityClosed", "opportunityId");
        await lan.Refuses($"/quotes/{quote.Id()}:send", new { }, "quote.opportunityClosed");
        (await lan.Patch($"/quotes/{quote.Id()}", new { term = "10 ngày" }, quote.Number("version"), 422)).IsRefusal("quote.opportunityClosed");
        await (await house.Api("nga")).Refuses("/quotes", new { opportunityId = bare.Id() }, "quote.opportunityUnknown", "opportunityId");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Its_sums_are_the_servers_and_no_more_is_given_away_than_the_role_may(string database)
    {
        var house = houses.On(database);
        var (lan, quote, product) = await Drafted(house, "lan", price: 1_000_000);
        async Task<JsonElement> Lines(int expected, params object[] lines) => await lan.Patch($"/quotes/{quote.Id()}", new { lines }, (await lan.Get($"/quotes/{quote.Id()}")).Number("version"), expected);
        var own = new { name = "Thiết kế tem riêng", unit = "mẫu", quantity = 3, unitPrice = 333_333, discountPercent = 12.5, vatGroup = "exempt" };
        var saved = await Lines(200, new { productId = product, quantity = 1.5, discount = 150_000 }, own);
        Assert.Equal([1_350_000, 874_999], saved.Items("lines").Select(l => l.Number("amount")));      // 999.999 − 125.000
        Assert.Equal((2_224_999, 275_000, 100_000), (saved.Number("total"), saved.Number("discountTotal"), saved.Number("vatTotal")));
        foreach (var tooMuch in new object[] { new { productId = product, quantity = 1.5, discount = 150_001 }, new { productId = product, quantity = 1, unitPrice = 899_999 }, new { productId = product, quantity = 1, unitPrice = 950_000, discountPercent = 6 } })
            (await Lines(422, tooMuch)).IsRefusal("order.discountTooHigh", "lines");
        Assert.Equal(900_000, (await Lines(200, new { productId = product, quantity = 1, unitPrice = 900_000 })).Number("total"));
        Assert.Equal(1_000_000, (await Lines(200, new { productId = product, quantity = 1, unitPrice = 2_000_000, discountPercent = 50 })).Number("total"));      // dearer, then less: nothing given away
        (await Lines(422, new { name = "Không giá", quantity = 1 })).IsRefusal("quote.priceMissing", "lines");
        (await Lines(422, new { name = " ", quantity = 1, unitPrice = 5 })).IsRefusal("quote.lineNameMissing", "lines");
        (await Lines(422, new { name = "Âm", quantity = 1, unitPrice = -5 })).IsRefusal("quote.priceInvalid", "lines");
        (await Lines(422, new { name = "Hơn cả tiền", quantity = 1, unitPrice = 5, discount = 6 })).IsRefusal("order.discountInvalid", "lines");
        (await Lines(422, new { name = "Không gì", quantity = 0, unitPrice = 5 })).IsRefusal("order.quantityInvalid", "lines");
        (await Lines(422)).IsRefusal("quote.linesMissing", "lines");
        var tuan = await house.Api("tuan");      // a lead may give 20 %
        var granted = await tuan.Patch($"/quotes/{quote.Id()}", new { lines = new[] { new { productId = product, quantity = 1, unitPrice = 1_000_000, discount = 200_000 } } }, (await lan.Get($"/quotes/{quote.Id()}")).Number("version"));
        Assert.Equal(800_000, (await Lines(200, new { productId = product, quantity = 1, discount = 200_000 })).Number("total"));      // what was granted stays
        Assert.Equal(800_000, granted.Number("total"));
        (await Lines(422, new { productId = product, quantity = 2, discount = 400_000 })).IsRefusal("order.discountTooHigh", "lines");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Sent_it_is_fixed_and_its_next_revision_leaves_it_readable(string database)
    {
        var house = houses.On(database);
        var (lan, quote, _) = await Drafted(house, "lan");
        var path = $"/quotes/{quote.Id()}";
        await lan.Refuses(path + ":accept", new { }, "quote.notSent");
        await lan.Refuses(path + ":revise", new { }, "quote.notToBeRevised");
        await lan.Patch(path, new { validUntil = "2020-01-01" }, quote.Number("version"));
        await lan.Refuses(path + ":send", new { }, "quote.validUntilPast", "validUntil");
        await lan.Patch(path, new { validUntil = Today(20) }, quote.Number("version") + 1);
        var sent = await lan.Post(path + ":send", new { });
        Assert.Equal("sent", sent.Text("state"));
        (await lan.Patch(path, new { title = "Khác" }, sent.Number("version"), 422)).IsRefusal("quote.fixed");
        await lan.Refuses(path + ":send", new { }, "quote.fixed");
        await Gone(lan, path, 422);
        foreach (var on in new[] { $"/opportunities/{quote.Id("opportunityId")}/timeline", $"/customers/{quote.Id("customerId")}/timeline", path + "/timeline" })
            Assert.Contains("quote.sent", (await lan.Get(on)).Items().Select(l => l.Text("kind")));
        var second = await lan.Post(path + ":revise", new { }, 201);
        Assert.Equal((quote.Text("number"), 2, "draft", sent.Number("total")), (second.Text("number"), second.Number("revision"), second.Text("state"), second.Number("total")));
        await lan.Refuses(path + ":revise", new { }, "quote.replaced");
        await lan.Refuses(path + ":accept", new { }, "quote.replaced");
        Assert.Equal(("sent", second.Id()), ((await lan.Get(path)).Text("state"), (await lan.Get(path)).Id("replacedBy")));
        Assert.Equal([second.Id()], (await lan.Get($"/quotes?opportunityId={quote.Id("opportunityId")}")).Items().Select(q => q.Id()));
        Assert.Equal(2, (await lan.Get($"/quotes?number={quote.Text("number")}")).Items().Length);
        await Gone(lan, $"/quotes/{second.Id()}", 200);      // never sent: withdrawn, and the first counts again
        await lan.Get($"/quotes/{second.Id()}", 404);
        await lan.Refuses(path + ":decline", new { reason = " " }, "quote.reasonMissing", "reason");
        Assert.Equal(("declined", "giá cao"), (await lan.Post(path + ":decline", new { reason = "giá cao" })) is var no ? (no.Text("state"), no.Text("declineReason")) : default);
        var third = await lan.Post(path + ":revise", new { }, 201);
        Assert.Equal(2, third.Number("revision"));
        await lan.Post($"/quotes/{third.Id()}:send", new { });
        Assert.Equal("accepted", (await lan.Post($"/quotes/{third.Id()}:accept", new { })).Text("state"));
        await lan.Refuses($"/quotes/{third.Id()}:decline", new { reason = "đổi ý" }, "quote.notSent");
        await lan.Refuses($"/quotes/{third.Id()}:revise", new { }, "quote.notToBeRevised");
        Assert.Equal(["quote.accepted", "quote.declined", "quote.sent", "quote.sent"], (await lan.Get($"/customers/{quote.Id("customerId")}/timeline")).Items().Select(l => l.Text("kind")).Where(k => k!.StartsWith("quote.", StringComparison.Ordinal)).Order());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_two_who_edit_at_once_the_second_is_shown_what_the_first_left(string database)
    {
        var house = houses.On(database);
        var (lan, quote, _) = await Drafted(house, "lan");
        var path = $"/quotes/{quote.Id()}";
        await (await house.Api("tuan")).Patch(path, new { term = "15 ngày" }, quote.Number("version"));
        var refused = await lan.Patch(path, new { note = "Bảo hành 12 tháng" }, quote.Number("version"), 409);
        Assert.Equal("15 ngày", refused.GetProperty("current").Text("term"));
        Assert.Contains("term", refused.Items("changed").Select(c => c.ToString().ToLowerInvariant()).SelectMany(c => new[] { c.Contains("term", StringComparison.Ordinal) ? "term" : c }));
        Assert.True((await lan.Get(path)).IsNull("note"));
        var racers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await (await house.Api("lan")).PostAsync(new Uri($"/api/v1{path}:send", UriKind.Relative), JsonContent(), Now)));
        Assert.Single(racers, r => r.IsSuccessStatusCode);
        Assert.Single((await lan.Get(path + "/timeline")).Items(), l => l.Text("kind") == "quote.sent");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_is_seen_as_far_as_its_salespersons_opportunities(string database)
    {
        var house = houses.On(database);
        var (lan, quote, product) = await Drafted(house, "lan");
        var path = $"/quotes/{quote.Id()}";
        foreach (var (who, seen) in new[] { ("lan", true), ("tuan", true), ("khanh", true), ("quan", true), ("director1", true), ("carelead1", true), ("minh", false), ("huong", false), ("phuc", false), ("thu", false) })
        {
            var api = await house.Api(who);
            await api.Get(path, seen ? 200 : 404);
            await api.Get(path + "/timeline", seen ? 200 : 404);
            Assert.Equal(seen, (await api.Get($"/quotes?customerId={quote.Id("customerId")}")).Items().Length == 1);
        }
        await (await house.Api("accountant1")).Get(path, 403);
        await (await house.Api("director1")).Post(path + ":send", new { }, 403);
        var minh = await house.Api("minh");
        foreach (var act in new[] { "send", "accept", "decline", "revise" }) await minh.Post($"{path}:{act}", new { reason = "x" }, 404);
        await minh.Patch(path, new { title = "Của Minh" }, quote.Number("version"), 404);
        await Gone(minh, path, 404);
        Assert.Equal(quote.Number("version"), (await lan.Get(path)).Number("version"));
        Assert.NotEqual(Guid.Empty, product);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_goes_along_when_its_customer_goes_to_another_salesperson_or_into_another_record(string database)
    {
        var house = houses.On(database);
        var (lan, quote, _) = await Drafted(house, "lan");
        var (quan, path) = (await house.Api("quan"), $"/quotes/{quote.Id()}");
        await quan.Post($"/customers/{quote.Id("customerId")}:assign", new { userId = await IdOf(house, "nga"), reason = "Lan chuyển việc" });
        await lan.Get(path, 404);
        await (await house.Api("tuan")).Get(path, 404);
        Assert.Equal(await IdOf(house, "nga"), (await (await house.Api("nga")).Get(path)).Id("salespersonId"));
        await (await house.Api("phuc")).Get(path);      // the new team's lead
        var stays = await house.Customer("huong", "Hộ kinh doanh Ở Lại");
        await quan.Post($"/customers/{stays.Id()}:merge", new { fromId = quote.Id("customerId") });
        await (await house.Api("nga")).Get(path, 404);
        var moved = await (await house.Api("huong")).Get(path);
        Assert.Equal((stays.Id(), await IdOf(house, "huong")), (moved.Id("customerId"), moved.Id("salespersonId")));
        Assert.Equal([quote.Id()], (await (await house.Api("huong")).Get("/quotes?q=kinh doanh o lai")).Items().Select(q => q.Id()).Where(i => i == quote.Id()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_list_is_found_by_state_number_title_and_customer_and_leaves_as_a_file(string database)
    {
        var house = houses.On(database);
        var (lan, quote, _) = await Drafted(house, "lan", customer: "Trà Shan Tuyết Hà Giang " + Numbers.Next());
        foreach (var q in new[] { quote.Text("number")!, quote.Text("number")!.ToLowerInvariant()[3..], "tra shan tuyet", "tem truy xuat" })
            Assert.Contains(quote.Id(), (await lan.Get($"/quotes?limit=200&q={Uri.EscapeDataString(q)}")).Items().Select(i => i.Id()));
        await using (var db = house.Open()) await db.Rows<Quote>().Where(r => r.Id == quote.Id()).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, QuoteState.Sent).SetProperty(r => r.ValidUntil, new DateOnly(2026, 1, 1)), Now);
        Assert.Contains(quote.Id(), (await lan.Get("/quotes?expired=true&limit=200")).Items().Select(i => i.Id()));
        Assert.DoesNotContain(quote.Id(), (await lan.Get("/quotes?expired=false&limit=200")).Items().Select(i => i.Id()));
        Assert.True((await lan.Get($"/quotes/{quote.Id()}")).GetProperty("expired").GetBoolean());
        var exporter = await house.Api(await MayExport(house));
        Assert.Equal(403, (int)(await lan.GetAsync(new Uri("/api/v1/quotes/export?format=csv", UriKind.Relative), Now)).StatusCode);
        foreach (var format in new[] { "csv", "xlsx" })
        {
            using var file = await exporter.GetAsync(new Uri($"/api/v1/quotes/export?format={format}&number={quote.Text("number")}", UriKind.Relative), Now);
            Assert.True(file.IsSuccessStatusCode, await file.Content.ReadAsStringAsync(Now));
            if (format == "csv") Assert.Contains("Trà Shan Tuyết Hà Giang", await file.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_happens_to_it_is_told_by_webhooks_that_ask_for_it() =>
        Assert.Equal(["quote.accepted", "quote.sent"], (await (await houses.Sqlite.Api("admin")).Post("/webhooks", new { url = "https://hooks.example.com/quotes", events = new[] { "quote.sent", "quote.accepted" } }, 201)).Items("events").Select(e => e.GetString()).Order());

    /// <summary>F-33: whoever makes survey calls plugs in; until then there are none.</summary>
    [Fact]
    public async Task Survey_calls_come_from_whoever_makes_them_and_only_for_who_sees_the_opportunity()
    {
        var house = houses.Sqlite;
        var deal = await house.Deal("lan");
        var (database, lan) = (house.Get<Database>(), await house.Actor("lan"));
        Assert.Empty(await house.Get<ShowSurveyCalls>().Handle(deal.Id(), lan, Now));
        var heard = await new ShowSurveyCalls(database, [new Heard(deal.Id("customerId"), 1), new Heard(deal.Id("customerId"), 2)]).Handle(deal.Id(), lan, Now);
        Assert.Equal([2, 1], heard.Select(c => c.TalkSeconds));      // the youngest first
        await Assert.ThrowsAsync<NotFound>(async () => await new ShowSurveyCalls(database, [new Heard(deal.Id("customerId"), 1)]).Handle(deal.Id(), await house.Actor("minh"), Now));
    }

    private sealed class Heard(Guid customer, int day) : ISurveyCalls
    {
        public Task<IReadOnlyList<SurveyCall>> Of(Guid customerId, Actor actor, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<SurveyCall>>(customerId == customer ? [new(Guid.CreateVersion7(), House.Clock.Now().AddDays(day), "Thu", day, "Biết qua Facebook", null)] : []);
    }

    /// <summary>A draft for an opportunity with an offered service of its own.</summary>
    internal static async Task<(HttpClient Api, JsonElement Quote, Guid Product)> Drafted(House house, string owner, long price = 1_000_000, string? customer = null)
    {
        var (api, product) = (await house.Api(owner), (await house.Product(price)).Id());
        var whose = await house.Customer(owner, customer ?? "Công ty Báo Giá " + Numbers.Next());
        var deal = await api.Post("/opportunities", new { name = "Tem truy xuất", customerId = whose.Id(), serviceId = product }, 201);
        return (api, await api.Post("/quotes", new { opportunityId = deal.Id() }, 201), product);
    }

    /// <summary>No shipped role exports opportunities: somebody of a role of its own.</summary>
    private static async Task<string> MayExport(House house)
    {
        var role = "quotes" + Numbers.Next();
        await using (var db = house.Open())
        {
            db.Add(new Role(role, role, role, new Dictionary<string, Scope> { [AccessPermissions.Self] = Scope.All, ["opportunities.read"] = Scope.All, ["opportunities.export"] = Scope.All }, db.Clock.Now()));
            await db.SaveChangesAsync(Now);
        }
        return (await People.Made(house, roles: [role])).Text("userName")!;
    }

    private static async Task Gone(HttpClient api, string path, int expected) => Assert.Equal(expected, (int)(await api.DeleteAsync(new Uri("/api/v1" + path, UriKind.Relative), Now)).StatusCode);

    private static StringContent JsonContent() => new("{}", System.Text.Encoding.UTF8, "application/json");

    private static string Today(int later) => CompanyTime.DayOf(House.Clock.Now()).AddDays(later).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Guid> IdOf(House house, string user)
    {
        await using var db = house.Open();
        return await db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync(Now);
    }
}

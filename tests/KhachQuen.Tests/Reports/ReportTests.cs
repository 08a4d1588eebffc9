using System.Globalization;
using System.Net;
using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Reports;
using KhachQuen.Sales;
using KhachQuen.Telephony;
using KhachQuen.Telesales;
using KhachQuen.Tests.Sales;
using KhachQuen.Tests.Telesales;
using KhachQuen.Web.Reports;
using KhachQuen.Web.Sales;
using KhachQuen.Web.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Reports;

/// <summary>Reports balance to the last lead, and behind each number stand exactly its rows (A-50).</summary>
public sealed class ReportTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static DateOnly Today => CompanyTime.DayOf(House.Clock.Now());

    /// <summary>How a lead was brought where it lies, told without the rule that is tested.</summary>
    private static readonly (string Heap, bool Sold, Action<Lead, DateTime> Make)[] Ways =
    [
        ("notYetWorked", false, (_, _) => { }),
        ("notYetWorked", false, (l, _) => l.PutInPool(l.TeamId)),
        ("notConnected", false, (l, at) => l.Apply(new(LeadMove.Stay, "notConnected", at.AddDays(40)), null, at)),
        ("connected", false, (l, at) => l.Apply(new(LeadMove.ToContact, "connected"), null, at)),
        ("connected", false, (l, at) => { l.Apply(new(LeadMove.ToContact, "connected"), null, at); l.Apply(new(LeadMove.Stay, "priceTooHigh"), null, at.AddSeconds(1)); }),
        ("wrongNumber", false, (l, at) => l.Apply(new(LeadMove.Close, "wrongNumber"), null, at)),
        ("noNeed", false, (l, at) => l.Apply(new(LeadMove.Close, "noNeed"), null, at)),
        ("duplicate", false, (l, _) => l.LinkTo(Guid.CreateVersion7(), l.OwnerId, l.TeamId)),
        ("floating", false, (l, at) => l.SetAfloat(at)),
        ("floating", false, (l, at) => { l.Apply(new(LeadMove.ToContact, "thinkingItOver", at.AddDays(1)), null, at); l.SetAfloat(at.AddSeconds(2)); }),
        ("connected", true, (l, at) => l.Apply(new(LeadMove.ToOrdered, "confirmedPurchase"), Guid.CreateVersion7(), at)),
        ("otherClosed", false, (l, at) => l.Apply(new(LeadMove.Close, "khac"), null, at)),
    ];

    private sealed record Known(Lead Lead, string Heap, bool Sold);

    private static async Task<(List<Known> Leads, int Seed)> Throw(Floor floor, int count)
    {
        var seed = Random.Shared.Next();
        var fate = new Random(seed);
        var products = Enumerable.Range(0, 2).Select(_ => (Guid?)Guid.CreateVersion7()).Append(null).ToArray();
        var known = new List<Known>();
        for (var i = 0; i < count; i++)
        {
            var created = House.Clock.Now().AddMinutes(-60 - fate.Next(9 * 24 * 60));
            var agent = floor.Agents[fate.Next(floor.Agents.Count)];
            var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Source = new[] { "form", "facebook", "zalo" }[fate.Next(3)], ProductId = products[fate.Next(3)], Basis = ContactBasis.CustomerRequest }, created);
            lead.GiveTo(agent.Id, agent.TeamId, "even", agent.Name, created.AddMinutes(fate.Next(30)));
            var way = Ways[fate.Next(Ways.Length)];
            way.Make(lead, created.AddMinutes(31 + fate.Next(20)));
            known.Add(new(lead, way.Heap, way.Sold));
        }
        await using var db = floor.House.Open();
        db.AddRange(known.Select(k => k.Lead));
        await db.SaveChangesAsync(Now);
        return (known, seed);
    }

    private static string? KeyOf(Lead lead, ReportBy by, LeadDate date)
    {
        var at = CompanyTime.Local(date switch { LeadDate.Assigned => lead.ReceivedAt, LeadDate.Worked => lead.LastOutcomeAt!.Value, _ => lead.CreatedAt });
        return by switch
        {
            ReportBy.Agent => lead.OwnerId?.ToString(), ReportBy.Team => lead.TeamId?.ToString(), ReportBy.Source => lead.FirstSource, ReportBy.Product => lead.ProductId?.ToString(),
            ReportBy.Hour => at.ToString("HH", CultureInfo.InvariantCulture), _ => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_summary_balances_to_the_last_lead_however_it_is_cut(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 3, pool: 0);
        var (known, seed) = await Throw(floor, 140);
        foreach (var date in new[] { LeadDate.Received, LeadDate.Assigned, LeadDate.Worked })
            foreach (var by in Enum.GetValues<ReportBy>())
            {
                var there = known.Where(k => date != LeadDate.Worked || k.Lead.LastOutcomeAt is not null).ToList();
                var view = await floor.House.Get<ShowReport>().Handle("telesales-summary", new(Today.AddDays(-10), Today, by, date), floor.Lead, Now);
                var wrong = $"{by} {date}, seed {seed}";
                Assert.True(there.Count == view.Total.Values["received"], wrong);
                Assert.Equal(there.Select(k => KeyOf(k.Lead, by, date)).Distinct().Order().ToList(), view.Rows.Select(r => r.Key).Order().ToList());
                foreach (var row in view.Rows.Append(view.Total))
                {
                    var mine = ReferenceEquals(row, view.Total) ? there : [.. there.Where(k => KeyOf(k.Lead, by, date) == row.Key)];
                    foreach (var heap in Ways.Select(w => w.Heap).Distinct()) Assert.True(mine.Count(k => k.Heap == heap) == row.Values[heap], $"{row.Key} {heap}: {row.Values[heap]}; {wrong}");
                    Assert.Equal((mine.Count, mine.Count(k => k.Sold)), ((int)row.Values["received"]!.Value, (int)row.Values["sold"]!.Value));
                    Assert.Equal(row.Values["received"], Enum.GetValues<LeadHeap>().Sum(h => row.Values[new Named<LeadHeap>(h).ToString()]));
                }
            }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Behind_every_number_of_leads_stand_exactly_its_rows(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 3);
        var (known, seed) = await Throw(floor, 60);
        await Orders(floor, known.Where(k => k.Sold).Select(k => (Guid?)k.Lead.Id).Append(null), seed);
        foreach (var reader in new[] { floor.Lead, floor.Agents[0] })
            foreach (var name in new[] { "telesales-summary", "contact-outcomes" })
                foreach (var date in Enum.GetValues<LeadDate>())
                    foreach (var by in Enum.GetValues<ReportBy>().Where(b => date != LeadDate.Ordered || b is not (ReportBy.Hour or ReportBy.Day)))
                        if (reader != floor.Lead && by is not (ReportBy.Agent or ReportBy.Hour)) { }
                        else await OpensItsRows(floor.House, await floor.House.Get<ShowReport>().Handle(name, new(Today.AddDays(-10), Today, by, date), reader, Now), reader, $"seed {seed}");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Orders_and_their_money_are_those_of_the_list_behind(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 3, pool: 0);
        var seed = Random.Shared.Next();
        var (known, _) = await Throw(floor, 12);
        var orders = await Orders(floor, [.. known.Select(k => (Guid?)k.Lead.Id), .. Enumerable.Repeat<Guid?>(null, 12)], seed);
        foreach (var by in Enum.GetValues<ReportBy>())
        {
            var view = await floor.House.Get<ShowReport>().Handle("orders", new(Today.AddDays(-10), Today, by), floor.Lead, Now);
            await OpensItsRows(floor.House, view, floor.Lead, $"seed {seed}");
            var (total, kept) = (view.Total.Values, orders.Where(o => o.Order.State is not (OrderState.Cancelled or OrderState.Returned)).ToList());
            Assert.Equal((orders.Count, orders.Count(o => o.Order.State == OrderState.Cancelled), orders.Count(o => o.Order.State == OrderState.Returned)), ((int)total["orders"]!, (int)total["cancelled"]!, (int)total["returned"]!));
            Assert.Equal(orders.Where(o => o.Order.State != OrderState.Cancelled).Sum(o => o.Order.Total), total["gross"]);
            Assert.Equal(kept.Sum(o => o.Order.Total) - orders.Sum(o => o.Fee), total["net"]);
            Assert.Equal(orders.Where(o => o.Order.State == OrderState.Settled).Sum(o => o.Order.Total - o.Fee), total["settled"]);
            if (by == ReportBy.Product) continue;        // an order of several stands in several lines
            foreach (var column in view.Columns.Where(c => c.Kind != ReportKind.Percent)) Assert.Equal(total[column.Key], view.Rows.Sum(r => r.Values[column.Key]));
        }
    }

    private static async Task<List<(Order Order, long Fee)>> Orders(Floor floor, IEnumerable<Guid?> leads, int seed)
    {
        var fate = new Random(seed);
        await using var db = floor.House.Open();
        var made = new List<(Order, long)>();
        foreach (var (lead, i) in leads.Select((l, i) => (l, i)))
        {
            var (at, agent, state) = (House.Clock.Now().AddMinutes(-10 - fate.Next(9 * 24 * 60)), floor.Agents[fate.Next(floor.Agents.Count)], (OrderState)fate.Next(8));
            if (lead is not null && state == OrderState.Cancelled) state = OrderState.Placed;       // its lead would come back to contact meanwhile (A-32)
            var order = Order.Place("DH-" + Numbers.Next(), new(Guid.CreateVersion7(), lead, agent.Id, agent.TeamId), Made.Terms(Made.Line(100_000 + fate.Next(900_000))), null, CareStart.Purchase, at);
            if (state == OrderState.Cancelled) order.Cancel("đổi ý", at);
            if (state is OrderState.Confirmed or >= OrderState.Shipping and < OrderState.Cancelled) order.Confirm(at);
            if (state is >= OrderState.Shipping and < OrderState.Cancelled) order.Post(at);
            if (state is OrderState.Delivered or OrderState.Settled) order.Deliver(at);
            if (state == OrderState.Settled) order.Settle(null, at);
            if (state == OrderState.Returned) order.Return(null, at);
            var fee = order.State >= OrderState.Shipping && order.State != OrderState.Cancelled ? 20_000 + fate.Next(9_000) : 0;
            db.Add(order);
            if (fee > 0) db.Add(new Shipment(order, Shipment.Manual, "VD" + Numbers.Next(), fee, at));
            made.Add((order, fee));
            Assert.True(i < 1_000);
        }
        await db.SaveChangesAsync(Now);
        return made;
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Callbacks_are_on_time_late_or_missed_and_the_first_dial_counts(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 0);
        var (agent, other) = (floor.Agents[0], floor.Agents[1]);
        var due = CompanyTime.StartOf(Today.AddDays(-2)).AddHours(10);
        await using (var db = floor.House.Open())
        {
            foreach (var (who, late, again) in new[] { (agent, 0, false), (agent, 4, true), (agent, 30, false), (other, -3, false), (other, 90, true) })
            {
                var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Source = "form", Basis = ContactBasis.Consent }, due.AddDays(-1));
                lead.GiveTo(who.Id, who.TeamId, "even", who.Name, due.AddDays(-1));
                db.Add(lead);
                db.Add(new Call(PhoneNumber.Parse(lead.Phone), "lead", lead.Id, due, who, due.AddMinutes(late)));
                if (again) db.Add(new Call(PhoneNumber.Parse(lead.Phone), "lead", lead.Id, due, who, due.AddMinutes(late + 200)));
            }
            var missed = new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Source = "form", Basis = ContactBasis.Consent }, due.AddDays(-1));
            missed.GiveTo(other.Id, other.TeamId, "even", other.Name, due.AddDays(-1));
            missed.Apply(new(LeadMove.ToContact, "callbackRequested", due.AddHours(1)), null, due.AddDays(-1).AddHours(1));
            db.Add(missed);
            await db.SaveChangesAsync(Now);
        }
        foreach (var by in new[] { ReportBy.Agent, ReportBy.Team, ReportBy.Hour, ReportBy.Day })
        {
            var view = await floor.House.Get<ShowReport>().Handle("callbacks-punctuality", new(Today.AddDays(-3), Today, by), floor.Lead, Now);
            Assert.Equal("5 3 2 1 50.0", Line(view.Total));
            if (by == ReportBy.Agent) Assert.Equal(["3 2 1 0 66.7", "2 1 1 1 33.3"], view.Rows.OrderBy(r => r.Key != agent.Id.ToString()).Select(Line));
            if (by == ReportBy.Hour) Assert.Equal(["10", "11"], view.Rows.Select(r => r.Key));
            await OpensItsRows(floor.House, view, floor.Lead, $"{by}");
        }
        Assert.Equal("3 2 1 0 66.7", Line((await floor.House.Get<ShowReport>().Handle("callbacks-punctuality", new(Today.AddDays(-3), Today), agent, Now)).Total));      // own
        static string Line(ReportRow row) => string.Join(' ', new[] { "dialled", "onTime", "late", "missed", "punctual" }.Select(c => row.Values[c]!.Value.ToString(c == "punctual" ? "0.0" : "0", CultureInfo.InvariantCulture)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_report_reaches_as_far_as_its_right_and_its_numbers_open_no_more(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 0);
        await Throw(floor, 30);
        var wide = floor.Agents[0] with { Rights = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(new Dictionary<string, Scope> { ["reports.read"] = Scope.Own, ["leads.read"] = Scope.All }) };
        var view = await floor.House.Get<ShowReport>().Handle("telesales-summary", new(Today.AddDays(-10), Today), wide, Now);
        Assert.Equal([floor.Agents[0].Id.ToString()], view.Rows.Select(r => r.Key));
        await OpensItsRows(floor.House, view, wide, "narrow report over wide leads");
        var api = await floor.House.Api("warehouse1");
        Assert.Equal(["orders"], (await (await floor.House.Api("accountant1")).Get("/reports")).Items().Select(r => r.Text("name")));
        await api.Get("/reports/telesales-summary", 404);
        await api.Get("/reports/khong-co", 404);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await floor.House.Api("root")).GetAsync("/api/v1/reports", Now)).StatusCode);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_report_is_rows_and_total_on_the_wire_and_a_table_as_a_file(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 0);
        await Throw(floor, 25);
        var api = await floor.House.Api(floor.Lead.UserName);
        var path = $"/reports/telesales-summary?from={Today.AddDays(-10):yyyy-MM-dd}&to={Today:yyyy-MM-dd}&by=day&date=assigned";
        var view = await api.Get(path);
        Assert.Equal(25, view.GetProperty("total").GetProperty("values").Number("received"));
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path) { Headers = { { "Accept", "text/csv" } } };
        using var answer = await api.SendAsync(asked, Now);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        foreach (var file in new[] { await answer.Content.ReadAsByteArrayAsync(Now), await (await api.GetAsync("/api/v1" + path + "&format=xlsx", Now)).Content.ReadAsByteArrayAsync(Now) })
        {
            using var stream = new MemoryStream(file);
            using var sheet = SheetReader.Open(stream, []);
            var rows = sheet.Rows().ToList();
            Assert.Equal((view.GetProperty("rows").GetArrayLength() + 1, "Tổng", "25"), (rows.Count, rows[^1].Cells[0], rows[^1].Cells[1]));
        }
        (await (await api.GetAsync("/api/v1/reports/telesales-summary?by=day&from=2026-01-01&to=2026-12-31", Now)).Body(422)).IsRefusal("report.tooManyDays", "by");
        (await (await api.GetAsync("/api/v1/reports/telesales-summary?by=hour&date=ordered", Now)).Body(422)).IsRefusal("report.orderedByNobody", "by");
        (await (await api.GetAsync("/api/v1/reports/callbacks-punctuality?by=source", Now)).Body(422)).IsRefusal("report.byUnknown", "by");
    }

    /// <summary>Asks the list that each number links to, as its page reads the address.</summary>
    private static async Task OpensItsRows(House house, ReportView view, Actor reader, string about)
    {
        foreach (var row in view.Rows.Append(view.Total))
            foreach (var column in view.Columns.Where(c => c is { Opens: not null, Kind: ReportKind.Count }))
            {
                var asked = column.List is null ? view.Behind(row, column)! : column.Opens!.Concat(row.Opens).GroupBy(o => o.Key).ToDictionary(o => o.Key, o => o.Last().Value);
                var (list, query) = (column.List ?? view.List, "?" + string.Join('&', asked.Select(a => $"{a.Key}={a.Value}")));
                var page = new PageRequest(Limit: 1, Count: true);
                var found = list switch
                {
                    "/leads" => (await house.Get<ListLeads>().Handle(new LeadAsked(query).Filter, page, reader, Now)).Total,
                    "/orders" => (await house.Get<ListOrders>().Handle(new OrderAsked(query).Filter, page, reader, Now)).Total,
                    _ => (await house.Get<ListCallbackCalls>().Handle(new CallbacksAsked(query).Filter, page, reader, Now)).Total,
                };
                Assert.True(found == row.Values[column.Key], $"{view.Name} by {view.By} {view.Date}: {row.Key ?? "total"} {column.Key} says {row.Values[column.Key]}, {list}{query} has {found}; {about}");
            }
    }
}

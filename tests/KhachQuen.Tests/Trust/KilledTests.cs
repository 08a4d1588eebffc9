using System.Diagnostics;
using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telesales;
using KhachQuen.Tests.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Trust;

/// <summary>T-1: killed at random while it writes, the product loses nothing it acknowledged and does nothing twice (KQ_FULL=1: 10,000 writes, 40 kills).</summary>
public sealed class KilledTests(Houses houses, ITestOutputHelper output)
{
    private const int Clients = 8;
    private static readonly bool InFull = Environment.GetEnvironmentVariable("KQ_FULL") == "1";
    private static readonly (int Sales, int Kills) Size = InFull ? (3_334, 40) : (40, 3);
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>What a client was told: the lead, the number it was made with, the order.</summary>
    private sealed record Told(Guid Lead, string Phone, Guid Customer);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Killed_at_random_while_it_writes_it_keeps_every_acknowledged_lead_outcome_and_order_once(string database)
    {
        var place = houses.EmptyPlace(database);
        var (secret, product) = await Opened(place);
        await using var child = new ChildProduct(place);
        await child.Start();
        var told = await Worked(child, secret, product);
        await child.Stop();
        await using var house = Houses.At(place);
        await Holds(house, told);
        await IsSound(house);
    }

    private static async Task<(string Secret, Guid Product)> Opened(IReadOnlyDictionary<string, string?> place)
    {
        await using var house = Houses.At(place);
        await Cast.Enter(house);
        return (await house.Secret("lan"), await PurchaseTests.Product(house));
    }

    /// <summary>Clients that call, talk and sell, each act under its key until it is acknowledged, while somebody kills the product again and again.</summary>
    private async Task<IReadOnlyList<Told>> Worked(ChildProduct child, string secret, Guid product)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        using var api = child.Api(secret);
        var (acknowledged, next, told) = (0, -1, new Told[Size.Sales]);
        async Task Client()
        {
            for (int i; (i = Interlocked.Increment(ref next)) < Size.Sales;) told[i] = await Sale(api, product, () => Interlocked.Increment(ref acknowledged));
        }
        var clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Client()));
        await Murder(child, new Random(seed), () => Volatile.Read(ref acknowledged), clients);
        await clients;
        return told;
    }

    private static async Task<Told> Sale(HttpClient api, Guid product, Action acknowledged)
    {
        var phone = Numbers.Next();
        var lead = (await api.Insist($"lead {phone}", "/leads", new { phone, name = "Trần Thị Bình", basis = "customerRequest" })).Id();
        acknowledged();
        await api.Insist($"outcome {phone}", $"/leads/{lead}/outcomes", new { outcome = "connected", note = "đã nghe máy" });
        acknowledged();
        var sold = await api.Insist($"order {phone}", $"/leads/{lead}/outcomes", new { outcome = "confirmedPurchase", order = PurchaseTests.Order(product) });
        acknowledged();
        return new(lead, Numbers.E164(phone), sold.Id("customerId"));
    }

    /// <summary>Each kill comes some writes after the one before, some microseconds into the next: never while nothing is being written.</summary>
    private async Task Murder(ChildProduct child, Random fate, Func<int> acknowledged, Task clients)
    {
        var (between, slowest) = (Size.Sales * 3 / (Size.Kills + 1), TimeSpan.Zero);
        for (var kill = 1; kill <= Size.Kills; kill++)
        {
            var at = kill * between + fate.Next(between / 2);
            while (acknowledged() < at && !clients.IsCompleted) await Task.Delay(1);      // no busy waiting: on two cores that would be half of the machine
            var moment = Stopwatch.StartNew();
            for (var wait = TimeSpan.FromMicroseconds(fate.Next(4_000)); moment.Elapsed < wait;) { }
            Assert.False(clients.IsCompleted, "nothing was being written");
            await child.Kill();
            if (await child.Start() is var ready && ready > slowest) slowest = ready;
        }
        output.WriteLine($"{Size.Sales * 3:N0} writes, {Size.Kills} kills, ready again after {slowest.TotalSeconds:N1} s at most");
    }

    private static async Task Holds(House house, IReadOnlyList<Told> told)
    {
        await using var db = house.Open();
        var leads = await db.Rows<Lead>().AsNoTracking().ToListAsync(Now);
        Assert.Equal(told.Select(t => (t.Lead, t.Phone, (Guid?)t.Customer, LeadStage.Ordered)).Order(), leads.Select(l => (l.Id, l.Phone, l.CustomerId, l.Stage)).Order());
        var attempts = await db.Rows<Attempt>().AsNoTracking().Select(a => new { a.LeadId, a.Code }).ToListAsync(Now);
        Assert.Equal(told.SelectMany(t => new[] { (t.Lead, "confirmedPurchase"), (t.Lead, "connected") }).Order(), attempts.Select(a => (a.LeadId, a.Code)).Order());
        var orders = await db.Rows<Order>().AsNoTracking().Include(o => o.Lines).ToListAsync(Now);
        Assert.Equal(told.Select(t => t.Lead).Order(), orders.Select(o => o.LeadId!.Value).Order());
        Assert.All(orders, o => Assert.Equal(890_000, Assert.Single(o.Lines) is { } ? o.GoodsTotal : 0));
        Assert.Equal(orders.Count, orders.Select(o => o.Number).Distinct().Count());
        Assert.Equal(told.Count, await db.Rows<Customer>().CountAsync(Now));
        // The lines beside them came with them: one birth in the audit each, one ledger line each.
        Assert.Equal(told.Count, await db.Rows<AuditLine>().CountAsync(a => a.Noun == "lead" && a.Act == "created", Now));
        Assert.Equal(told.Count, await db.Rows<Assignment>().CountAsync(Now));
        Assert.Equal(told.Count * 3, await db.Rows<KeptAnswer>().CountAsync(Now));
    }

    /// <summary>Every page, every index entry and, on SQLite, the search table beside the leads.</summary>
    private static async Task IsSound(House house)
    {
        await using var db = house.Open();
        if (!house.Get<DatabaseChoice>().IsPostgres)
        {
            Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync(Now));
            await db.Database.ExecuteSqlRawAsync("INSERT INTO contacts_leads_fts(contacts_leads_fts, rank) VALUES ('integrity-check', 1)", Now);       // refuses when rows and index differ
            return;
        }
        await db.Database.ExecuteSqlRawAsync("CREATE EXTENSION IF NOT EXISTS amcheck", Now);
        await db.Database.ExecuteSqlRawAsync("""
            SELECT bt_index_check(i.indexrelid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
            WHERE a.amname = 'btree' AND c.relnamespace = 'public'::regnamespace
            """, Now);
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KhachQuen.Tests.Access;

/// <summary>Outgoing webhooks (X-23, T-12) with a real receiver on a real port.</summary>
public sealed class WebhookTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly OutgoingAddresses Here = new() { AllowHere = true };

    /// <summary>A house, a receiver, and a worker whose clock moves by hand.</summary>
    private sealed class World(House house, Receiver receiver, HandClock clock, string owner) : IAsyncDisposable
    {
        private readonly GuardedCalls calls = new(Here);
        public House House => house;
        public Receiver Receiver => receiver;
        public HandClock Clock => clock;
        public string Owner => owner;
        public WebhookWorker Worker => new(clock.Database(house), calls, house.Get<WebhookSecrets>(), house.Get<ActorDesk>(), house.Get<IEnumerable<WebhookTopic>>(), house.Services, clock, NullLogger<WebhookWorker>.Instance);

        public static async Task<World> Open(Houses houses, string database)
        {
            var house = houses.Another(database);
            await Cast.Enter(house);
            var owner = (await People.Made(house, roles: ["admin", "manager"])).Text("userName");
            return new(house, await Receiver.Start(), new HandClock(House.Clock.Now().AddSeconds(5)), owner);
        }

        public async Task<(Guid Id, string Secret)> Hook(params string[] events)
        {
            var use = new AddWebhook(house.Get<Database>(), house.Get<WebhookSecrets>(), Here, house.Get<IEnumerable<WebhookTopic>>(), House.Clock);
            var made = await use.Handle(new(receiver.Address + "/hook", events), await house.Actor(owner), Now);
            return (made.Webhook.Id, made.Secret);
        }

        public async Task<List<WebhookDelivery>> Deliveries()
        {
            await using var db = house.Open();
            return await db.Rows<WebhookDelivery>().AsNoTracking().OrderBy(d => d.Id).ToListAsync(Now);
        }

        /// <summary>The outbox has told the webhooks of so many things.</summary>
        public async Task Told(int count)
        {
            while ((await Deliveries()).Count < count) await Task.Delay(20, Now);
        }

        public async ValueTask DisposeAsync()
        {
            calls.Dispose();
            await receiver.DisposeAsync();
            await house.DisposeAsync();
        }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_receiver_gets_what_happened_signed_and_as_the_api_shows_it(string database)
    {
        await using var world = await World.Open(houses, database);
        var (_, secret) = await world.Hook("lead.created", "lead.outcomeRecorded", "order.placed", "order.confirmed", "order.cancelled", "shipment.stateChanged", "customer.updated");
        var (lan, owner) = (await world.House.Api("lan"), await world.House.Api(world.Owner));
        var lead = await lan.Post("/leads", new { phone = Numbers.Next(), name = "Chị Hoa", basis = "customerRequest" });
        await lan.Post($"/leads/{lead.Id()}/outcomes", new { outcome = "connected" });
        var order = await lan.Post("/orders", Selling.Body(await world.House.Product(), phone: Numbers.Next()));
        await lan.Post($"/orders/{order.Id()}:confirm", new { });
        await lan.Post($"/orders/{order.Id()}:cancel", new { reason = "Khách đổi ý" });
        await world.Told(5);
        while (await world.Worker.DeliverOne(Now)) { }
        Assert.Equal(["lead.created", "lead.outcomeRecorded", "order.cancelled", "order.confirmed", "order.placed"], world.Receiver.Got.Select(g => g.Headers["X-KhachQuen-Event"]).Order());
        foreach (var got in world.Receiver.Got)
        {
            var signature = got.Headers["X-KhachQuen-Signature"].Split(',').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
            Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{signature["t"]}.{got.Body}"))), signature["v1"]);
            Assert.InRange(world.Clock.GetUtcNow().ToUnixTimeSeconds() - long.Parse(signature["t"], System.Globalization.CultureInfo.InvariantCulture), 0, 5);
            var body = JsonNode.Parse(got.Body)!;
            Assert.Equal((got.Headers["X-KhachQuen-Event"], got.Headers["X-KhachQuen-Delivery"]), ((string?)body["event"], (string?)body["id"]));
            var shown = await owner.GetStringAsync($"/api/v1/{(got.Headers["X-KhachQuen-Event"].StartsWith("lead", StringComparison.Ordinal) ? "leads" : "orders")}/{body["data"]!["id"]}", Now);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(shown), body["data"]), $"{shown}\n{body["data"]}");
        }
        Assert.All(await world.Deliveries(), d => Assert.Equal((DeliveryState.Delivered, 1, 200), (d.State, d.Tries, d.LastStatus)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_fails_is_tried_again_under_the_same_id_with_growing_pauses_then_dead_and_replayed(string database)
    {
        await using var world = await World.Open(houses, database);
        await world.Hook("lead.created");
        await (await world.House.Api("lan")).Post("/leads", new { phone = Numbers.Next() });
        await world.Told(1);
        world.Receiver.Status = _ => 500;
        world.Receiver.Says = new string('x', 5_000_000);
        var pauses = new List<TimeSpan>();
        while ((await world.Deliveries())[0] is { State: DeliveryState.Waiting } waiting)
        {
            if (waiting.Tries > 0) pauses.Add(waiting.NextTryAt - world.Clock.Now());
            world.Clock.MoveTo(waiting.NextTryAt > world.Clock.Now() ? waiting.NextTryAt : world.Clock.Now());
            Assert.True(await world.Worker.DeliverOne(Now));
            Assert.False(await world.Worker.DeliverOne(Now));
        }
        var dead = (await world.Deliveries())[0];
        Assert.Equal((DeliveryState.Dead, 500, 200), (dead.State, dead.LastStatus, dead.LastSaid!.Length));
        Assert.InRange(dead.DoneAt!.Value - dead.At, TimeSpan.FromHours(24), TimeSpan.FromHours(26.1));
        Assert.Equal(pauses.Order(), pauses);
        Assert.True(pauses[0] < TimeSpan.FromMinutes(1) && pauses.Count > 10);
        var root = await world.House.Api("root");
        world.Receiver.Status = _ => 204;
        await root.Post($"/webhooks/deliveries/{dead.Id}:replay", new { });
        (await root.Post($"/webhooks/deliveries/{dead.Id}:replay", new { }, 422)).IsRefusal("webhook.stillWaiting");
        Assert.True(await world.Worker.DeliverOne(Now));
        Assert.Single(world.Receiver.Got.Select(g => g.Headers["X-KhachQuen-Delivery"]).Distinct());
        Assert.Equal("delivered", (await root.Get($"/webhooks/{dead.WebhookId}/deliveries")).Items().Single().Text("state"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Killed_between_sending_and_marking_it_sends_again_under_the_same_id(string database)
    {
        await using var world = await World.Open(houses, database);
        await world.Hook("lead.created");
        await (await world.House.Api("lan")).Post("/leads", new { phone = Numbers.Next() });
        await world.Told(1);
        using var death = new CancellationTokenSource();
        world.Receiver.Status = n =>
        {
            if (n == 1) death.Cancel();
            return 200;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Worker.DeliverOne(death.Token));
        Assert.Equal((DeliveryState.Waiting, 1), (await world.Deliveries())[0] is var d ? (d.State, d.Tries) : default);
        Assert.False(await world.Worker.DeliverOne(Now));      // still another's
        world.Clock.Move(TimeSpan.FromMinutes(2));
        var workers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Worker.DeliverOne(Now), Now)));
        Assert.Single(workers, w => w);
        Assert.Equal((2, 1), (world.Receiver.Got.Count, world.Receiver.Got.Select(g => g.Headers["X-KhachQuen-Delivery"]).Distinct().Count()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_has_left_or_may_no_longer_see_hears_nothing_and_a_redirect_is_not_followed(string database)
    {
        await using var world = await World.Open(houses, database);
        await world.Hook("lead.created");
        var (lan, root) = (await world.House.Api("lan"), await world.House.Api("root"));
        var owner = (await root.Get($"/users?userName={world.Owner}")).Items().Single();
        world.Receiver.Status = _ => 302;
        await lan.Post("/leads", new { phone = Numbers.Next() });
        await world.Told(1);
        Assert.True(await world.Worker.DeliverOne(Now));
        Assert.Equal(("/hook", 302, DeliveryState.Waiting), (Assert.Single(world.Receiver.Got).Path, (await world.Deliveries())[0].LastStatus, (await world.Deliveries())[0].State));
        await root.Patch($"/users/{owner.Id()}", new { roles = new[] { "admin" } }, owner.Number("version"));
        await lan.Post("/leads", new { phone = Numbers.Next() });
        await world.Told(2);
        Assert.True(await world.Worker.DeliverOne(Now));
        await root.Patch($"/users/{owner.Id()}", new { active = false }, owner.Number("version") + 1);
        await lan.Post("/leads", new { phone = Numbers.Next() });
        await world.Told(3);
        Assert.True(await world.Worker.DeliverOne(Now));
        Assert.Equal(["webhook.notSeen", "webhook.ownerGone"], (await world.Deliveries()).Where(d => d.State == DeliveryState.Skipped).Select(d => d.LastSaid));
        Assert.Single(world.Receiver.Got);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_webhook_is_connected_changed_by_its_owner_only_and_its_secret_is_shown_once(string database)
    {
        var house = houses.On(database);
        var (admin, root) = (await house.Api("admin"), await house.Api("root"));
        var made = await admin.Post("/webhooks", new { url = "https://hooks.example.com/kq", events = new[] { "order.placed" } }, 201);
        Assert.StartsWith("whsec_", made.Text("secret"), StringComparison.Ordinal);
        Assert.DoesNotContain(made.Text("secret"), (await admin.Get("/webhooks")).GetRawText(), StringComparison.Ordinal);
        await root.Patch($"/webhooks/{made.Id()}", new { url = "https://evil.example.com/" }, 1, 404);      // it would hear with the owner's eyes
        var edited = await admin.Patch($"/webhooks/{made.Id()}", new { active = false, events = new[] { "lead.created" } }, 1);
        Assert.Equal((false, "lead.created"), (edited.GetProperty("active").GetBoolean(), edited.Items("events").Single().GetString()));
        (await admin.Post("/webhooks", new { url = "https://hooks.example.com/", events = new[] { "no.such" } }, 422)).IsRefusal("webhook.eventUnknown", "events");
        (await admin.Post("/webhooks", new { url = "https://hooks.example.com/", events = Array.Empty<string>() }, 422)).IsRefusal("webhook.eventsMissing", "events");
        foreach (var (url, code) in new[] { ("http://hooks.example.com/", "outgoing.notHttps"), ("https://127.0.0.1/", "outgoing.inside"), ("https://localhost/", "outgoing.inside"), ("x", "outgoing.invalid") })
            (await admin.Post("/webhooks", new { url, events = new[] { "lead.created" } }, 422)).IsRefusal(code, "url");
        await (await house.Api("quan")).Get("/webhooks", 403);
        var visitor = await house.Visitor().SignIn("admin", House.Password);
        Assert.Contains("hooks.example.com/kq", await visitor.See("/settings/webhooks"), StringComparison.Ordinal);
        await visitor.See("/settings/webhooks/new");
        Assert.Contains("nội bộ", await visitor.Send("/settings/webhooks", ("url", "https://10.0.0.1/"), ("events", "lead.created")), StringComparison.Ordinal);
        Assert.Contains("whsec_", await visitor.Send("/settings/webhooks", ("url", "https://b.example.com/"), ("events", "lead.created")), StringComparison.Ordinal);
        Assert.Contains("Chưa gửi gì", await visitor.See($"/settings/webhooks/{made.Id()}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await root.DeleteAsync($"/api/v1/webhooks/{made.Id()}", Now)).StatusCode);
    }
}

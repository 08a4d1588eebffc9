using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KhachQuen.Access;

/// <summary>
/// Sends what waits for webhooks (X-23, T-12). A delivery is claimed for a minute, sent outside of any transaction, then marked; a node that dies in
/// between leaves it to be sent again, under the same id. Retried with growing pauses for a day, then dead until somebody replays it.
/// </summary>
public sealed partial class WebhookWorker(Database database, GuardedCalls calls, WebhookSecrets secrets, ActorDesk actors, IEnumerable<WebhookTopic> topics, IServiceProvider services, TimeProvider clock, ILogger<WebhookWorker> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2), Claim = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromDays(1), LongestPause = TimeSpan.FromHours(2);
    internal static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All), Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
    private readonly Dictionary<string, WebhookTopic> topics = topics.ToDictionary(t => t.Event, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try { while (await DeliverOne(stoppingToken)) { } }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception problem) when (problem is not OperationCanceledException) { Stumbled(log, problem); }      // anything else would end the whole product
            await Task.Delay(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends the oldest delivery that is due. False when there is none.</summary>
    public async Task<bool> DeliverOne(CancellationToken ct)
    {
        if (await Take(ct) is not { } delivery) return false;
        await Mark(delivery, await Send(delivery, ct), ct);
        return true;
    }

    private async Task<WebhookDelivery?> Take(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var now = clock.Now();
        var due = db.Rows<WebhookDelivery>().Where(d => d.State == DeliveryState.Waiting && d.NextTryAt <= now);
        if (!await due.AnyAsync(ct)) return null;
        await using var transaction = await db.Begin(ct);
        if (await db.Dialect.LockFirst(db, due.OrderBy(d => d.NextTryAt).Select(d => d.Id), ct) is not { } id) return null;
        var delivery = await db.Rows<WebhookDelivery>().SingleAsync(d => d.Id == id, ct);
        delivery.Tries++;
        delivery.NextTryAt = now + Claim;
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return delivery;
    }

    /// <summary>Null: nobody is to hear it any more, and why.</summary>
    private async Task<(CallAnswer? Answer, string Why)> Send(WebhookDelivery delivery, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        if (await db.Rows<Webhook>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == delivery.WebhookId, ct) is not { Active: true } webhook) return (null, "webhook.stopped");
        if (await actors.OfUser(webhook.UserId, ct) is not { } owner) return (null, "webhook.ownerGone");      // rights as of now, past every cache
        object data;
        try { data = await topics[delivery.Event].Show(services, delivery.SubjectId, owner, ct); }
        catch (Exception problem) when (problem is NotFound or Forbidden or KeyNotFoundException) { return (null, "webhook.notSeen"); }
        var body = JsonSerializer.Serialize(new { id = delivery.Id, @event = delivery.Event, at = delivery.At, data }, Wire);
        return (await calls.Post(webhook.Url, body, Headers(delivery, body, secrets.Open(webhook)), ct), "");
    }

    private Dictionary<string, string> Headers(WebhookDelivery delivery, string body, string secret)
    {
        var at = new DateTimeOffset(clock.Now()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new()
        {
            ["X-KhachQuen-Event"] = delivery.Event, ["X-KhachQuen-Delivery"] = delivery.Id.ToString(),
            ["X-KhachQuen-Signature"] = $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")))}",
        };
    }

    private async Task Mark(WebhookDelivery sent, (CallAnswer? Answer, string Why) result, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var (now, answer) = (clock.Now(), result.Answer);
        var delivery = await db.Rows<WebhookDelivery>().SingleAsync(d => d.Id == sent.Id, ct);
        if (delivery.State != DeliveryState.Waiting || delivery.Tries != sent.Tries) return;      // another node has taken it over
        (delivery.LastStatus, delivery.LastSaid) = (answer?.Status, answer?.Said ?? result.Why);
        delivery.State = answer is null ? DeliveryState.Skipped : answer.IsGood ? DeliveryState.Delivered : now - delivery.Since >= Longest ? DeliveryState.Dead : DeliveryState.Waiting;
        if (delivery.State == DeliveryState.Waiting) delivery.NextTryAt = now + Pause(delivery.Tries);
        else delivery.DoneAt = now;
        if (delivery.State == DeliveryState.Dead) Died(log, delivery.Id, delivery.WebhookId, answer?.Status);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>15 s, 30 s, 1 min … two hours; the last try falls on the end of the day.</summary>
    private static TimeSpan Pause(int tries) => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 7.5 * Math.Pow(2, Math.Min(tries, 20))));

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhooks could not be sent")] private static partial void Stumbled(ILogger log, Exception problem);
    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Id} of webhook {Webhook} is given up after a day; the last answer was {Status}")] private static partial void Died(ILogger log, Guid id, Guid webhook, int? status);
}

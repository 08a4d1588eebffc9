using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>The systems that listen; a company has a handful.</summary>
public sealed class ListWebhooks(Database database)
{
    public async Task<IReadOnlyList<WebhookView>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Tokens);
        await using var db = database.Open(actor);
        var found = await (from w in db.Rows<Webhook>().AsNoTracking() join u in db.Users on w.UserId equals u.Id orderby w.Id descending select new { w, u.UserName }).Take(500).ToListAsync(ct);
        return found.ConvertAll(f => WebhookView.Of(f.w, f.UserName));
    }
}

public sealed record DeliveryView(Guid Id, Guid WebhookId, string Event, Guid SubjectId, DateTime At, DeliveryState State, int Tries, DateTime? NextTryAt, DateTime? DoneAt, int? LastStatus, string? LastSaid)
{
    internal static DeliveryView Of(WebhookDelivery d) => new(d.Id, d.WebhookId, d.Event, d.SubjectId, d.At, d.State, d.Tries, d.State == DeliveryState.Waiting ? d.NextTryAt : null, d.DoneAt, d.LastStatus, d.LastSaid);
}

/// <summary>What a webhook was told, newest first, and how it answered.</summary>
public sealed class ListDeliveries(Database database)
{
    public async Task<Page<DeliveryView>> Handle(Guid webhookId, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Tokens);
        await using var db = database.Open(actor);
        var log = db.Rows<WebhookDelivery>().AsNoTracking().Where(d => d.WebhookId == webhookId);
        if (page.After is { Length: > 0 } cursor)
        {
            Rule.Require(Guid.TryParseExact(cursor, "N", out var last), "list.cursorInvalid", "after");
            log = log.Where(d => d.Id.CompareTo(last) < 0);
        }
        var found = await log.OrderByDescending(d => d.Id).Take(page.Take + 1).ToListAsync(ct);      // by (WebhookId, Id)
        var shown = found.Take(page.Take).ToList();
        return new(shown.ConvertAll(DeliveryView.Of), found.Count > page.Take ? shown[^1].Id.ToString("N") : null);
    }
}

/// <summary>Sends a delivery again, under its own id: the receiver knows it.</summary>
public sealed class ReplayDelivery(Database database, TimeProvider clock)
{
    public async Task<DeliveryView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Tokens);
        await using var db = database.Open(actor);
        var delivery = await db.Rows<WebhookDelivery>().SingleOrDefaultAsync(d => d.Id == id && db.Rows<Webhook>().Any(w => w.Id == d.WebhookId), ct) ?? throw new NotFound();
        Rule.Require(delivery.State != DeliveryState.Waiting, "webhook.stillWaiting");
        (delivery.State, delivery.Since, delivery.NextTryAt, delivery.DoneAt) = (DeliveryState.Waiting, clock.Now(), clock.Now(), null);
        db.Note("replayed", "webhookDelivery", delivery.Id);
        await db.SaveChangesAsync(ct);
        return DeliveryView.Of(delivery);
    }
}

/// <summary>Forgets what was told more than 30 days ago.</summary>
internal sealed class PurgeDeliveries(Database database) : IDailyJob
{
    public string Name => "purge-webhook-deliveries";
    public TimeOnly At => new(2, 50);

    public async Task<string?> Run(JobTurn turn, CancellationToken ct)
    {
        var until = turn.AsOf.AddDays(-30);
        var gone = await Purge.Run(database, turn, db => db.Rows<WebhookDelivery>().Where(d => d.DoneAt <= until).OrderBy(d => d.DoneAt).Take(Purge.AtOnce).ExecuteDeleteAsync(ct), ct);
        return $"{gone} deliveries";
    }
}

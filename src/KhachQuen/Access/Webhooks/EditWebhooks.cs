using KhachQuen.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Seals the secrets webhooks are signed with by the installation's key.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider keys)
{
    private readonly IDataProtector seal = keys.CreateProtector("KhachQuen.Webhook.Secret");
    public string Seal(string secret) => seal.Protect(secret);
    public string Open(Webhook webhook) => seal.Unprotect(webhook.SealedSecret);
}

public sealed record WebhookInput(string? Url, IReadOnlyList<string>? Events);

public sealed record WebhookEdit
{
    public Patch<string> Url { get; init; }
    public Patch<IReadOnlyList<string>> Events { get; init; }
    public Patch<bool> Active { get; init; }
}

/// <param name="Secret">Shown this once.</param>
public sealed record WebhookMade(WebhookView Webhook, string Secret);

public sealed record WebhookView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, Guid UserId, string UserName, string Url, IReadOnlyList<string> Events, bool Active)
{
    internal static WebhookView Of(Webhook w, string userName) => new(w.Id, w.Version, w.CreatedAt, w.UpdatedAt, w.UserId, userName, w.Url, w.EventList, w.Active);
}

/// <summary>Who manages the keys of other systems connects one that listens. It hears with the eyes of who connects it.</summary>
public sealed class AddWebhook(Database database, WebhookSecrets secrets, OutgoingAddresses addresses, IEnumerable<WebhookTopic> topics, TimeProvider clock)
{
    public async Task<WebhookMade> Handle(WebhookInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Tokens);
        var (url, events, secret) = (addresses.Check(input.Url), topics.Known(input.Events ?? []), Webhook.NewSecret());
        await using var db = database.Open(actor);
        var webhook = new Webhook(actor.Id, url.AbsoluteUri, events, secrets.Seal(secret), clock.Now());
        db.Add(webhook);
        await db.SaveChangesAsync(ct);
        return new(WebhookView.Of(webhook, actor.UserName), secret);
    }
}

/// <summary>The owner changes what a webhook hears and where it listens; nobody else: it would hear with the owner's eyes.</summary>
public sealed class EditWebhook(Database database, OutgoingAddresses addresses, IEnumerable<WebhookTopic> topics)
{
    public async Task<WebhookView> Handle(Guid id, WebhookEdit edit, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Tokens);
        await using var db = database.Open(actor);
        var webhook = await db.Rows<Webhook>().Where(w => w.UserId == actor.Id).Get(id, ct);
        webhook.RequireVersion(version, w => WebhookView.Of(w, actor.UserName));
        webhook.Set(addresses.Check(edit.Url.Or(webhook.Url)).AbsoluteUri, topics.Known(edit.Events.Or(webhook.EventList) ?? []), edit.Active.Or(webhook.Active));
        await db.SaveOrShow(async () => WebhookView.Of(await db.Rows<Webhook>().AsNoTracking().Get(id, ct), actor.UserName), ct);
        return WebhookView.Of(webhook, actor.UserName);
    }
}

/// <summary>Who manages the keys takes a webhook away, also another's. Its log stays.</summary>
public sealed class RemoveWebhook(Database database)
{
    public async Task Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Tokens);
        await using var db = database.Open(actor);
        db.Remove(await db.Rows<Webhook>().Get(id, ct));
        await db.SaveChangesAsync(ct);
    }
}

internal static class KnownTopics
{
    public static IReadOnlyList<string> Known(this IEnumerable<WebhookTopic> topics, IReadOnlyList<string> wanted)
    {
        var known = topics.Select(t => t.Event).ToHashSet();
        var unknown = wanted.FirstOrDefault(e => !known.Contains(e));
        Rule.Require(unknown is null, "webhook.eventUnknown", "events", unknown ?? "", string.Join(", ", known.Order(StringComparer.Ordinal)));
        return wanted;
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Access;

/// <summary>Something webhooks may hear of: its name, and its subject as the API shows it to an actor. Modules plug theirs in.</summary>
public sealed record WebhookTopic(string Event, Func<IServiceProvider, Guid, Actor, CancellationToken, Task<object>> Show);

public static class WebhookEvents
{
    /// <summary>An event of a module, told to the webhooks that want it.</summary>
    /// <param name="services">The module's.</param>
    /// <param name="name">order.placed …</param>
    /// <param name="subject">Which row it is about; null: this one is not told.</param>
    /// <param name="show">The use case that shows the row.</param>
    public static IServiceCollection AddWebhookEvent<TEvent, TUse>(this IServiceCollection services, string name, Func<TEvent, Guid?> subject, Func<TUse, Guid, Actor, CancellationToken, Task<object>> show) where TEvent : class where TUse : notnull =>
        services.AddSingleton<IListener<TEvent>>(new TellsWebhooks<TEvent>(name, subject)).AddSingleton(new WebhookTopic(name, (all, id, actor, ct) => show(all.GetRequiredService<TUse>(), id, actor, ct)));

    /// <summary>What a use case shows, as any object.</summary>
    public static async Task<object> AsObject<T>(this Task<T> showing) where T : notnull => await showing;
}

/// <summary>Writes a delivery for each webhook that wants the event, in the transaction of the outbox; they are sent from outside of it.</summary>
internal sealed class TellsWebhooks<TEvent>(string name, Func<TEvent, Guid?> subject) : IListener<TEvent> where TEvent : class
{
    public async Task On(TEvent happened, Db db, CancellationToken ct)
    {
        if (subject(happened) is not { } about) return;
        var now = db.Clock.Now();
        var wanted = await db.Rows<Webhook>().AsNoTracking().Where(w => w.Active).ToListAsync(ct);      // a company has a handful
        foreach (var webhook in wanted.Where(w => w.EventList.Contains(name)))
            db.Add(new WebhookDelivery { Id = Keys.New(now), WebhookId = webhook.Id, Event = name, SubjectId = about, At = now, Since = now, NextTryAt = now });
    }
}

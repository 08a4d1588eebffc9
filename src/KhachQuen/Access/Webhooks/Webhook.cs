using System.Security.Cryptography;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>Another system that wants to hear what happens. It hears what its owner may see, and nothing once they have left.</summary>
public sealed class Webhook : Entity
{
    private Webhook() { }

    public Webhook(Guid userId, string url, IReadOnlyCollection<string> events, string sealedSecret, DateTime at)
    {
        (Id, UserId, SealedSecret) = (Keys.New(at), userId, sealedSecret);
        Set(url, events, active: true);
    }

    public Guid UserId { get; private set; }
    public string Url { get; private set; } = "";
    /// <summary>Names of events, separated by blanks.</summary>
    public string Topics { get; private set; } = "";
    [NotAudited] public string SealedSecret { get; private set; } = "";
    public bool Active { get; private set; }

    public IReadOnlyList<string> EventList => Topics.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void Set(string url, IReadOnlyCollection<string> events, bool active)
    {
        Rule.Require(events.Count > 0, "webhook.eventsMissing", "events");
        (Url, Topics, Active) = (url, string.Join(' ', events.Distinct().Order(StringComparer.Ordinal)), active);
    }

    public void Stop() => Active = false;

    public static string NewSecret() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)).Replace('+', '-').Replace('/', '_');
}

public enum DeliveryState : short { Waiting, Delivered, Dead, Skipped }

/// <summary>One message for one webhook: the same id at every try (T-12), kept as the log.</summary>
public sealed class WebhookDelivery
{
    public Guid Id { get; init; }
    public Guid WebhookId { get; init; }
    [Impersonal] public required string Event { get; init; }
    public Guid SubjectId { get; init; }
    public DateTime At { get; init; }
    public DeliveryState State { get; set; }
    public int Tries { get; set; }
    /// <summary>Tried until a day after.</summary>
    public DateTime Since { get; set; }
    public DateTime NextTryAt { get; set; }
    public DateTime? DoneAt { get; set; }
    public int? LastStatus { get; set; }
    /// <summary>The beginning of the last answer, or why there was none.</summary>
    public string? LastSaid { get; set; }
}

internal sealed class WebhookTables : IEntityTypeConfiguration<Webhook>, IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("access_webhooks");
        builder.Ignore(w => w.EventList);
        builder.HasIndex(w => w.UserId);      // one person's
    }

    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("access_webhook_deliveries");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.NextTryAt).HasFilter("\"State\" = 0");                      // what is due
        builder.HasIndex(d => new { d.WebhookId, d.Id }).IsDescending(false, true);         // a webhook's log, newest first
        builder.HasIndex(d => d.DoneAt).HasFilter("\"DoneAt\" IS NOT NULL");                // purge
    }
}

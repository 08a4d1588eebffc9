using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

/// <summary>Something that happened, on its way to the listeners of later modules (T-12). Written with the change itself.</summary>
[AboutWhomItNames]
public sealed class OutboxMessage
{
    public Guid Id { get; init; }
    [Impersonal] public required string Type { get; init; }
    [Impersonal] public required string Payload { get; init; }
    public Guid ActorId { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? DoneAt { get; set; }
    public DateTime NextTryAt { get; set; }
    public int Tries { get; set; }
    [Impersonal] public string? LastError { get; set; }
}

/// <summary>Marks that a listener has taken a message: one effect, however often it is delivered.</summary>
public sealed class InboxMark
{
    public required string Listener { get; init; }
    public Guid MessageId { get; init; }
    public DateTime At { get; init; }
}

internal sealed class OutboxTables : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<InboxMark>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("platform_outbox");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.NextTryAt).HasFilter("\"DoneAt\" IS NULL");    // what is still to be told
        builder.HasIndex(m => m.DoneAt);    // purge
    }

    public void Configure(EntityTypeBuilder<InboxMark> builder)
    {
        builder.ToTable("platform_inbox");
        builder.HasKey(m => new { m.Listener, m.MessageId });
        builder.HasIndex(m => m.At);    // purge
    }
}

/// <summary>A later module hears of an earlier one's event. Runs inside a transaction with its inbox mark: write through <paramref name="db"/> only.</summary>
public interface IListener<in TEvent> where TEvent : class
{
    Task On(TEvent happened, Db db, CancellationToken ct);
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telephony;

public enum CallDirection : short { Inbound, Outbound }

/// <summary>One telephone call. Until a telephone system is connected it is dialled by the agent's own phone (<c>tel:</c>) and only its start is known; a manual log never counts as proof (F-41).</summary>
public sealed class Call : Entity, IOwned
{
    private Call() { }

    /// <summary>An agent dials by hand.</summary>
    public Call(PhoneNumber to, string aboutNoun, Guid aboutId, DateTime? dueAt, Actor agent, DateTime at) =>
        (Id, Direction, Phone, AboutNoun, AboutId, DueAt, OwnerId, TeamId, StartedAt, Manual) =
        (Keys.New(at), CallDirection.Outbound, to.E164, aboutNoun, aboutId, dueAt, agent.Id, agent.TeamId, at, true);

    public CallDirection Direction { get; private set; }
    [NotAudited] public string Phone { get; private set; } = "";
    /// <summary>lead, customer, order …: what the call was about.</summary>
    [Impersonal] public string AboutNoun { get; private set; } = "";
    public Guid AboutId { get; private set; }
    /// <summary>When it was due: due against dialled is punctuality .</summary>
    public DateTime? DueAt { get; private set; }
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    public DateTime StartedAt { get; private set; }
    public bool Manual { get; private set; }
}

internal sealed class CallTable : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> builder)
    {
        builder.ToTable("telephony_calls");
        builder.HasIndex(c => new { c.OwnerId, c.StartedAt });     // an agent's day
        builder.HasIndex(c => new { c.AboutId, c.StartedAt });     // calls of a lead or customer
        builder.HasIndex(c => new { c.DueAt, c.Id }).HasFilter("\"DueAt\" IS NOT NULL");     // callbacks of a day, and whether they were made in time
    }
}

public static class CallPermissions
{
    public const string Make = "calls.make", Listen = "calls.listen", Supervise = "calls.supervise";
    internal static readonly IReadOnlyList<Permission> All = [new(Make), new(Listen, true), new(Supervise, true)];
}

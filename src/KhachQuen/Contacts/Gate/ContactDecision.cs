using System.Globalization;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

/// <summary>What the gate said of one dial or message, and by which rule. A ledger of its own: caps are counted from it.</summary>
[NotAudited]
public sealed class ContactDecision : Entity, IOwned
{
    private ContactDecision() { }

    internal ContactDecision(string address, GateAsk ask, GateAnswer answer, string aboutNoun, Guid aboutId, Actor by)
    {
        (Id, CreatedAt, At, Key, Address) = (Keys.New(ask.At), ask.At, ask.At, NumberKey.Of(address), address);
        (Purpose, Channel, AboutNoun, AboutId, OwnerId, TeamId) = (ask.Effective, ask.Channel, aboutNoun, aboutId, by.Id, by.TeamId);
        (Allowed, Reason, LawfulFrom) = (answer.Allowed, answer.Reason, answer.LawfulFrom);
        (Warned, RuleCode, Article) = (answer.Warned, (answer.Rule ?? answer.WarnedRule)?.Code, (answer.Rule ?? answer.WarnedRule)?.Article);
    }

    public Guid Key { get; private set; }
    public string? Address { get; private set; }
    public ContactPurpose Purpose { get; private set; }
    public ContactChannel Channel { get; private set; }
    public bool Allowed { get; private set; }
    public GateReason Reason { get; private set; }
    /// <summary>Let through in spite of this, by the administrator's setting.</summary>
    public GateReason Warned { get; private set; }
    [Impersonal] public string? RuleCode { get; private set; }
    [Impersonal] public string? Article { get; private set; }
    public DateTime? LawfulFrom { get; private set; }
    /// <summary>lead, customer, order …: what it was about.</summary>
    [Impersonal] public string AboutNoun { get; private set; } = "";
    public Guid AboutId { get; private set; }
    public DateTime At { get; private set; }
    /// <summary>Who asked.</summary>
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }

    /// <summary>The refusal as people read it: why, by which article, from when.</summary>
    public Refused Refusal(string? code = null, string? field = null) => new(code ?? GateAnswer.CodeOf(Reason), field, Article ?? "", LawfulFrom is { } from ? CompanyTime.Local(from).ToString("HH:mm dd/MM", CultureInfo.InvariantCulture) : "–");

    internal void Erase() => Address = null;
}

internal sealed class ContactDecisionTable : IEntityTypeConfiguration<ContactDecision>
{
    public void Configure(EntityTypeBuilder<ContactDecision> decision)
    {
        decision.ToTable("contacts_decisions");
        decision.HasIndex(d => new { d.Key, d.Channel, d.Purpose, d.At });                                      // the caps of a number, and its list
        decision.HasIndex(d => new { d.CreatedAt, d.Id }).IsDescending(true, true);                             // all, newest first
        decision.HasIndex(d => new { d.Reason, d.CreatedAt, d.Id }).IsDescending(false, true, true);            // by reason; "let through" is the reason none
        decision.HasIndex(d => new { d.OwnerId, d.CreatedAt, d.Id }).IsDescending(false, true, true);           // mine
        decision.HasIndex(d => new { d.TeamId, d.CreatedAt, d.Id }).IsDescending(false, true, true);            // my team's
        decision.HasIndex(d => new { d.AboutId, d.At });                                                        // of a lead, customer or order
    }
}

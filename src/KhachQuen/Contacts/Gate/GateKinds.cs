using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What a contact is for. Only an advertisement passes the whole gate.</summary>
public enum ContactPurpose : short { Advertisement, Transactional, Care, CustomerRequested }

public enum ContactChannel : short { Call, Sms, Email, Zalo }

/// <summary>Why the gate is shut; in the order it asks.</summary>
public enum GateReason : short
{
    None, EmergencyNumber, InvalidNumber, NotDialable, OptedOut, OnDncList, DncMissing, DncStale, NoConsent, OutsideHours, CapReached, NoBrandName,
}

/// <summary>What a rule asks for. What it says to whom, and since when, is data (<see cref="GateRule"/>).</summary>
public enum GateRuleKind : short { Number, OptOut, Dnc, Consent, Window, Cap, BrandName }

/// <summary>What answers at the other end, as far as the gate cares.</summary>
public enum NumberStanding : short { Good, Invalid, Emergency, NotDialable }

public enum ConsentStand : short { None, Given, Withdrawn }

/// <summary>How somebody stands to a purpose and channel, and since when.</summary>
public readonly record struct ConsentState(ConsentStand Stand, DateTime? Since);

/// <summary>A rule as it holds between two days.</summary>
/// <param name="Code">Stable; a change of the law is another row of the same code.</param>
/// <param name="Purpose">Null: any.</param>
/// <param name="Channel">Null: any.</param>
/// <param name="FromMinute">Window: from this minute of the day …</param>
/// <param name="ToMinute">… up to, not including, this one.</param>
/// <param name="AtMost">Cap: so many …</param>
/// <param name="Hours">… in so many rolling hours; for the do-not-call list, how old it may be.</param>
/// <param name="Article">Where it is written.</param>
/// <param name="Until">The first day it no longer holds.</param>
public sealed record GateRule(string Code, GateRuleKind Kind, ContactPurpose? Purpose, ContactChannel? Channel, int? FromMinute, int? ToMinute, int? AtMost, int? Hours, string Article, DateOnly ValidFrom, DateOnly? Until)
{
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (Until is not { } until || day < until);

    public bool IsFor(ContactPurpose purpose, ContactChannel channel) => (Purpose is null || Purpose == purpose) && (Channel is null || Channel == channel);
}

/// <summary>What is asked of the gate.</summary>
/// <param name="Basis">The lead's; it speaks of calls only (A-1a).</param>
/// <param name="WithOffer">A care or transactional contact that also offers something is an advertisement.</param>
/// <param name="WarnOnly">The administrator's setting: what the company lacks itself (consent, list, brand name) is let through and written down. The person's word, hours and caps are never.</param>
public sealed record GateAsk(ContactPurpose Purpose, ContactChannel Channel, DateTime At, NumberStanding Number = NumberStanding.Good, ContactBasis Basis = ContactBasis.None, bool WithOffer = false, bool WarnOnly = false)
{
    public ContactPurpose Effective => WithOffer && Purpose is (ContactPurpose.Care or ContactPurpose.Transactional) ? ContactPurpose.Advertisement : Purpose;
}

/// <summary>What is known of the number at that moment.</summary>
/// <param name="Consent">For the purpose and channel asked about.</param>
/// <param name="OnDncList">On the newest snapshot, for this channel.</param>
/// <param name="DncTakenAt">How old that snapshot is; null: there is none.</param>
/// <param name="Earlier">When the number was let through for the same purpose and channel before.</param>
/// <param name="HasBrandName">A registered name is in force for the channel.</param>
public sealed record GateFacts(ConsentState Consent, bool OnDncList, DateTime? DncTakenAt, IReadOnlyList<DateTime> Earlier, bool HasBrandName);

/// <summary>The gate's answer. A refusal has its reason and, where the law says it, the rule and when it will be lawful.</summary>
/// <param name="Warned">Let through in spite of this.</param>
public sealed record GateAnswer(bool Allowed, GateReason Reason, GateRule? Rule, DateTime? LawfulFrom = null, GateReason Warned = GateReason.None, GateRule? WarnedRule = null)
{
    /// <summary>The refusal's code.</summary>
    public static string CodeOf(GateReason reason) => reason switch
    {
        GateReason.EmergencyNumber => "contact.emergencyNumber", GateReason.InvalidNumber => "contact.invalidNumber", GateReason.NotDialable => "contact.notDialable", GateReason.OptedOut => "contact.optedOut",
        GateReason.OnDncList => "contact.onDncList", GateReason.DncMissing => "contact.dncMissing", GateReason.DncStale => "contact.dncStale", GateReason.NoConsent => "contact.noConsent",
        GateReason.OutsideHours => "contact.outsideHours", GateReason.CapReached => "contact.capReached", GateReason.NoBrandName => "contact.noBrandName", _ => "contact.allowed",
    };

    public string Code => CodeOf(Reason);
}

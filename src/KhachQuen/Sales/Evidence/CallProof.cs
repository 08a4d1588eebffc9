using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What of a call decides whether it is evidence.</summary>
/// <param name="ThroughSystem">Seen by the telephone system from dialling to hanging up; a call written down by hand is not.</param>
public sealed record CallSeen(Guid Id, bool ThroughSystem, CallDirection Direction, bool Answered, int TalkSeconds, string Phone, Guid? AgentId, DateTime StartedAt);

/// <summary>Which calls count as evidence (F-41). Pure; <see cref="Serve"/> is the hand that applies it.</summary>
public static class CallProof
{
    /// <summary>The code of why a call does not count for an opportunity; null: it counts.</summary>
    public static string? WhyNot(CallSeen call, Opportunity opportunity, IReadOnlyCollection<string> customersPhones, int minTalkSeconds) => call switch
    {
        { ThroughSystem: false } => "evidence.callByHand",
        { Direction: not CallDirection.Outbound } => "evidence.callInbound",
        { Answered: false } => "evidence.callNotAnswered",
        _ when call.TalkSeconds < minTalkSeconds => "evidence.callTooShort",
        _ when !customersPhones.Contains(call.Phone) => "evidence.callOtherNumber",
        _ when call.AgentId is null || call.AgentId != opportunity.OwnerId => "evidence.callOtherPerson",
        _ when call.StartedAt < opportunity.CreatedAt => "evidence.callBefore",
        _ => null,
    };

    /// <summary>A call serves every active main opportunity of the customer that is older than it; refused when it does not count for the one that was asked for.</summary>
    internal static async Task Serve(Db db, Call? call, Opportunity asked, CancellationToken ct)
    {
        if (call is null) throw new Refused("evidence.callUnknown", "callId");
        var seen = Seen(call);
        var phones = await db.Rows<CustomerPhone>().Where(p => p.CustomerId == asked.CustomerId).Select(p => p.E164).ToListAsync(ct);
        var talk = (await db.Settings<EvidenceSettings>(ct)).MinTalkSeconds;
        if (WhyNot(seen, asked, phones, talk) is { } why) throw new Refused(why, "callId", talk);
        var at = db.Clock.Now();
        foreach (var one in await db.Rows<Opportunity>().Where(o => o.CustomerId == asked.CustomerId && o.State == OpportunityState.Active && o.Class == OpportunityClass.Main).ToListAsync(ct))
        {
            if (WhyNot(seen, one, phones, talk) is not null) continue;
            db.Add(new Evidence(one.Id, new(EvidenceKind.Call), null, call.Id, db.Actor.Id, at));
            one.Prove(EvidenceKind.Call, null, at);
        }
    }

    /// <summary>Until the call centre drives the telephone system, every call is one somebody dialled by hand: only its start is known.</summary>
    private static CallSeen Seen(Call call) => new(call.Id, !call.Manual, call.Direction, Answered: !call.Manual, TalkSeconds: 0, call.Phone, call.OwnerId, call.StartedAt);
}

using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;

namespace KhachQuen.Telesales;

/// <summary>Where to dial, and the log line of it.</summary>
public sealed record Dialled(Guid CallId, string Phone, string Link);

/// <summary>An agent dials a lead. The gate is asked at that moment, under a lock on the number; the number leaves only to be dialled.</summary>
public sealed class DialLead(Database database, TimeProvider clock)
{
    public async Task<Dialled> Handle(Guid leadId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CallPermissions.Make);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var lead = await db.Leads.Get(leadId, ct);
        actor.Require(LeadPermissions.Work, lead);
        var ask = await LeadCall.AskOf(db, lead, ct);
        var decision = await ContactDoor.Pass(db, ask, ct);
        if (!decision.Allowed)
        {
            await ContactDoor.KeepRefusal(database, db, transaction, ask, ct);
            throw decision.Reason == GateReason.NoConsent && lead.Basis == ContactBasis.None ? decision.Refusal("lead.noBasis", "basis") : decision.Refusal();
        }
        if (decision.Warned != GateReason.None) db.Add(db.StoryLine<Lead>(leadId, "lead.dialledWithoutBasis", new { }, null));      // A-1a: warn and log
        var phone = PhoneNumber.Parse(lead.Phone);
        var call = new Call(phone, "lead", lead.Id, lead.NextActionAt, actor, clock.Now());
        db.Add(call);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return new(call.Id, LeadView.For(lead, actor).Phone, "tel:" + phone.E164);
    }
}

/// <summary>What is asked of the gate when a lead is called.</summary>
public static class LeadCall
{
    /// <summary>By the lead's basis, and its order; a request the person made elsewhere is in the log.</summary>
    public static async Task<ContactAsk> AskOf(Db db, Lead lead, CancellationToken ct)
    {
        var purpose = lead.CallPurpose;
        if (purpose == ContactPurpose.Advertisement && lead.Basis == ContactBasis.None
            && (await ConsentBook.StandOf(db, NumberKey.Of(lead.Phone), ContactPurpose.CustomerRequested, ContactChannel.Call, ct)).Stand == ConsentStand.Given) purpose = ContactPurpose.CustomerRequested;
        var warnOnly = (await db.Settings<TelesalesSettings>(ct)).BasisGate == BasisGate.Warn;
        return new(lead.Phone, purpose, ContactChannel.Call, "lead", lead.Id, lead.Basis, WarnOnly: warnOnly);
    }
}

/// <summary>Whether a lead may be called now, as desk and page say it before anybody dials.</summary>
public sealed class LeadPermission(Database database)
{
    public async Task<ContactStanding> Handle(Guid leadId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        var lead = await db.Leads.Get(leadId, ct);
        return await ContactStanding.Of(db, await LeadCall.AskOf(db, lead, ct), ct);
    }
}

/// <summary>"Khách yêu cầu không gọi nữa": one click of the agent, and every lead of the number leaves the queues .</summary>
public sealed class LeaveLeadAlone(Database database)
{
    public async Task<LeadView> Handle(Guid leadId, string? proof, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.Record);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var lead = await db.Leads.Get(leadId, ct);
        actor.Require(LeadPermissions.Work, lead);
        await RecordConsent.Within(db, new(lead.Phone, Act: ConsentAct.Withdrawn, Channel: ContactChannel.Call, Source: "lead", Proof: proof), ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return LeadView.For(lead, actor);
    }
}

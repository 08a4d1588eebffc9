using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;

namespace KhachQuen.Telesales;

/// <summary>Where to dial, and the log line of it.</summary>
public sealed record Dialled(Guid CallId, string Phone, string Link);

/// <summary>An agent dials a lead. The basis is checked first (A-1a); the number leaves only to be dialled.</summary>
public sealed class DialLead(Database database, TimeProvider clock)
{
    public async Task<Dialled> Handle(Guid leadId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CallPermissions.Make);
        await using var db = database.Open(actor);
        var lead = await db.Leads.Get(leadId, ct);
        actor.Require(LeadPermissions.Work, lead);
        lead.RequireDiallable(warnOnly: (await db.Settings<TelesalesSettings>(ct)).BasisGate == BasisGate.Warn);
        if (lead.Basis == ContactBasis.None) db.Add(db.StoryLine<Lead>(leadId, "lead.dialledWithoutBasis", new { }, null));      // A-1a: warn and log
        var phone = PhoneNumber.Parse(lead.Phone);
        var call = new Call(phone, "lead", lead.Id, lead.NextActionAt, actor, clock.Now());
        db.Add(call);
        await db.SaveChangesAsync(ct);
        return new(call.Id, LeadView.For(lead, actor).Phone, "tel:" + phone.E164);
    }
}

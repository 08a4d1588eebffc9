using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Somebody corrects what is known of a lead, down into its profile (F-20 … F-23); its level follows in the same save.</summary>
public sealed class EditLead(Database database)
{
    public async Task<LeadView> Handle(Guid id, LeadEdit edit, long version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        if (edit.Profile.Given) await LeadFile.Lock(db, id, ct);
        var file = await LeadFile.Of(db, await db.Leads.Get(id, ct), ct);
        actor.Require(LeadPermissions.Work, file.Lead);
        file.Lead.RequireVersion(version, _ => file.View(actor));
        file.Lead.Edit(edit);
        await file.Take(edit.Profile, ct);
        file.Level();
        await db.SaveOrShow(async () => (await LeadFile.Of(db, await db.Leads.Get(id, ct), ct)).View(actor), ct);
        await transaction.Commit(ct);
        return file.View(actor);
    }
}

/// <summary>A closed lead is opened again by hand .</summary>
public sealed class ReopenLead(Database database)
{
    public async Task<LeadView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        var lead = await db.Leads.Get(id, ct);
        actor.Require(LeadPermissions.Work, lead);
        lead.Reopen();
        await db.SaveChangesAsync(ct);
        return LeadView.For(lead, actor);
    }
}

/// <summary>"Ghi nhận cơ sở liên hệ": the ground on which we may call, with its proof (A-1a); a line of the consent log with it. Of somebody who had refused it takes the right to lift that.</summary>
public sealed class RecordLeadBasis(Database database)
{
    public async Task<LeadView> Handle(Guid id, ContactBasis basis, string? proof, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var lead = await db.Leads.Get(id, ct);
        actor.Require(LeadPermissions.Work, lead);
        lead.RecordBasis(basis, proof);
        var purpose = basis == ContactBasis.Consent ? ContactPurpose.Advertisement : ContactPurpose.CustomerRequested;
        await RecordConsent.Within(db, new(lead.Phone, Act: ConsentAct.Given, Purpose: purpose, Channel: ContactChannel.Call, Source: "lead", Proof: proof), ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return LeadView.For(lead, actor);
    }
}

using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>The salesperson judges a company's size, and says why (F-23). It counts once somebody else approves.</summary>
public sealed class ProposeSize(Database database)
{
    public async Task<LeadView> Handle(Guid id, Guid sizeId, string? reason, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await LeadFile.Lock(db, id, ct);
        var file = await LeadFile.Of(db, await db.Leads.Get(id, ct), ct);
        actor.Require(LeadPermissions.Work, file.Lead);
        file.Lead.RequireVersion(version, _ => file.View(actor));
        var size = (await db.Settings<LeadLists>(ct)).Sizes.FirstOrDefault(s => s.Id == sizeId && s.Active);
        Rule.Require(size is not null, "leadProfile.choiceUnknown", "sizeId");
        file.Begun().ProposeSize(sizeId, reason, actor.Id, db.Clock.Now());
        file.Lead.SizeSaid("lead.sizeProposed", size!.Name, reason);
        return await JudgedSize.Save(db, transaction, file, actor, ct);
    }
}

/// <summary>The team lead's word on a proposed size; never on their own.</summary>
public sealed class DecideSize(Database database)
{
    public async Task<LeadView> Handle(Guid id, bool approve, string? reason, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Assign);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await LeadFile.Lock(db, id, ct);
        var file = await LeadFile.Of(db, await db.LeadsToAssign.Get(id, ct), ct);
        actor.Require(LeadPermissions.Work, file.Lead);      // who only hands out is no team lead
        file.Lead.RequireVersion(version, _ => file.View(actor));
        var profile = file.Profile ?? throw new Refused("leadSize.notWaiting");
        profile.DecideSize(approve, reason, actor.Id, db.Clock.Now());
        var name = (await db.Settings<LeadLists>(ct)).Sizes.FirstOrDefault(s => s.Id == profile.SizeId)?.Name;
        file.Lead.SizeSaid(approve ? "lead.sizeApproved" : "lead.sizeRefused", name, reason);
        return await JudgedSize.Save(db, transaction, file, actor, ct);
    }
}

internal static class JudgedSize
{
    public static async Task<LeadView> Save(Db db, Transaction transaction, LeadFile file, Actor actor, CancellationToken ct)
    {
        file.Level();
        file.Touch();
        await db.SaveOrShow(async () => (await LeadFile.Of(db, await db.Leads.Get(file.Lead.Id, ct), ct)).View(actor), ct);
        await transaction.Commit(ct);
        return file.View(actor);
    }
}

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Whoever brought a file and looked at its check has it imported .</summary>
public sealed class StartLeadImport(Database database, ImportLeads import)
{
    public async Task<Work> Handle(Guid id, ImportSharing sharing, Guid? teamId, KnownNumbers known, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var draft = await db.ImportDrafts.Get(id, ct);
        Rule.Require(draft.ImportId is null, "import.alreadyStarted");
        Rule.Require(draft.Said is not null && await db.Works.AnyAsync(w => w.Id == draft.CheckId && w.State == WorkState.Succeeded, ct), "import.notChecked");
        var plan = draft.Said! with { DryRun = false, Sharing = sharing, TeamId = sharing is ImportSharing.Even or ImportSharing.Pool ? teamId : null, Known = known };
        var work = await import.Within(db, draft.FileKey, draft.FileName, plan, actor, ct);
        draft.Becomes(plan, work.Id);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        import.Ring();
        return work;
    }
}

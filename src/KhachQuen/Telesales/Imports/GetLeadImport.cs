using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>How a file stands on its way: its check, its import, and the undo of that, as far as there are any.</summary>
public sealed record ImportStand(ImportDraft? Draft, WorkView? Check, WorkView? Import, WorkView? Undo)
{
    /// <summary>The work that is under way or waits its turn.</summary>
    public Work? Running => new[] { Undo, Import, Import is null ? Check : null }.Select(w => w?.Work).FirstOrDefault(w => w is { IsOver: false });
    public CheckSaid? Said => Check?.Work.Says<CheckSaid>();
    public UndoHeaps? Heaps => Undo?.Work is { State: WorkState.Succeeded } undo ? undo.Says<UndoHeaps>() : null;
}

/// <summary>Whoever brought a file comes back to it, wherever it stands .</summary>
public sealed class GetLeadImport(Database database, GetWork works)
{
    public async Task<ImportStand> Handle(Guid draftId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        await using var db = database.Open(actor);
        var draft = await db.ImportDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == draftId, ct) ?? throw new NotFound();
        var check = draft.CheckId is { } id ? await works.Handle(id, actor, ct) : null;
        return draft.ImportId is { } import ? await OfWork(import, actor, ct) with { Draft = draft, Check = check } : new(draft, check, null, null);
    }

    /// <summary>The same for an import that did not come through the wizard.</summary>
    public async Task<ImportStand> OfWork(Guid workId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        var import = await works.Handle(workId, actor, ct);
        if (import.Work.Kind != ImportLeads.Kind) throw new NotFound();
        return new(null, null, import, import.Work.UndoneById is { } undo ? await works.Handle(undo, actor, ct) : null);
    }
}

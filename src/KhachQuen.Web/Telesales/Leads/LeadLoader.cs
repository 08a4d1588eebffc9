using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Telesales;

/// <summary>Everything the page or panel of one lead shows.</summary>
public sealed record LeadModel(LeadView Lead, IReadOnlyList<HistoryLine> History, KnownNames Names, string? Draft, bool MayWork)
{
    public string Title => Lead.Name ?? LeadRow.Whole(Lead.Phone);
}

/// <summary>Gathers what is shown of one lead. Asks and arranges; the rules stand in the use cases it calls.</summary>
public sealed class LeadLoader(GetLead open, LeadHistory history, LeadNames names, Database database)
{
    public async Task<LeadModel> Load(Guid id, Actor actor, CancellationToken ct = default)
    {
        var lead = await open.Handle(id, actor, ct);
        var mayWork = actor.May(LeadPermissions.Work, new Masking.Owned(lead.OwnerId, lead.TeamId));
        return new(lead, await history.Handle(id, actor, ct), await names.Known(ct), mayWork ? await Draft(id, actor, ct) : null, mayWork);
    }

    private async Task<string?> Draft(Guid id, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        var key = NoteComposer.KeyOf(id);
        return await db.Rows<Draft>().AsNoTracking().Where(d => d.UserId == actor.Id && d.Key == key).Select(d => d.Text).FirstOrDefaultAsync(ct);
    }
}

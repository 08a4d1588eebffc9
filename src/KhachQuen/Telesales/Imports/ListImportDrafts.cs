using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>A file that was brought and not imported yet.</summary>
public sealed record OpenDraft(Guid Id, string FileName, DateTime CreatedAt, bool Checked);

/// <summary>Whoever imports finds the files they left halfway .</summary>
public sealed class ListImportDrafts(Database database)
{
    private const int AtMost = 20;

    public async Task<IReadOnlyList<OpenDraft>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        await using var db = database.Open(actor);
        return await db.ImportDrafts.AsNoTracking().Where(d => d.ImportId == null).OrderByDescending(d => d.Id).Take(AtMost).Select(d => new OpenDraft(d.Id, d.FileName, d.CreatedAt, d.CheckId != null)).ToListAsync(ct);
    }
}

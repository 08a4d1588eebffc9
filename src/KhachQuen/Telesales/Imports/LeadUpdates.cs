using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Rows about leads we have already, taken over into these. With their before-images, so that the import can be taken back .</summary>
internal static class LeadUpdates
{
    /// <returns>The rows that were not taken over: the lead is not theirs to change, or the same file brought it.</returns>
    public static async Task<List<LeadRow>> Write(Db db, IReadOnlyList<(LeadRow Row, Guid LeadId)> known, Guid import, CancellationToken ct)
    {
        Guid[] ids = [.. known.Select(k => k.LeadId).Distinct()];
        var leads = await db.Rows<Lead>().Where(l => EF.Parameter(ids).Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var left = new List<LeadRow>();
        foreach (var (row, id) in known)
            if (leads.GetValueOrDefault(id) is { } lead && lead.ImportId != import && db.Actor.May(LeadPermissions.Work, lead)) lead.TakeFrom(row.Lead!);
            else left.Add(row);
        await LeadFile.Level(db, [.. leads.Values], ct);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();       // a thousand rows are done with
        return left;
    }
}

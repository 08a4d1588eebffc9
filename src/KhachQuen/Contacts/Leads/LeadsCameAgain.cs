using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary><see cref="Lead.CameAgain"/> for many earlier leads at once, past the change tracker.</summary>
public static class LeadsCameAgain
{
    /// <param name="db">In the caller's transaction.</param>
    /// <param name="again">Earlier lead and the one that repeats it, in the order they came.</param>
    /// <param name="import">Leads of this import are not changed by its own later rows: they are still as it brought them.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Write(Db db, IReadOnlyCollection<(Guid Earlier, Lead Later)> again, Guid import, CancellationToken ct)
    {
        var now = db.Clock.Now();
        foreach (var bySource in again.GroupBy(a => a.Earlier).Select(g => (Earlier: g.Key, g.Last().Later)).GroupBy(a => a.Later.FirstSource))
        {
            var (source, ids) = (bySource.Key, bySource.Select(a => a.Earlier).ToArray());
            await db.Rows<Lead>().Where(l => EF.Parameter(ids).Contains(l.Id)).ExecuteUpdateAsync(s => s
                .SetProperty(l => l.LastSource, source).SetProperty(l => l.UpdatedAt, now)
                .SetProperty(l => l.Version, l => l.ImportId == import ? l.Version : l.Version + 1), ct);
        }
        await db.Dialect.BulkInsert(db, [.. again.Select(a => db.StoryLine<Lead>(a.Earlier, Lead.Again, a.Later.AgainFacts, a.Later.AgainNote))], ct);
    }
}

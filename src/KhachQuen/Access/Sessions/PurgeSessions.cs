using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Forgets sessions that ended more than 30 days ago, and ends for good those opened half a year ago: nobody stays signed in longer.</summary>
internal sealed class PurgeSessions(Database database) : IDailyJob
{
    public string Name => "purge-sessions";
    public TimeOnly At => new(2, 30);

    public async Task<string?> Run(JobTurn turn, CancellationToken ct)
    {
        var (ended, opened) = (turn.AsOf.AddDays(-30), turn.AsOf.AddDays(-180));
        var gone = await Purge.Run(database, turn, db => db.Sessions.Where(s => s.EndedAt <= ended || s.CreatedAt <= opened).OrderBy(s => s.Id).Take(Purge.AtOnce).ExecuteDeleteAsync(ct), ct);
        return $"{gone} sessions";
    }
}

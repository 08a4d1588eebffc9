using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Forgets drafts nobody has gone on with for 30 days: they hold what people say of themselves.</summary>
internal sealed class PurgeDrafts(Database database) : IDailyJob
{
    private const int Days = 30;

    public string Name => "purge-drafts";
    public TimeOnly At => new(2, 55);

    public async Task<string?> Run(JobTurn turn, CancellationToken ct)
    {
        var until = turn.AsOf.AddDays(-Days);
        var gone = await Purge.Run(database, turn, db => db.Rows<Draft>().Where(d => d.At <= until).OrderBy(d => d.At).Take(Purge.AtOnce).ExecuteDeleteAsync(ct), ct);
        return $"{gone} drafts";
    }
}

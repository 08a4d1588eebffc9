using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>Forgets answers kept for idempotency keys that are no longer repeated (T-11: 24 hours).</summary>
internal sealed class PurgeKeptAnswers(Database database) : IDailyJob
{
    public string Name => "purge-kept-answers";
    public TimeOnly At => new(2, 10);

    public async Task<string?> Run(JobTurn turn, CancellationToken ct)
    {
        var until = turn.AsOf.AddHours(-24);
        var gone = await Purge.Run(database, turn, db => db.Rows<KeptAnswer>().Where(k => k.CreatedAt <= until).OrderBy(k => k.CreatedAt).Take(Purge.AtOnce).ExecuteDeleteAsync(ct), ct);
        return $"{gone} kept answers";
    }
}

/// <summary>Forgets what was told to every listener more than 30 days ago. What waits or failed stays, with the marks of the listeners that took it.</summary>
internal sealed class PurgeOutbox(Database database) : IDailyJob
{
    public string Name => "purge-outbox";
    public TimeOnly At => new(2, 20);

    public async Task<string?> Run(JobTurn turn, CancellationToken ct)
    {
        var until = turn.AsOf.AddDays(-30);
        var messages = await Purge.Run(database, turn, db => db.Rows<OutboxMessage>().Where(m => m.DoneAt <= until).OrderBy(m => m.DoneAt).Take(Purge.AtOnce).ExecuteDeleteAsync(ct), ct);
        var marks = await Purge.Run(database, turn, db => db.Rows<InboxMark>()
            .Where(k => k.At <= until && !db.Rows<OutboxMessage>().Any(m => m.Id == k.MessageId)).OrderBy(k => k.At).Take(Purge.AtOnce).ExecuteDeleteAsync(ct), ct);
        return $"{messages} messages, {marks} marks";
    }
}

/// <summary>Deletes in small bites, so that nobody waits long for the write lock.</summary>
public static class Purge
{
    public const int AtOnce = 2000;

    public static async Task<int> Run(Database database, JobTurn turn, Func<Db, Task<int>> bite, CancellationToken ct)
    {
        var (all, gone) = (0, AtOnce);
        while (gone == AtOnce)
        {
            await using var db = database.Open(Actor.System);
            await using var transaction = await db.Begin(ct);
            await turn.Hold(db, ct);
            gone = await bite(db);
            await transaction.Commit(ct);
            all += gone;
        }
        return all;
    }
}

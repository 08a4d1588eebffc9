using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>Forgets the before-images of acts that can no longer be taken back. That they happened stays.</summary>
internal sealed class PurgeOperations(Database database) : IDailyJob
{
    public string Name => "purge-operations";
    public TimeOnly At => new(2, 50);

    public async Task<string?> Run(JobTurn turn, CancellationToken ct)
    {
        var until = turn.AsOf - BulkOperation.Within - TimeSpan.FromDays(1);
        var old = Keys.First(until);       // keys are in the order of making
        var images = await Purge.Run(database, turn, db => ImageShelf.PurgeImages(db, old, Purge.AtOnce, ct), ct);
        var rows = await Purge.Run(database, turn, db => ImageShelf.PurgeRows(db, old, Purge.AtOnce, ct), ct);
        return $"{images} images, {rows} rows";
    }
}

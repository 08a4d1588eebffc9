using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>What an undo uses up: technical rows, gone in the transaction that made use of them.</summary>
internal static class ImageShelf
{
    /// <summary>These rows are put back, or left for good.</summary>
    public static Task<int> UsedUp(Db db, Guid operation, Guid[] rows, CancellationToken ct) =>
        db.Rows<BeforeImage>().Where(i => i.OperationId == operation && EF.Parameter(rows).Contains(i.RowId)).ExecuteDeleteAsync(ct);

    /// <summary>What was said of these rows by a turn that broke off; it is said anew.</summary>
    public static Task<int> Unsay(Db db, Guid operation, Guid[] rows, CancellationToken ct) =>
        db.Rows<OperationRow>().Where(r => r.OperationId == operation && EF.Parameter(rows).Contains(r.RowId)).ExecuteDeleteAsync(ct);

    /// <summary>Some of the images of acts before a time.</summary>
    public static Task<int> PurgeImages(Db db, Guid before, int atMost, CancellationToken ct) =>
        db.Rows<BeforeImage>().Where(i => i.OperationId < before).OrderBy(i => i.OperationId).ThenBy(i => i.Noun).ThenBy(i => i.RowId).Take(atMost).ExecuteDeleteAsync(ct);

    public static Task<int> PurgeRows(Db db, Guid before, int atMost, CancellationToken ct) =>
        db.Rows<OperationRow>().Where(r => r.OperationId < before).OrderBy(r => r.OperationId).ThenBy(r => r.RowId).Take(atMost).ExecuteDeleteAsync(ct);
}

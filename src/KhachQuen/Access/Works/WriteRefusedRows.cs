using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Whoever asked for an import takes the rows that were not taken over, as they were, with the reason of each; mended, the file can be imported again (X-20).</summary>
public sealed class WriteRefusedRows(Database database)
{
    private const int AtOnce = 1_000;

    /// <summary>Whether there is such a file, before the answer begins.</summary>
    public async Task<string> NameOf(Guid id, SheetKind kind, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var work = await db.OwnWorks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct);
        if (work is not { IsOver: true } || !await Refused(db, id).AnyAsync(ct)) throw new NotFound();
        return $"{Path.GetFileNameWithoutExtension(work.FileName ?? "")}-loi.{(kind == SheetKind.Csv ? "csv" : "xlsx")}";
    }

    /// <summary>Streams it; memory stays flat.</summary>
    /// <param name="id">The work.</param>
    /// <param name="to">Written front to back.</param>
    /// <param name="kind">The form wanted.</param>
    /// <param name="said">Column titles and sentences in the reader's language.</param>
    /// <param name="actor">The reader.</param>
    /// <param name="ct">The reader has gone.</param>
    public async Task Handle(Guid id, Stream to, SheetKind kind, RefusedRowsText said, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var work = await db.OwnWorks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new NotFound();
        var headings = work.Says<FileHeadings>()?.Headings ?? [];
        db.Audit<Work>("exported", id, new { rows = new object?[] { null, work.Rejected } });
        await db.SaveChangesAsync(ct);
        await using var sheet = SheetWriter.Of(kind, to);
        await sheet.Write([.. headings, said.Line, said.Reason], ct);
        for (var last = 0; ;)
        {
            var rows = await Refused(db, id).Where(r => r.Row > last).OrderBy(r => r.Row).Take(AtOnce).ToListAsync(ct);
            foreach (var row in rows) await sheet.Write([.. row.Read.Take(headings.Count), row.Line, string.Join(" ", row.Said.Select(said.Of))], ct);
            if (rows.Count < AtOnce) break;
            last = rows[^1].Row;
        }
        await sheet.Complete(ct);
    }

    private static IQueryable<WorkRow> Refused(Db db, Guid id) => db.Rows<WorkRow>().AsNoTracking().Where(r => r.WorkId == id && r.Fate != RowFate.Warned);
}

/// <summary>What a work on a file keeps of its heading.</summary>
public sealed record FileHeadings(IReadOnlyList<string> Headings);

public sealed record RefusedRowsText(string Line, string Reason, Func<RowProblem, string> Of);

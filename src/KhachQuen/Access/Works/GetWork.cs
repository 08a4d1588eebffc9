using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>What is to be said about a row of a work's file.</summary>
public sealed record WorkNote(int Row, int Line, RowFate Fate, RowProblem Problem);

/// <summary>How a work stands: its counts, and the first of the rows there is something to say about.</summary>
public sealed record WorkView(Work Work, IReadOnlyList<WorkNote> Errors, IReadOnlyList<WorkNote> Warnings, bool HasResultFile, bool CanUndo);

/// <summary>Whoever asked for a work looks how it stands .</summary>
public sealed class GetWork(Database database, WorkDesk desk)
{
    /// <summary>How many rows are named here; the result file has all.</summary>
    public const int Named = 200;

    public async Task<WorkView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var work = await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new NotFound();
        var mine = await db.OwnWorks.AnyAsync(w => w.Id == id, ct);
        // The wrong ones first: a thousand skipped repeats do not hide them.
        var notes = await db.Rows<WorkRow>().AsNoTracking().Where(r => mine && r.WorkId == id && r.Fate != RowFate.Warned).OrderByDescending(r => r.Fate).ThenBy(r => r.Row).Take(Named).ToListAsync(ct);
        var warned = await db.Rows<WorkRow>().AsNoTracking().Where(r => mine && r.WorkId == id && r.Fate == RowFate.Warned).OrderBy(r => r.Row).Take(Named).ToListAsync(ct);
        var handler = desk.Find(work.Kind);
        return new(work, Of(notes), Of(warned), work.IsOver && notes.Count > 0, work.IsOver && work.UndoneById is null && work.Created + work.Duplicates > 0 && handler.UndoneBy(work) is not null && actor.May(handler.Permission));
    }

    private static List<WorkNote> Of(IEnumerable<WorkRow> rows) =>
        [.. rows.SelectMany(r => r.Said.Select(p => new WorkNote(r.Row, r.Line, r.Fate, p))).Take(Named)];
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>An export as it is asked for.</summary>
/// <param name="Right">The right to export this list.</param>
/// <param name="List">leads, orders …</param>
/// <param name="Noun">What the rows are, as in the audit.</param>
/// <param name="Filter">The list's filter, as in its address.</param>
/// <param name="Rows">How many rows it finds now; no more will leave.</param>
public sealed record ExportStart(string Right, string List, string Noun, string Format, string Filter, string Columns, long Rows);

/// <summary>Somebody exports a list: by right, within the day's quota, and it is written down before the first row leaves. Who asks for more is stopped, and that is written down too (T-22).</summary>
public sealed class StartExport(Database database, TimeProvider clock)
{
    /// <summary>How many rows the actor may still export today.</summary>
    public async Task<int> Left(string right, Actor actor, CancellationToken ct = default)
    {
        Require(right, actor);
        await using var db = database.Open(actor);
        var (me, today) = (actor.Id, CompanyTime.DayOf(clock.Now()));
        var taken = await db.Rows<ExportDay>().Where(d => d.UserId == me && d.Day == today).SumAsync(d => d.Rows, ct);
        return (int)Math.Max(0, (await db.Settings<ExportSettings>(ct)).RowsPerDay - taken);
    }

    public async Task Handle(ExportStart what, Actor actor, CancellationToken ct = default)
    {
        actor.Require(what.Right);
        Require(what.Right, actor);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, $"export:{actor.Id}", ct);      // two exports at once share one quota
        var quota = (await db.Settings<ExportSettings>(ct)).RowsPerDay;
        var left = quota - (await Today(db, actor.Id, ct)).Rows;
        if (what.Rows <= left) (await Today(db, actor.Id, ct)).Rows += what.Rows;
        db.Note(what.Rows <= left ? "exported" : "exportStopped", what.Noun, Guid.Empty, new Dictionary<string, object?>
        {
            ["list"] = what.List, ["format"] = what.Format, ["rows"] = what.Rows, ["filter"] = what.Filter, ["columns"] = what.Columns,
        });
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        Rule.Require(what.Rows <= left, "export.overQuota", null, Math.Max(0, left), quota);
    }

    /// <summary>Who looks through another's eyes takes nothing along .</summary>
    private static void Require(string right, Actor actor)
    {
        actor.Require(right);
        Rule.Require(!actor.IsViewing, "export.viewing");
    }

    private async Task<ExportDay> Today(Db db, Guid me, CancellationToken ct)
    {
        var today = CompanyTime.DayOf(clock.Now());
        var day = await db.Set<ExportDay>().FindAsync([me, today], ct);
        if (day is null) db.Add(day = new ExportDay { UserId = me, Day = today });
        return day;
    }
}

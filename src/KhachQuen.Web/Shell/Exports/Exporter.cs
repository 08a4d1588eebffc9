using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>
/// Writes any list into a file, row by row: one page is in memory at a time. The first page is read before anything is answered, so that a refusal is still a sentence;
/// whoever loses the right meanwhile gets a broken file, not the rest.
/// </summary>
public sealed class Exporter(StartExport start, ActorDesk desk, CompanyClock clock, T texts)
{
    private const int PerPage = 500, LongestFilter = 500;

    public async Task<IResult> Send<TRow>(ListExport<TRow> list, ExportArguments asked, HttpContext http)
    {
        var (actor, ct) = (http.Actor(), http.RequestAborted);
        var (kind, fields) = (asked.Kind, asked.Of(list.Fields));
        var left = await start.Left(list.Right, actor, ct);
        var reader = list.Reader(actor);
        var first = await list.Page(new(asked.Sort, Limit: PerPage, Count: true) { CountTo = left }, reader, ct);
        var rows = first.TotalIsEstimate == true ? left + 1L : first.Total ?? first.Items.Count;
        await start.Handle(new(list.Right, list.List, list.Noun, kind.ToString().ToLowerInvariant(), Filter(http), string.Join(',', fields.Select(f => f.Key)), rows), actor, ct);
        return File(list.List, kind, http, stream => Write(list, fields, kind, asked.Sort, first, rows, actor, stream, ct));
    }

    /// <summary>A finished table: the numbers of a report.</summary>
    public IResult Table<TRow>(string name, IReadOnlyList<ExportField<TRow>> fields, IEnumerable<TRow> rows, SheetKind kind, HttpContext http) => File(name, kind, http, async stream =>
    {
        await using var sheet = SheetWriter.Of(kind, stream);
        await sheet.Write([.. fields.Select(f => (object?)texts[f.Title])], http.RequestAborted);
        foreach (var row in rows) await sheet.Write([.. fields.Select(f => f.Value(row))], http.RequestAborted);
        await sheet.Complete(http.RequestAborted);
    });

    private async Task Write<TRow>(ListExport<TRow> list, IReadOnlyList<ExportField<TRow>> fields, SheetKind kind, string? sort, Page<TRow> page, long rows, Actor actor, Stream stream, CancellationToken ct)
    {
        await using var sheet = SheetWriter.Of(kind, stream);
        await sheet.Write([.. fields.Select(f => (object?)texts[f.Title])], ct);
        for (var sent = 0L; ;)
        {
            foreach (var row in page.Items.Take((int)Math.Min(PerPage, rows - sent))) await sheet.Write([.. fields.Select(f => f.Value(row))], ct);
            sent += page.Items.Count;
            if (page.Next is null || sent >= rows) break;       // what was added meanwhile was not asked for, and not counted
            await StillMay(actor, list.Right, ct);
            page = await list.Page(new(sort, page.Next, PerPage), list.Reader(actor), ct);
        }
        await sheet.Complete(ct);
    }

    /// <summary>A long file outlives a right (T-23).</summary>
    private async Task StillMay(Actor actor, string right, CancellationToken ct)
    {
        if (await desk.OfUser(actor.Id, ct) is not { } now || now.ScopeOf(right) < actor.ScopeOf(right)) throw new Forbidden(right);
    }

    /// <summary>The name is made of our own words and the day: nothing anybody typed gets into a header (T-25).</summary>
    private IResult File(string name, SheetKind kind, HttpContext http, Func<Stream, Task> write)
    {
        var (type, ending) = kind == SheetKind.Csv ? (ContentTypes.Csv + "; charset=utf-8", "csv") : (ContentTypes.Xlsx, "xlsx");
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(write, type, string.Create(CultureInfo.InvariantCulture, $"{name}-{clock.Today:yyyy-MM-dd}.{ending}"));
    }

    private static string Filter(HttpContext http)
    {
        var filter = string.Join('&', http.Request.Query.Where(q => q.Key is not ("format" or "columns")).Select(q => $"{q.Key}={q.Value}"));
        return filter.Length > LongestFilter ? filter[..LongestFilter] : filter;
    }
}

public static class ExportRoutes
{
    /// <summary>An export on the wire, documented as a file.</summary>
    public static RouteHandlerBuilder IsExport(this RouteHandlerBuilder route, string what) =>
        route.WithSummary(what + " as a file, xlsx or ?format=csv, with the list's own filters; columns= names which").Produces(StatusCodes.Status200OK, contentType: ContentTypes.Xlsx, additionalContentTypes: ContentTypes.Csv);
}

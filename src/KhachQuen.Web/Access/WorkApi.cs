using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Background works over the wire (api.md, Bulk). Scheduled jobs have <c>/jobs</c> without an id.</summary>
internal static class WorkApi
{
    public static void MapWork(this RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("").WithTags("Jobs");
        jobs.MapGet("/jobs/{id:guid}", async (Guid id, GetWork use, T text, Actor actor, CancellationToken ct) => JobOnWire.Of(await use.Handle(id, actor, ct), text)).Needs(AccessPermissions.Self).WithSummary("How an import stands, with the first refused rows");
        jobs.MapPost("/jobs/{id:guid}:cancel", async (Guid id, CancelWork use, GetWork get, T text, Actor actor, CancellationToken ct) => JobOnWire.Of(await get.Handle((await use.Handle(id, actor, ct)).Id, actor, ct), text)).Needs(AccessPermissions.Self).WithSummary("Stops it after the batch at hand; what is done stays");
        jobs.MapPost("/jobs/{id:guid}:resume", async (Guid id, ResumeWork use, Actor actor, CancellationToken ct) => Taken(await use.Handle(id, actor, ct))).Needs(AccessPermissions.Self).WithSummary("Goes on where it failed or was stopped");
        jobs.MapPost("/jobs/{id:guid}:undo", async (Guid id, UndoWork use, Actor actor, CancellationToken ct) => Taken(await use.Handle(id, actor, ct))).Needs(AccessPermissions.Self).WithSummary("Takes the whole import back; answers with the job that does it");
        jobs.MapGet("/jobs/{id:guid}/result-file", RefusedRows).Needs(AccessPermissions.Self).WithSummary("The refused rows with their reasons, xlsx or ?format=csv");
    }

    public static IResult Taken(Work work) => TypedResults.Accepted($"/api/v1/jobs/{work.Id}", new JobTaken(work.Id));

    internal static async Task RefusedRows(Guid id, string? format, WriteRefusedRows use, T text, Actor actor, HttpContext http, CancellationToken ct)
    {
        var kind = format switch { null or "xlsx" => SheetKind.Xlsx, "csv" => SheetKind.Csv, _ => throw new BadHttpRequestException("format is xlsx or csv") };
        var name = await use.NameOf(id, kind, actor, ct);
        http.Response.ContentType = kind == SheetKind.Csv ? ContentTypes.Csv : ContentTypes.Xlsx;
        http.Response.Headers.ContentDisposition = new System.Net.Http.Headers.ContentDispositionHeaderValue("attachment") { FileNameStar = name }.ToString();
        http.Response.Headers.CacheControl = "no-store";
        await use.Handle(id, http.Response.Body, kind, new(text["import.line"], text["import.reason"], p => RowSaid.Sentence(p, text)), actor, ct);
    }
}

internal sealed record JobTaken(Guid Id);

/// <summary>A problem of a row as a sentence.</summary>
internal static class RowSaid
{
    public static string Sentence(RowProblem problem, T text) => text["problem." + problem.Code, [.. problem.Args]];
}

/// <param name="Row">1 for the first row under the heading.</param>
/// <param name="Line">The row number Excel shows.</param>
/// <param name="Column">The heading as the file has it.</param>
internal sealed record JobRowOnWire(int Row, int Line, string Column, string Field, string Value, string Code, string Message)
{
    public static JobRowOnWire Of(WorkNote note, T text) =>
        new(note.Row, note.Line, note.Problem.Column, note.Problem.Field, note.Problem.Value, note.Problem.Code, RowSaid.Sentence(note.Problem, text));
}

internal sealed record JobProblemOnWire(string Code, string Message);

/// <summary>A background work as outside callers see it: the shape of api.md, and what else is known of it.</summary>
internal sealed record JobOnWire
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public required string Kind { get; init; }
    public required WorkState State { get; init; }
    public int? Total { get; init; }
    public int Done { get; init; }
    public int Created { get; init; }
    public int Updated { get; init; }
    public int Duplicates { get; init; }
    public int Rejected { get; init; }
    public required IReadOnlyList<JobRowOnWire> Errors { get; init; }
    public string? ResultFile { get; init; }
    /// <summary>Rows taken over with a remark.</summary>
    public int Warned { get; init; }
    public required IReadOnlyList<JobRowOnWire> Warnings { get; init; }
    public string? FileName { get; init; }
    public DateTime? StartedAt { get; init; }
    public DateTime? EndedAt { get; init; }
    /// <summary>Why it failed.</summary>
    public JobProblemOnWire? Problem { get; init; }
    public bool CanUndo { get; init; }
    public Guid? UndoneBy { get; init; }
    public Guid? UndoOf { get; init; }
    /// <summary>Of an undo that is done: reversed, kept, impossible .</summary>
    public JsonElement? Undo { get; init; }

    public static JobOnWire Of(WorkView view, T text)
    {
        var work = view.Work;
        return new()
        {
            Id = work.Id, Version = work.Version, CreatedAt = work.CreatedAt, UpdatedAt = work.UpdatedAt, Kind = work.Kind, State = work.State, Total = work.Total, Done = work.Done,
            Created = work.Created, Updated = work.Updated, Duplicates = work.Duplicates, Rejected = work.Rejected, Warned = work.Warned,
            Errors = [.. view.Errors.Select(e => JobRowOnWire.Of(e, text))], Warnings = [.. view.Warnings.Select(w => JobRowOnWire.Of(w, text))],
            ResultFile = view.HasResultFile ? $"/api/v1/jobs/{work.Id}/result-file" : null, FileName = work.FileName, StartedAt = work.StartedAt, EndedAt = work.EndedAt,
            Problem = work.Problem is { } code ? new(code, text["problem." + code, Args(work)]) : null, CanUndo = view.CanUndo, UndoneBy = work.UndoneById, UndoOf = work.UndoOfId,
            Undo = work.UndoOfId is not null && work.Result is not null ? JsonDocument.Parse(work.Result).RootElement : null,
        };
    }

    internal static object[] Args(Work work) => work.ProblemArgs is { } args ? [.. JsonSerializer.Deserialize<string[]>(args)!] : [];
}

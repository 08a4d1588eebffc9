using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Acts on many and their undo, on the screen and on the wire .</summary>
internal static class OperationRoutes
{
    public static void MapOperationPages(this RouteGroupBuilder pages)
    {
        var all = pages.MapGroup("").Needs(AccessPermissions.Undo);
        all.MapGet("/operations/rows", async (string? after, ListOperations use, PeopleNames names, Actor actor, CancellationToken ct) => Forms.Fragment<OperationGrid>(new { Rows = await use.Handle(new(After: after), actor, ct), Names = await names.Known(ct), RowsOnly = true }));
        all.MapGet("/operations/{id:guid}/panel", (Guid id) => Forms.Fragment<OperationPanel>(new { Id = id }));
        all.MapGet("/operations/{id:guid}/left", async (Guid id, Guid? after, ListOperationRows use, Actor actor, CancellationToken ct) => Forms.Fragment<OperationRowLines>(new { Id = id, Rows = await use.Handle(id, after, 50, actor, ct) }));
        all.MapPost("/operations/{id:guid}/undo", Undo);
        var mine = pages.MapGroup("/many").Needs(AccessPermissions.Self);
        mine.MapGet("/{id:guid}", async (Guid id, GetWork use, Actor actor, CancellationToken ct) => Forms.Fragment<ManyProgress>(new { View = await use.Handle(id, actor, ct) }));
        mine.MapPost("/{id:guid}/stop", async (Guid id, CancelWork stop, GetWork use, Actor actor, CancellationToken ct) => Forms.Fragment<ManyProgress>(new { View = await use.Handle((await stop.Handle(id, actor, ct)).Id, actor, ct) }));
    }

    public static void MapOperations(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("").WithTags("Operations").Needs(AccessPermissions.Undo);
        all.MapGet("/operations", ([AsParameters] ListArguments list, ListOperations use, Actor actor, CancellationToken ct) => use.Handle(list.Page, actor, ct)).WithSummary("Acts on many rows, newest first");
        all.MapGet("/operations/{id:guid}", (Guid id, ShowOperation use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).WithSummary("One act on many, and what came of its undo");
        all.MapGet("/operations/{id:guid}/rows", (Guid id, Guid? after, int? limit, ListOperationRows use, Actor actor, CancellationToken ct) => use.Handle(id, after, limit ?? 50, actor, ct)).WithSummary("What an undo kept, and what it could not put back");
        all.MapPost("/operations/{id:guid}:undo", (Guid id, UndoOperation use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).WithSummary("Takes all of it back: reversed, kept, impossible; a large import goes on in the background (state undoing)");
    }

    private static async Task<IResult> Undo(Guid id, UndoOperation use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var done = await use.Handle(id, actor, ct);
        if (!http.IsHtmx()) return Results.LocalRedirect($"/operations?open={id}");
        http.Toast(done.Heaps is { } heaps ? texts["operations.done", Shown.Number(heaps.Reversed)] : texts["operations.undoing"]);
        return Forms.Fragment<OperationPanel>(new { Id = id });
    }
}

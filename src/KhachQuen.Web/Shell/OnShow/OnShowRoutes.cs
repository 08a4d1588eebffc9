using KhachQuen.Access;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Shell.OnShow;

/// <summary>The fragments behind the parts on show.</summary>
internal static class OnShowRoutes
{
    public static void MapOnShow(this RouteGroupBuilder pages)
    {
        if (((IEndpointRouteBuilder)pages).ServiceProvider.GetRequiredService<IWebHostEnvironment>().IsProduction()) return;
        var show = pages.MapGroup("/ui").Needs(AccessPermissions.Self);
        show.MapGet("/rows", (string? after, string? find, string? sort, Specimens all) => Forms.Fragment<SpecimenTable>(new { Rows = all.Page(after, find), Sort = sort, RowsOnly = true }));
        show.MapGet("/rows/{id:guid}", (Guid id, Specimens all) => Forms.Fragment<SpecimenTable>(new { Rows = new KhachQuen.Platform.Page<SpecimenRow>([all.Row(id)], null), RowsOnly = true }));
        show.MapGet("/panel/{id:guid}", (Guid id, Specimens all) => Forms.Fragment<SpecimenPanel>(new { Row = all.Row(id) }));
        show.MapGet("/lines", (int from, DateOnly? above, Specimens all) => Forms.Fragment<Timeline>(new { Lines = all.Timeline(from, 20), LinesOnly = true, Above = above, OlderPath = from < 60 ? $"/ui/lines?from={from + 20}" : null }));
        show.MapGet("/below", (string of) => Forms.Fragment<TreeNodes>(new { Name = "ward", Nodes = Enumerable.Range(1, 12).Select(n => new TreeNode($"{of}-{n}", $"Phường {n}", Count: n * 17)).ToList() }));
        show.MapGet("/dialog", () => Forms.Fragment<SpecimenDialog>(new { }));
        show.MapPost("/save", Save);
        show.MapPost("/undo", (HttpContext http, T texts) => { http.Toast(texts["ui.undone"]); return Results.NoContent(); });
    }

    private static IResult Save(HttpContext http, T texts, [FromForm] string? callBackAt)
    {
        KhachQuen.Platform.Rule.Require(!string.IsNullOrWhiteSpace(callBackAt), "ui.callBackAtMissing", "callBackAt");
        http.Toast(texts["ui.saved"], undo: "/ui/undo");
        return Results.NoContent();
    }
}

using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Shell;

/// <summary>Keeping, changing and dropping saved views, for any list.</summary>
internal static class ViewRoutes
{
    public static void MapViews(this RouteGroupBuilder pages)
    {
        pages.MapGet("/views/new", (string list, string path, string table, string? query) => Forms.Fragment<ViewPanel>(new { List = list, Path = path, Table = table, Query = query ?? "" })).Needs(AccessPermissions.Self);
        pages.MapGet("/views/{id:guid}", Change).Needs(AccessPermissions.Self);
        pages.MapPost("/views", Keep).Needs(AccessPermissions.Self);
        pages.MapPost("/views/{id:guid}/delete", Drop).Needs(AccessPermissions.Self);
    }

    private static async Task<IResult> Change(Guid id, string list, ListViews views, Actor actor, HttpContext http, CancellationToken ct)
    {
        var view = (await views.Handle(list, actor, ct)).FirstOrDefault(v => v.Id == id && v.Mine) ?? throw new KhachQuen.Platform.NotFound();
        var path = http.Request.Headers["HX-Current-URL"].ToString() is { Length: > 0 } here && Uri.TryCreate(here, UriKind.Absolute, out var at) ? at.AbsolutePath : "/" + list;
        return Forms.Fragment<ViewPanel>(new { List = list, Path = path, Table = $"{list}-{id:N}", View = view });
    }

    private static async Task<IResult> Keep([FromForm] string list, [FromForm] string? name, [FromForm] string? query, [FromForm] string? path, [FromForm] string? table, [FromForm] bool? shared, SaveView save, Actor actor, HttpContext http, T texts, CancellationToken ct)
    {
        var columns = http.Request.Cookies["kq-cols-" + table];
        var view = await save.Handle(new(list, name ?? "", ViewTabs.Worth(query), columns, shared ?? false), actor, ct);
        http.Toast(texts["view.saved", view.Name]);
        return http.GoTo($"{Local(path, list)}?{(view.Query.Length == 0 ? "" : view.Query + "&")}view={view.Id}");
    }

    private static async Task<IResult> Drop(Guid id, [FromForm] string? path, DeleteView delete, Actor actor, HttpContext http, CancellationToken ct)
    {
        var view = await delete.Handle(id, actor, ct);
        return Results.LocalRedirect(Local(path, view.List));
    }

    /// <summary>Only an address of ours.</summary>
    private static string Local(string? path, string list) => path is ['/', not ('/' or '\\'), ..] ? path : "/" + list;
}

using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>Who else is changing a row, and the drafts of what is being written .</summary>
internal static class PresenceRoutes
{
    public static string Path(string noun, Guid id) => $"/presence/{noun}/{id}";

    public static void MapPresence(this RouteGroupBuilder pages)
    {
        pages.MapGet("/presence/{noun}/{id:guid}", async (string noun, Guid id, Guid? tab, WhoEdits use, Actor actor, CancellationToken ct) => Forms.Fragment<Presence>(new { Noun = noun, Id = id, Editors = await use.Handle(noun, id, tab, actor, ct), Asks = false })).Needs(AccessPermissions.Self);
        pages.MapPost("/drafts", async ([Microsoft.AspNetCore.Mvc.FromForm] string key, [Microsoft.AspNetCore.Mvc.FromForm] string? text, KeepDraft keep, Actor actor, CancellationToken ct) => { await keep.Handle(key, text, actor, ct); return Results.NoContent(); }).Needs(AccessPermissions.Self);
    }
}

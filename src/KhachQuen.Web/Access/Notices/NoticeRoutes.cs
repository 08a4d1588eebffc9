using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>What a person was told: under the bell, on a page, on the wire.</summary>
internal static class NoticeRoutes
{
    public static void MapNoticePages(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("").Needs(AccessPermissions.Self);
        mine.MapGet("/counts/notices", async (ListNotices use, Actor actor, CancellationToken ct) => Results.Text(await use.Unread(actor, ct) is > 0 and var unread ? Shown.Number(unread) : ""));
        mine.MapGet("/notices/rows", async (string? after, ListNotices use, Actor actor, CancellationToken ct) => Forms.Fragment<NoticeLines>(new { Notices = await use.Handle(new(After: after, Limit: 30), actor, ct) }));
        mine.MapGet("/notices/{id:guid}/said", Say);
        mine.MapPost("/notices/read", async (ReadNotices use, Actor actor, HttpContext http, CancellationToken ct) =>
        {
            await use.Handle(null, actor, ct);
            return http.GoTo("/notices");
        });
        mine.MapGet("/notices/{id:guid}", async (Guid id, ListNotices list, ReadNotices use, Actor actor, HttpContext http, CancellationToken ct) =>
        {
            var path = await list.PathOf(id, actor, ct);
            await use.Handle(id, actor, ct);
            return http.GoTo(path ?? "/notices");
        });
    }

    /// <summary>One that has just come, said on the open page; what was to be done now also rings.</summary>
    private static async Task<IResult> Say(Guid id, ListNotices use, NoticeWords words, Actor actor, HttpContext http, CancellationToken ct)
    {
        if (await use.Fresh(id, actor, ct) is { } notice) http.Trigger("kq:notice", new { said = words.Of(notice), link = $"/notices/{id}", rings = notice.Kind.EndsWith(".due", StringComparison.Ordinal) });
        return Results.NoContent();
    }

    public static void MapNotices(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("").WithTags("Me").Needs(AccessPermissions.Self);
        mine.MapGet("/me/notices", ([AsParameters] ListArguments list, ListNotices use, Actor actor, CancellationToken ct) => use.Handle(list.Page, actor, ct)).WithSummary("What the product told the caller, newest first");
        mine.MapPost("/me/notices:read", async (ReadNotices use, Actor actor, CancellationToken ct) =>
        {
            await use.Handle(null, actor, ct);
            return Results.NoContent();
        }).WithSummary("The caller has read them all");
    }
}

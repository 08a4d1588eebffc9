using KhachQuen.Access;

namespace KhachQuen.Web.Shell;

internal static class GuideRoutes
{
    public static void MapGuide(this RouteGroupBuilder pages)
    {
        // From wherever somebody asks for help: the page of that screen.
        pages.MapGet("/guide", (HttpContext http, GuideBook book) => Results.LocalRedirect("/guide/" + book.For(From(http.Request)).Slug)).Needs(AccessPermissions.Self);
        pages.MapGet("/guide/pictures/{name}", (string name) => GuideBook.Picture(name) is { } picture ? Results.Stream(picture, "image/png") : Results.NotFound()).Needs(AccessPermissions.Self);
    }

    private static string From(HttpRequest request) =>
        Uri.TryCreate(request.Headers["HX-Current-URL"].FirstOrDefault() ?? request.Headers.Referer.FirstOrDefault(), UriKind.Absolute, out var from) ? from.AbsolutePath : "/";
}

using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

internal static class FirstPage
{
    /// <summary>/ leads to the first thing in the person's menu.</summary>
    public static void MapFirstPage(this RouteGroupBuilder pages) =>
        pages.MapGet("/", (Actor actor) => Results.LocalRedirect(AllScreens.MenuOf(actor).FirstOrDefault(m => m.Section == "work")?.Path ?? AllScreens.MenuOf(actor).FirstOrDefault()?.Path ?? "/welcome")).Needs(AccessPermissions.Self);
}

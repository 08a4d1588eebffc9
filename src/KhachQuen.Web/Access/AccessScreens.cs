using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Signing in, own profile, users, teams, roles, tokens, settings, audit.</summary>
public sealed class AccessScreens : Screens
{
    public override void MapPages(RouteGroupBuilder pages) => pages.MapSignIn();

    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapMe();
        api.MapUsers();
        api.MapTeams();
        api.MapRoles();
        api.MapTokens();
        api.MapSettings();
        api.MapAudit();
        api.MapJobs();
    }
}

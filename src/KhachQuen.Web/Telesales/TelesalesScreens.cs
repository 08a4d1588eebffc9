using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The work desk, leads, distribution.</summary>
public sealed class TelesalesScreens : Screens
{
    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapLeads();
        api.MapImport();
    }
}

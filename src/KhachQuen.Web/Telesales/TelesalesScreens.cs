using KhachQuen.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The work desk, leads, distribution.</summary>
public sealed class TelesalesScreens : Screens
{
    public override IReadOnlyList<MenuItem> Menu => [new("/desk", "menu.desk", "headset", LeadPermissions.Work, "work", 10, "desk")];
    public override void Add(IServiceCollection services) => services.AddSingleton<DeskLoader>().AddSingleton<WhenTyped>();
    public override void MapPages(RouteGroupBuilder pages) => pages.MapDesk();
    public override void MapApi(RouteGroupBuilder api) => api.MapLeads();
}

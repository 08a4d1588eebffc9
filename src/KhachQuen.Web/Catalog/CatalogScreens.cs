using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>Product groups and products.</summary>
public sealed class CatalogScreens : Screens
{
    public override void MapApi(RouteGroupBuilder api) => api.MapCatalog();
}

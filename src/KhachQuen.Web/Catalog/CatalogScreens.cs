using KhachQuen.Catalog;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>Product groups and products.</summary>
public sealed class CatalogScreens : Screens
{
    public override IReadOnlyList<MenuItem> Menu =>
    [
        new("/products", "menu.products", "package", CatalogPermissions.Read, "work", 80), new("/product-groups", "menu.productGroups", "sitemap", CatalogPermissions.Write, "settings", 50),
    ];

    public override IReadOnlyList<PageItem> Pages => [new("/products/new", "products.new", "plus", CatalogPermissions.Write), new("/product-groups/new", "groups.new", "plus", CatalogPermissions.Write)];

    public override IReadOnlyList<StateLook> States => [new("product", "sold", "green", "circle-check"), new("product", "archived", "grey", "archive"), new("productGroup", "archived", "grey", "archive")];

    public override void Add(IServiceCollection services) => services.AddSingleton<IPaletteSource, ProductPalette>();

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapProductPages();
        pages.MapProductExport();
        pages.MapGroupPages();
    }

    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapCatalog();
        api.MapProductExportApi();
    }
}

using KhachQuen.Catalog;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>Product groups and products; scripts and knowledge.</summary>
public sealed class CatalogScreens : Screens
{
    public override IReadOnlyList<MenuItem> Menu =>
    [
        new("/products", "menu.products", "package", CatalogPermissions.Read, "work", 80), new("/knowledge", "knowledge.title", "book", KnowledgePermissions.Read, "work", 82),
        new("/product-groups", "menu.productGroups", "sitemap", CatalogPermissions.Write, "settings", 50),
    ];

    public override IReadOnlyList<PageItem> Pages => [new("/products/new", "products.new", "plus", CatalogPermissions.Write), new("/product-groups/new", "groups.new", "plus", CatalogPermissions.Write), new("/knowledge/new", "knowledge.new", "plus", KnowledgePermissions.Write)];

    public override IReadOnlyList<StateLook> States => [new("product", "sold", "green", "circle-check"), new("product", "archived", "grey", "archive"), new("productGroup", "archived", "grey", "archive"),
        new("articleKind", "script", "blue", "file-text"), new("articleKind", "objection", "amber", "messages"), new("articleKind", "faq", "grey", "help-circle"), new("article", "archived", "grey", "archive")];

    public override void Add(IServiceCollection services) => services.AddSingleton<IPaletteSource, ProductPalette>().AddSingleton<IPaletteSource, ArticlePalette>();

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapProductPages();
        pages.MapProductExport();
        pages.MapGroupPages();
        pages.MapArticlePages();
    }

    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapCatalog();
        api.MapProductExportApi();
        api.MapArticles();
    }
}

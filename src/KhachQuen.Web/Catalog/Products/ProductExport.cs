using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>The catalogue as a file .</summary>
internal static class ProductExport
{
    public static void MapProductExport(this RouteGroupBuilder pages) =>
        pages.MapGet("/products/export", (ListProducts use, ListProductGroups groups, T texts, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            ProductAsked.Of(http.Request) is var list ? exporter.Send(Of(list.Filter, use, groups, texts), asked with { Sort = list.Sort }, http) : null!).Needs(CatalogPermissions.Export);

    public static void MapProductExportApi(this RouteGroupBuilder api) =>
        api.MapGet("/products/export", ([AsParameters] ProductFilter filter, [AsParameters] ExportArguments asked, ListProducts use, ListProductGroups groups, T texts, Exporter exporter, HttpContext http) => exporter.Send(Of(filter, use, groups, texts), asked, http))
            .Needs(CatalogPermissions.Export).WithTags("Exports").IsExport("Products");

    private static ListExport<(ProductView Product, string? Group)> Of(ProductFilter filter, ListProducts use, ListProductGroups groups, T texts) => new("products", "product", CatalogPermissions.Export,
    [
        new("code", "products.code", r => r.Product.Code), new("name", "products.name", r => r.Product.Name), new("group", "products.group", r => r.Group), new("price", "products.price", r => r.Product.Price), new("unit", "products.unit", r => r.Product.Unit),
        new("vat", "products.vat", r => texts["state.vatGroup." + CatalogWords.Camel(r.Product.VatGroup)]), new("care", "products.care", r => r.Product.CareIntervalDays), new("state", "products.state", r => texts["state.product." + (r.Product.Active ? "sold" : "archived")]),
        new("updated", "products.updated", r => CompanyTime.Local(r.Product.UpdatedAt)), new("id", "export.id", r => r.Product.Id.ToString()),
    ], async (page, actor, ct) =>
    {
        var names = (await groups.Handle(null, new(Limit: 500), actor, ct: ct)).Items.ToDictionary(g => g.Id, g => g.Name);
        return (await use.Handle(filter, page, actor, ct)).Map(p => (p, p.GroupId is { } id ? names.GetValueOrDefault(id) : null));
    });
}

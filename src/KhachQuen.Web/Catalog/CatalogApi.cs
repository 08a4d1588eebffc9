using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>The catalogue on the wire (api.md, catalog).</summary>
internal static class CatalogApi
{
    public static void MapCatalog(this RouteGroupBuilder all)
    {
        var api = all.MapGroup("").WithTags("Catalog");
        api.MapGet("/product-groups", (bool? active, DateTime? updatedSince, [AsParameters] ListArguments list, ListProductGroups groups, Actor actor, CancellationToken ct) =>
            groups.Handle(updatedSince, list.Page, actor, active, ct)).Needs(CatalogPermissions.Read);
        api.MapPost("/product-groups", (ProductGroupInput input, AddProductGroup add, Actor actor, CancellationToken ct) =>
            add.Handle(input, actor, ct).At(made => $"/product-groups/{made.Id}")).Needs(CatalogPermissions.Write);
        api.MapPatch("/product-groups/{id:guid}", (Guid id, ProductGroupEdit input, EditProductGroup edit, HttpContext http, Actor actor, CancellationToken ct) =>
            edit.Handle(id, http.IfMatch(), input, actor, ct)).Needs(CatalogPermissions.Write);

        api.MapGet("/products", ([AsParameters] ProductFilter filter, [AsParameters] ListArguments list, ListProducts products, Actor actor, CancellationToken ct) =>
            products.Handle(filter, list.Page, actor, ct)).Needs(CatalogPermissions.Read);
        api.MapGet("/products/{id:guid}", (Guid id, ShowProduct show, Actor actor, CancellationToken ct) => show.Handle(id, actor, ct)).Needs(CatalogPermissions.Read);
        api.MapPost("/products", (ProductInput input, AddProduct add, Actor actor, CancellationToken ct) =>
            add.Handle(input, actor, ct).At(made => $"/products/{made.Id}")).Needs(CatalogPermissions.Write);
        api.MapPatch("/products/{id:guid}", (Guid id, ProductEdit input, EditProduct edit, HttpContext http, Actor actor, CancellationToken ct) =>
            edit.Handle(id, http.IfMatch(), input, actor, ct)).Needs(CatalogPermissions.Write);
    }
}

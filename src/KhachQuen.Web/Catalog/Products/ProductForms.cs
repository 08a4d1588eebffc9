using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>The fragments and forms of the product list.</summary>
internal static class ProductForms
{
    public static void MapProductPages(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapGet("/products/rows", Rows).Needs(CatalogPermissions.Read);
        forms.MapGet("/products/{id}/panel", (string id) => Forms.Fragment<ProductPanel>(new { Id = id })).Needs(CatalogPermissions.Read);
        forms.MapPost("/products", Add).Needs(CatalogPermissions.Write);
        forms.MapPost("/products/{id:guid}", Edit).Needs(CatalogPermissions.Write);
        forms.MapPost("/products/{id:guid}/archive", (Guid id, IFormCollection form, EditProduct use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Sell(id, form, false, use, texts, actor, http, ct)).Needs(CatalogPermissions.Write);
        forms.MapPost("/products/{id:guid}/sell", (Guid id, IFormCollection form, EditProduct use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Sell(id, form, true, use, texts, actor, http, ct)).Needs(CatalogPermissions.Write);
    }

    private static async Task<IResult> Rows(ListProducts products, ListProductGroups groups, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = ProductAsked.Of(http.Request);
        var names = (await groups.Handle(null, new(Limit: 500), actor, ct: ct)).Items.ToDictionary(g => g.Id, g => g.Name);
        return Forms.Fragment<ProductTable>(new { Rows = await products.Handle(asked.Filter, new(asked.Sort, asked.After), actor, ct), GroupNames = (IReadOnlyDictionary<Guid, string>)names, RowsOnly = true });
    }

    private static async Task<IResult> Add(IFormCollection form, AddProduct use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var said = Said(form);
        var product = await use.Handle(new()
        {
            Code = said.Code, Name = said.Name, GroupId = said.GroupId, Price = said.Price, Unit = said.Unit, VatGroup = said.VatGroup, CareIntervalDays = said.CareIntervalDays, CareMin = said.CareMin, CareMax = said.CareMax,
        }, actor, ct);
        return http.Done($"/products/{product.Id}", texts["products.made", product.Name]);
    }

    private static async Task<IResult> Edit(Guid id, IFormCollection form, EditProduct use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var said = Said(form);
        var product = await use.Handle(id, form.Version(), new()
        {
            Code = said.Code, Name = said.Name, GroupId = said.GroupId, Price = said.Price, Unit = said.Unit, VatGroup = said.VatGroup, CareIntervalDays = said.CareIntervalDays, CareMin = said.CareMin, CareMax = said.CareMax,
        }, actor, ct);
        return http.Done($"/products/{id}", texts["products.saved", product.Name]);
    }

    private static async Task<IResult> Sell(Guid id, IFormCollection form, bool sold, EditProduct use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var product = await use.Handle(id, form.Version(), new() { Active = sold }, actor, ct);
        return http.Done($"/products/{id}", texts[sold ? "products.soldAgain" : "products.archivedNow", product.Name]);
    }

    /// <summary>The price as people write it: 1.250.000, 1tr25, 350k.</summary>
    private static ProductFacts Said(IFormCollection form)
    {
        long price = 0;
        if (form.Text("price") is { } typed && !Vnd.TryParse(typed, out price, out var problem)) throw new Refused(problem!, "price", typed);
        return new(form.Text("code"), form.Text("name"), form.Id("groupId"), price, form.Text("unit"), Named<VatGroup>.TryParse(form["vatGroup"], out var vat) ? vat.Value : VatGroup.General,
            CatalogWords.Count(form["careIntervalDays"], "product.careIntervalInvalid", "careIntervalDays", 3650) ?? 0, CatalogWords.Count(form["careMin"], "product.careCountInvalid", "careMin"), CatalogWords.Count(form["careMax"], "product.careCountInvalid", "careMax"), true);
    }
}

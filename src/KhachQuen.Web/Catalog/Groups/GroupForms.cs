using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>The forms of the tree of groups.</summary>
internal static class GroupForms
{
    public static void MapGroupPages(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals().Needs(CatalogPermissions.Write);
        forms.MapGet("/product-groups/{id}/panel", (string id) => Forms.Fragment<GroupPanel>(new { Id = id }));
        forms.MapPost("/product-groups", Add);
        forms.MapPost("/product-groups/{id:guid}", Edit);
        forms.MapPost("/product-groups/{id:guid}/archive", (Guid id, IFormCollection form, EditProductGroup use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Offer(id, form, false, use, texts, actor, http, ct));
        forms.MapPost("/product-groups/{id:guid}/back", (Guid id, IFormCollection form, EditProductGroup use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Offer(id, form, true, use, texts, actor, http, ct));
    }

    private static async Task<IResult> Add(IFormCollection form, AddProductGroup use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var group = await use.Handle(new(form.Text("name"), form.Id("parentId")), actor, ct);
        return http.Done($"/product-groups/{group.Id}", texts["groups.made", group.Name]);
    }

    private static async Task<IResult> Edit(Guid id, IFormCollection form, EditProductGroup use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var group = await use.Handle(id, form.Version(), new() { Name = form.Text("name"), ParentId = new(true, form.Id("parentId")) }, actor, ct);
        return http.Done($"/product-groups/{id}", texts["products.saved", group.Name]);
    }

    private static async Task<IResult> Offer(Guid id, IFormCollection form, bool active, EditProductGroup use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var group = await use.Handle(id, form.Version(), new() { Active = active }, actor, ct);
        return http.Done($"/product-groups/{id}", texts[active ? "groups.broughtBack" : "groups.archivedNow", group.Name]);
    }
}

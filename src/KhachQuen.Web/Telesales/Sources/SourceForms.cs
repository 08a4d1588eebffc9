using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The forms of the sources' screen.</summary>
internal static class SourceForms
{
    public static void MapSourceForms(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapGet("/settings/sources/{id}/panel", (string id) => Forms.Fragment<SourcePanel>(new { Id = id })).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/settings/sources", Add).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/settings/sources/{id:guid}", Edit).Needs(AccessPermissions.BusinessRules);
        forms.MapGet("/settings/product-sharing/panel", (Guid? product) => Forms.Fragment<ProductSharingPanel>(new { ProductId = product })).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/settings/product-sharing", SetProduct).Needs(AccessPermissions.BusinessRules);
        pages.MapPost("/settings/product-sharing/{productId:guid}/drop", async (Guid productId, DropProductSharing use, T texts, Actor actor, HttpContext http, CancellationToken ct) => { await use.Handle(productId, actor, ct); return http.Done(ProductSharingPage.Home, texts["productSharing.dropped"]); }).Needs(AccessPermissions.BusinessRules);
    }

    private static async Task<IResult> Add(IFormCollection form, AddSource use, LeadNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var source = await use.Handle(new SourceInput
        {
            Code = form.Text("code"), Name = form.Text("name"), Hot = form.On("hot"), DuplicatePolicy = Policy(form), Sharing = Sharing(form), TeamId = form.Id("teamId"), AllowsPull = form.On("allowsPull"), Active = form.On("active"),
        }, actor, ct);
        names.Forget();
        return http.Done($"/settings/sources/{source.Id}", texts["sources.made", source.Name]);
    }

    private static async Task<IResult> Edit(Guid id, IFormCollection form, EditSource use, LeadNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var edit = new SourceEdit { Name = form.Text("name") ?? "", Hot = form.On("hot"), DuplicatePolicy = Policy(form), Sharing = Sharing(form), TeamId = form.Id("teamId"), AllowsPull = form.On("allowsPull"), Active = form.On("active") };
        var source = await use.Handle(id, edit, form.Version(), actor, ct);
        names.Forget();
        return http.Done($"/settings/sources/{id}", texts["sources.saved", source.Name]);
    }

    private static async Task<IResult> SetProduct(IFormCollection form, SetProductSharing use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var set = await use.Handle(form.Text("product"), new(Sharing(form), form.Id("teamId")), actor, ct);
        return http.Done(ProductSharingPage.Home, texts["productSharing.saved", set.ProductName]);
    }

    private static DuplicatePolicy Policy(IFormCollection form) => Named<DuplicatePolicy>.TryParse(form["duplicatePolicy"], out var policy) ? policy.Value : DuplicatePolicy.LastHolder;
    private static SharingMode Sharing(IFormCollection form) => Named<SharingMode>.TryParse(form["sharing"], out var sharing) ? sharing.Value : SharingMode.ByHand;
}

using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>A customer's own products on their page (F-3): further ones, one put right, one taken off the list.</summary>
internal static class CustomerProductRoutes
{
    public static string Path(Guid customer, Guid id) => $"/customers/{customer}/products/{id}/edit";

    public static void MapCustomerProducts(this RouteGroupBuilder pages)
    {
        pages.MapGet("/customers/{id:guid}/products/rows", Rows).Needs(CustomerPermissions.Read);
        var write = pages.MapGroup("").Needs(CustomerPermissions.Write);
        write.MapGet("/customers/{id:guid}/products/{productId:guid}/edit", async (Guid id, Guid productId, ShowCustomerProduct show, TogetherForm forms, Actor actor, CancellationToken ct) =>
            await forms.Open(Path(id, productId), (await show.Handle(id, productId, actor, ct)).Version, actor, typed => Draw(id, productId, typed, show, actor, ct), ct));
        write.MapPost("/customers/{id:guid}/products/{productId:guid}/edit", async (Guid id, Guid productId, IFormCollection form, EditCustomerProduct use, ShowCustomerProduct show, TogetherForm forms, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await forms.Save<CustomerProductView>(form, http, typed => Draw(id, productId, typed, show, actor, ct), async said => http.Done($"/customers/{id}", texts["customers.products.saved", (await use.Handle(id, productId, said.Version(), Read(said), actor, ct)).Name])));
        write.MapPost("/customers/{id:guid}/products/{productId:guid}/remove", Remove);
    }

    private static async Task<IResult> Rows(Guid id, string? after, ListCustomerProducts use, ShowCustomer show, Actor actor, CancellationToken ct)
    {
        var customer = await show.Handle(id, actor, ct);
        return Forms.Fragment<CustomerProductRows>(new { CustomerId = id, Rows = await use.Handle(id, new(After: after, Limit: CustomerProductsBox.AtOnce), actor, ct), MayWrite = actor.May(CustomerPermissions.Write, new Masking.Owned(customer.OwnerId, customer.TeamId)) });
    }

    private static async Task<IResult> Draw(Guid id, Guid productId, FormTyped typed, ShowCustomerProduct show, Actor actor, CancellationToken ct) =>
        Forms.Fragment<CustomerProductPanel>(new { Product = await show.Handle(id, productId, actor, ct), Typed = typed }, typed.Status);

    private static async Task<IResult> Remove(Guid id, Guid productId, IFormCollection form, RemoveCustomerProduct use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (name, operation) = await use.Handle(id, productId, form.Version(), actor, ct);
        http.Toast(texts["customers.products.removed", name], undo: actor.May(AccessPermissions.Undo) ? $"/operations/{operation}/undo" : null);
        return http.GoTo($"/customers/{id}");
    }

    private static CustomerProductEdit Read(IFormCollection form) => new() { Name = new(true, form.Text("name")), Brand = new(true, form.Text("brand")), Gtin = new(true, form.Text("gtin")), Sku = new(true, form.Text("sku")), Category = new(true, form.Text("category")) };
}

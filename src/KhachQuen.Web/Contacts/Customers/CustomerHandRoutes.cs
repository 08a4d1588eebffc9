using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Customers from hand to hand, on the screens (F-11).</summary>
internal static class CustomerHandRoutes
{
    public static void MapCustomerHands(this RouteGroupBuilder pages)
    {
        pages.MapGet("/customers/unassigned/rows", Rows).Needs(CustomerPermissions.Read);
        pages.MapPost("/customers/{id:guid}/take", Take).Needs(LeadPermissions.Work);
        pages.MapPost("/customers/{id:guid}/assign", Assign).Needs(CustomerPermissions.Assign);
        pages.MapPost("/customers/many", Many).Needs(CustomerPermissions.Write);
        pages.MapPost("/customers/many/assign", AssignMany).Needs(CustomerPermissions.Assign);
        pages.MapPost("/customers/many/tag", TagMany).Needs(CustomerPermissions.Write);
    }

    private static async Task<IResult> Rows(ListUnassigned use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = CustomerAsked.Of(http.Request);
        return Forms.Fragment<UnassignedTable>(new { Rows = await use.Handle(asked.Filter.Q, new(asked.Sort, asked.After), actor, ct), RowsOnly = true });
    }

    private static async Task<IResult> Many(IFormCollection form, ListCustomers customers, Actor actor, HttpContext http, CancellationToken ct) =>
        Forms.Fragment<ManyCustomersPanel>(new { Picked = await Picked(form, customers, actor, http, ct) });

    private static async Task<IResult> AssignMany(IFormCollection form, AssignCustomers use, ListCustomers customers, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        Guid? to = form["act"] == "detach" ? null : form.Id("userId") ?? throw new Refused("customer.ownerUnknown", "userId");
        return await (await Picked(form, customers, actor, http, ct)).Do(use, new(to, form.Text("reason")), texts["customers.many.assign"], actor, http, ct);
    }

    private static async Task<IResult> TagMany(IFormCollection form, TagCustomers use, ListCustomers customers, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
        await (await Picked(form, customers, actor, http, ct)).Do(use, form.Text("tag") ?? "", texts["customers.many.tag"], actor, http, ct);

    private static Task<ManyPicked> Picked(IFormCollection form, ListCustomers customers, Actor actor, HttpContext http, CancellationToken ct) =>
        ManyPicked.Of(form, http, () => customers.All(CustomerAsked.Of(http.Request).Filter, actor, ct));

    public static async Task<IResult> Product(Guid id, IFormCollection form, AddCustomerProducts add, ImportCustomerProducts import, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var made = 1;
        if (form.Files["file"] is { Length: > 0 } file)
        {
            await using var content = file.OpenReadStream();
            made = await import.Handle(id, content, actor, ct);
        }
        else await add.Handle(id, [new() { Name = form.Text("name"), Brand = form.Text("brand"), Gtin = form.Text("gtin"), Sku = form.Text("sku"), Category = form.Text("category") }], actor, ct);
        return http.Done($"/customers/{id}", texts["customers.products.added", made]);
    }

    private static async Task<IResult> Take(Guid id, TakeCustomer use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var customer = await use.Handle(id, actor, ct);
        return http.Done($"/customers/{id}", texts["customers.taken", customer.Name]);
    }

    private static async Task<IResult> Assign(Guid id, IFormCollection form, AssignCustomer use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var detach = form["act"] == "detach";
        Guid? to = detach ? null : Guid.TryParse(form["userId"], out var user) ? user : throw new Refused("customer.ownerUnknown", "userId");
        var customer = await use.Handle(id, to, form.Text("reason"), actor, ct);
        return http.Done($"/customers/{id}", texts[detach ? "customers.detached" : "customers.assigned", customer.Name]);
    }
}

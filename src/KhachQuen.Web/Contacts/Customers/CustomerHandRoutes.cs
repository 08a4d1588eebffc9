using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
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
        pages.MapPost("/customers/{id:guid}/verify/board", VerifyOnBoard).Needs(CustomerPermissions.Verify);
        pages.MapPost("/customers/many", Many).Needs(CustomerPermissions.Write);
        pages.MapPost("/customers/many/assign", AssignMany).Needs(CustomerPermissions.Assign);
        pages.MapPost("/customers/many/tag", TagMany).Needs(CustomerPermissions.Write);
    }

    private static async Task<IResult> Rows(ListUnassigned use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = CustomerAsked.Of(http.Request);
        return Forms.Fragment<UnassignedTable>(new { Rows = await use.Handle(asked.Filter.Q, new(asked.Sort, asked.After), actor, ct), RowsOnly = true });
    }

    /// <summary>On the board a rejection's reason is what lacks; another one is written on the customer's own page.</summary>
    private static async Task<IResult> VerifyOnBoard(Guid id, IFormCollection form, ShowCustomer show, VerifyCustomer use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var state = Named<VerifyState>.TryParse(form["state"], out var said) ? said.Value : throw new BadHttpRequestException("state is missing");
        var lacks = state == VerifyState.Rejected ? (await show.Handle(id, actor, ct)).Lacks : [];
        var customer = await use.Handle(id, state, lacks.Count == 0 ? null : texts["customers.lacks", string.Join(", ", lacks.Select(l => texts["state.customerField." + l]))], actor, ct);
        http.Toast(texts["customers.verified", customer.Name, texts.Of(customer.VerifyState)]);
        return Forms.Fragment<VerifyBoard>(new { });
    }

    /// <summary>What was ticked, or all that the filter finds.</summary>
    private static async Task<IResult> Many(IFormCollection form, ListCustomers customers, Actor actor, HttpContext http, CancellationToken ct)
    {
        IReadOnlyList<Guid> ids = form["all"] != "1" ? form.Ids(AtMost + 1) : [.. (await customers.Handle(CustomerAsked.Of(http.Request).Filter, new(Limit: AtMost), actor, ct)).Items.Select(c => c.Id)];
        Rule.Require(ids.Count is > 0 and <= AtMost, "customer.manyAtOnce", "ids", AtMost);
        return Forms.Fragment<ManyCustomersPanel>(new { Ids = ids });
    }

    private const int AtMost = 500;

    private static async Task<IResult> AssignMany(IFormCollection form, AssignCustomers use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        Guid? to = form["act"] == "detach" ? null : Guid.TryParse(form["userId"], out var user) ? user : throw new Refused("customer.ownerUnknown", "userId");
        return Said(await use.Handle(form.Ids(AtMost + 1), to, form.Text("reason"), actor, ct), texts, actor, http);
    }

    private static async Task<IResult> TagMany(IFormCollection form, TagCustomers use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
        Said(await use.Handle(form.Ids(AtMost + 1), form.Text("tag"), actor, ct), texts, actor, http);

    private static IResult Said(ManyCustomersDone done, T texts, Actor actor, HttpContext http)
    {
        var why = string.Join(", ", done.Left.Take(5).Select(l => $"{l.Name} – {texts["problem." + l.Why.Code, [.. l.Why.Args]]}"));
        http.Toast(done.Left.Count == 0 ? texts["customers.many.done", done.Done] : texts["customers.many.doneLeft", done.Done, done.Left.Count, why], undo: done.Operation is { } operation && actor.May(AccessPermissions.Undo) ? $"/operations/{operation}/undo" : null);
        return http.GoTo("/customers");
    }

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

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
    }

    private static async Task<IResult> Rows(ListUnassigned use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = CustomerAsked.Of(http.Request);
        return Forms.Fragment<UnassignedTable>(new { Rows = await use.Handle(asked.Filter.Q, new(asked.Sort, asked.After), actor, ct), RowsOnly = true });
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

using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The order form beside the call: its fields, its running total, the wards of a province.</summary>
internal static class DeskOrderRoutes
{
    public static void MapDeskOrder(this RouteGroupBuilder pages)
    {
        pages.MapGet("/desk/leads/{id:guid}/order", Fields).Needs(OrderPermissions.Create);
        pages.MapPost("/desk/leads/{id:guid}/order/total", Total).Needs(OrderPermissions.Create);
        pages.MapGet("/desk/wards", Wards).Needs(OrderPermissions.Create);
    }

    private static async Task<IResult> Fields(Guid id, GetLead open, ListProducts products, Actor actor, CancellationToken ct)
    {
        var found = await products.Handle(new ProductFilter { Active = true }, new PageRequest(Limit: 500), actor, ct);
        return Forms.Fragment<OrderFields>(new { Lead = await open.Handle(id, actor, ct), Products = (IReadOnlyList<ProductOffer>)[.. found.Items.Select(p => new ProductOffer(p.Id, p.Name, p.Price))] });
    }

    /// <summary>The sums as the server would make them; what is wrong is said when it is saved, not while it is typed.</summary>
    private static async Task<IResult> Total(Guid id, HttpContext http, OrderForm form, PriceOrder price, Actor actor, CancellationToken ct)
    {
        try { return Forms.Fragment<OrderTotal>(new { Sums = await price.Handle((await form.Read(http.Request.Form, ct)) with { LeadId = id }, actor, ct) }); }
        catch (Refused) { return Forms.Fragment<OrderTotal>(new { }); }
    }

    private static async Task<IResult> Wards(string? provinceCode, ListWards wards, Actor actor, CancellationToken ct) =>
        string.IsNullOrEmpty(provinceCode) ? Results.Content("") : Forms.Fragment<WardOptions>(new { Wards = (await wards.Handle(provinceCode, null, actor, ct)) });
}

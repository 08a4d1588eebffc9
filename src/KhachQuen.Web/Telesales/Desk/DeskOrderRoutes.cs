using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telesales;
using KhachQuen.Web.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The order form beside the call: its fields and its running total.</summary>
internal static class DeskOrderRoutes
{
    public static string Outcome(Guid lead) => $"/desk/leads/{lead}/outcome";

    public static void MapDeskOrder(this RouteGroupBuilder pages)
    {
        pages.MapGet("/desk/leads/{id:guid}/order", Fields).Needs(OrderPermissions.Create);
        pages.MapPost("/desk/leads/{id:guid}/order/total", Total).Needs(OrderPermissions.Create);
    }

    /// <summary>Whether the order form was open when the outcome was saved.</summary>
    public static bool IsOpen(IFormCollection form) => form.ContainsKey("productId") && form["then"].Append(form["outcome"].ToString()).Contains("confirmedPurchase");

    private static async Task<IResult> Fields(Guid id, GetLead open, OrderForm form, FormDrafts drafts, Actor actor, CancellationToken ct)
    {
        var (lead, products) = (await open.Handle(id, actor, ct), await form.Products(actor, ct));
        var chosen = products.Any(p => p.Id == lead.ProductId) ? lead.ProductId : products.Count == 1 ? products[0].Id : null;
        var written = await drafts.Read(FormDrafts.Key(Outcome(id)), actor, ct);      // an order half written when the page went away
        var draft = written is { Values: { } values } && values.ContainsKey("productId") ? OrderDraft.Of(values) : new OrderDraft { Lines = [new(chosen)], Recipient = lead.Name, ProvinceCode = lead.Region };
        return Forms.Fragment<OrderFields>(new { Draft = draft, Products = products, TotalPath = $"/desk/leads/{id}/order/total" });
    }

    /// <summary>The sums as the server would make them; what is wrong is said when it is saved, not while it is typed.</summary>
    private static async Task<IResult> Total(Guid id, HttpContext http, OrderForm form, PriceOrder price, Actor actor, CancellationToken ct)
    {
        try { return Forms.Fragment<OrderTotal>(new { Sums = await price.Handle((await form.Read(http.Request.Form, ct)) with { LeadId = id }, actor, ct) }); }
        catch (Refused) { return Forms.Fragment<OrderTotal>(new { }); }
    }
}

using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telephony;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Sales;

/// <summary>What is done to an order from its page, its panel, or the list.</summary>
internal static class OrderActRoutes
{
    private static readonly string[] Others = OrdersSight.Rights;

    public static void MapOrderActs(this RouteGroupBuilder pages)
    {
        pages.MapOrderEdit();
        pages.MapPost("/orders/{id:guid}/total", Total).Needs(OrderPermissions.Create, OrderPermissions.Ship);
        pages.MapPost("/orders/{id:guid}/confirm", async (Guid id, ConfirmOrder use, OrderLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct) => await Shown(await use.Handle(id, actor, ct), "orders.confirmed", loader, texts, actor, http, ct)).Needs(OrderPermissions.Create, OrderPermissions.CrossCheck);
        pages.MapGet("/orders/{id:guid}/cancel", async (Guid id, OpenOrder open, T texts, Actor actor, CancellationToken ct) => Why((await open.Handle(id, actor, ct)).Order, "cancel", texts["orders.cancel"], texts["orders.cancel.hint"])).Needs(OrderPermissions.Create, OrderPermissions.Ship);
        pages.MapPost("/orders/{id:guid}/cancel", async (Guid id, [FromForm] string? reason, CancelOrder use, OrderLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct) => await Shown(await use.Handle(id, reason, actor, ct), "orders.cancelled", loader, texts, actor, http, ct)).Needs(OrderPermissions.Create, OrderPermissions.Ship);
        pages.MapGet("/orders/{id:guid}/return", async (Guid id, OpenOrder open, T texts, Actor actor, CancellationToken ct) => Why((await open.Handle(id, actor, ct)).Order, "return", texts["orders.return"], texts["orders.return.hint"])).Needs(OrderPermissions.Ship);
        pages.MapPost("/orders/{id:guid}/return", async (Guid id, [FromForm] string? reason, ReturnOrder use, OrderLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct) => await Shown(await use.Handle(id, reason, actor, ct), "orders.returned", loader, texts, actor, http, ct)).Needs(OrderPermissions.Ship);
        pages.MapPost("/orders/{id:guid}/corrections/{check:guid}/accept", async (Guid id, Guid check, AnswerCorrections use, OrderLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct) => await Shown(await use.Handle(id, check, true, actor, ct), "orders.corrections.taken", loader, texts, actor, http, ct)).Needs(OrderPermissions.Create);
        pages.MapPost("/orders/{id:guid}/corrections/{check:guid}/reject", async (Guid id, Guid check, AnswerCorrections use, OrderLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct) => await Shown(await use.Handle(id, check, false, actor, ct), "orders.corrections.dropped", loader, texts, actor, http, ct)).Needs(OrderPermissions.Create);
        pages.MapGet("/orders/{id:guid}/ship", async (Guid id, OpenOrder open, Actor actor, CancellationToken ct) => Forms.Fragment<ShipForm>(new { (await open.Handle(id, actor, ct)).Order })).Needs(OrderPermissions.Ship);
        pages.MapPost("/orders/{id:guid}/ship", Ship).Needs(OrderPermissions.Ship);
        pages.MapPost("/orders/ship", ShipMany).Needs(OrderPermissions.Ship);
        pages.MapPost("/orders/{id:guid}/dial", Dial).Needs(CallPermissions.Make);
    }

    /// <summary>The sums as the server would make them; what is wrong is said when it is saved, not while it is typed.</summary>
    private static async Task<IResult> Total(Guid id, HttpContext http, OrderForm form, PriceOrderEdit price, Actor actor, CancellationToken ct)
    {
        try { return Forms.Fragment<OrderTotal>(new { Sums = await price.Handle(id, await form.Read(http.Request.Form, ct), actor, ct) }); }
        catch (Refused) { return Forms.Fragment<OrderTotal>(new { }); }
    }

    private static async Task<IResult> Ship(Guid id, IFormCollection form, ShipOrder use, OpenOrder open, OrderLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, new() { Carrier = form.Text("carrier") ?? Shipment.Manual, Code = form.Text("code"), Fee = ShipmentForm.Sum(form, "fee") ?? 0 }, actor, ct);
        return await Shown((await open.Handle(id, actor, ct)).Order, "orders.shipped", loader, texts, actor, http, ct);
    }

    private static async Task<IResult> ShipMany(IFormCollection form, ListOrders orders, ShipOrders use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var many = await use.Handle(await OrderRoutes.Ticked(form, orders, actor, http, ShipOrders.AtMost, ct), actor, ct);
        return Forms.Fragment<ShippedMany>(new { Many = many });
    }

    private static async Task<IResult> Dial(Guid id, DialOrder use, Actor actor, HttpContext http, CancellationToken ct)
    {
        http.Trigger("kq:dial", new { link = await use.Handle(id, actor, ct) });
        return Results.NoContent();
    }

    private static IResult Why(OrderView order, string act, string title, string? hint) => Forms.Fragment<ReasonForm>(new { Order = order, Act = act, Title = title, Hint = hint });

    /// <summary>The order as it is now, where it was: its page with the panel closed, or the panel beside the list.</summary>
    public static async Task<IResult> Shown(OrderView order, string said, OrderLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        if (!http.IsHtmx()) return Results.LocalRedirect($"/orders/{order.Id}");
        http.Toast(texts[said, order.Number]);
        if (!http.IsOn($"/orders/{order.Id}"))
        {
            http.Into("#side", "innerHTML");
            return Forms.Fragment<OrderPanel>(new { order.Id });
        }
        http.Into("#order-record", "outerHTML");
        http.Response.Headers["HX-Trigger-After-Swap"] = "kq:close-side";      // not before: the form that asked stands in it
        return Forms.Fragment<OrderRecord>(new { Model = await loader.Load(order.Id, actor, ct) });
    }
}

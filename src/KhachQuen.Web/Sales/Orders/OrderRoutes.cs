using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Sales;

/// <summary>The fragments of the order list and of one order.</summary>
internal static class OrderRoutes
{
    /// <summary>Rights that show some orders (access.md); pages name them in their attribute.</summary>
    private static readonly string[] Others = OrdersSight.Rights;

    public static void MapOrderPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/orders/rows", Rows).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/orders/rows/{id:guid}", Row).Needs(OrderPermissions.Read, Others);
        pages.MapPost("/orders/fresh", Fresh).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/counts/orders", async (OrderTabs tabs, Actor actor, CancellationToken ct) => Forms.Fragment<TabCounts>(new { Counts = await tabs.Counts(actor, ct) })).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/orders/{id:guid}/panel", (Guid id) => Forms.Fragment<OrderPanel>(new { Id = id })).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/orders/{id:guid}/beside", async (Guid id, OrderLoader loader, Actor actor, CancellationToken ct) => Forms.Fragment<OrderBeside>(new { Model = await loader.Load(id, actor, ct) })).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/orders/{id:guid}/record", async (Guid id, OrderLoader loader, Actor actor, CancellationToken ct) => Forms.Fragment<OrderRecord>(new { Model = await loader.Load(id, actor, ct) })).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/orders/{id:guid}/story", Story).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/orders/wards", Wards).Needs(OrderPermissions.Create, OrderPermissions.Ship, OrderPermissions.CrossCheck);
        pages.MapPost("/orders/print", Print).Needs(OrderPermissions.Read, Others);
        pages.MapOrderActs();
    }

    private static async Task<IResult> Rows(ListOrders orders, PeopleNames names, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = OrderAsked.Of(http.Request);
        var rows = await OrderRow.Page(await orders.Handle(asked.Filter, new(asked.Sort, asked.After), actor, ct), names, ct);
        return Forms.Fragment<OrderGrid>(new { Rows = rows, Asked = asked, View = await views.OpenOf("orders", http.Request, actor, ct), RowsOnly = true });
    }

    /// <summary>A row that changed. One that is no longer to be seen keeps its place.</summary>
    private static async Task<IResult> Row(Guid id, ShowOrder show, PeopleNames names, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        try
        {
            var rows = await OrderRow.Page(new([await show.Handle(id, actor, ct)], null), names, ct);
            return Forms.Fragment<OrderGrid>(new { Rows = rows, Asked = OrderAsked.Of(http.Request), View = await views.OpenOf("orders", http.Request, actor, ct), RowsOnly = true });
        }
        catch (KhachQuen.Platform.NotFound) { return Forms.Fragment<GoneRow>(new { Text = "orders.gone" }); }
    }

    /// <summary>Which of the orders that changed elsewhere are new to this list.</summary>
    private static async Task<IResult> Fresh(long since, IFormCollection form, OrdersNewToList use, Actor actor, HttpContext http, CancellationToken ct)
    {
        return Results.Text(string.Join(' ', await use.Handle(OrderAsked.Of(http.Request).Filter, form.Ids(OrdersNewToList.AtMost), Posted.Moment(since), actor, ct)));
    }

    private static async Task<IResult> Story(Guid id, string? after, DateOnly? above, OrderTimeline story, Actor actor, CancellationToken ct)
    {
        var lines = await story.Handle(id, new(After: after, Limit: 30), actor, ct);
        return Forms.Fragment<Shell.Timeline>(new { Lines = OrderLoader.Entries(lines, id), LinesOnly = true, Above = above, OlderPath = lines.Next is { } next ? $"/orders/{id}/story?after={Uri.EscapeDataString(next)}" : null });
    }

    private static async Task<IResult> Wards([FromQuery] string? provinceCode, ListWards wards, Actor actor, CancellationToken ct) =>
        string.IsNullOrEmpty(provinceCode) ? Results.Content("") : Forms.Fragment<WardOptions>(new { Wards = await wards.Handle(provinceCode, null, actor, ct) });

    /// <summary>On to the slips of the ticked orders.</summary>
    private static async Task<IResult> Print(IFormCollection form, ListOrders orders, Actor actor, HttpContext http, CancellationToken ct)
    {
        var ids = await Ticked(form, orders, actor, http, OrderPrintPage.AtMost, ct);
        return http.GoTo("/orders/print?ids=" + string.Join('.', ids.Take(OrderPrintPage.AtMost).Select(i => i.ToString("N"))));
    }

    /// <summary>The ticked rows, or all that the filter finds ("chọn cả N").</summary>
    public static async Task<IReadOnlyList<Guid>> Ticked(IFormCollection form, ListOrders orders, Actor actor, HttpContext http, int atMost, CancellationToken ct) =>
        form["all"] != "1" ? form.Ids(atMost + 1) : [.. (await orders.Handle(OrderAsked.Of(http.Request).Filter, new(Limit: atMost + 1), actor, ct)).Items.Select(o => o.Id)];
}

using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Orders on the wire (api.md, part A).</summary>
internal static class OrdersApi
{
    public static void MapOrders(this RouteGroupBuilder api)
    {
        var orders = api.MapGroup("").WithTags("Orders");
        orders.MapGet("/orders", ([AsParameters] OrderFilter filter, [AsParameters] ListArguments list, ListOrders use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(OrderPermissions.Read, OrdersSight.Rights).WithSummary("Orders the caller may see, by page");
        orders.MapPost("/orders", (OrderInput input, PlaceOrder use, Actor actor, CancellationToken ct) => use.Handle(input, actor, ct).At(made => $"/orders/{made.Id}")).Needs(OrderPermissions.Create).WithSummary("A new order; totals are the server's");
        orders.MapGet("/orders/{id:guid}", (Guid id, ShowOrder use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(OrderPermissions.Read, OrdersSight.Rights).WithSummary("One order");
        orders.MapPatch("/orders/{id:guid}", (Guid id, OrderEdit input, EditOrder use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, http.IfMatch(), input, actor, ct)).Needs(OrderPermissions.Create, OrderPermissions.Ship).WithSummary("Corrects an order (merge patch, If-Match)");
        orders.MapGet("/orders/{id:guid}/timeline", (Guid id, [AsParameters] ListArguments list, OrderTimeline use, Actor actor, CancellationToken ct) => use.Handle(id, list.Page, actor, ct)).Needs(OrderPermissions.Read, OrdersSight.Rights).WithSummary("Everything that happened to the order, newest first");
        orders.MapPost("/orders/{id:guid}:confirm", (Guid id, ConfirmOrder use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(OrderPermissions.Create, OrderPermissions.CrossCheck).WithSummary("Lets shipping see the order");
        orders.MapPost("/orders/{id:guid}:cancel", (Guid id, ReasonBody body, CancelOrder use, Actor actor, CancellationToken ct) => use.Handle(id, body.Reason, actor, ct)).Needs(OrderPermissions.Create, OrderPermissions.Ship).WithSummary("Calls the order off, with a reason");
        orders.MapPost("/orders/{id:guid}:return", (Guid id, ReasonBody? body, ReturnOrder use, Actor actor, CancellationToken ct) => use.Handle(id, body?.Reason, actor, ct)).Needs(OrderPermissions.Ship).WithSummary("The goods came back");
    }

    public static void MapCrossChecks(this RouteGroupBuilder api)
    {
        var checks = api.MapGroup("").WithTags("Cross-checks");
        checks.MapGet("/orders:toCheck", async (bool? mine, OrdersToCheck use, Actor actor, CancellationToken ct) => new Page<OrderView>(await use.Handle(mine ?? true, actor, ct), null)).Needs(OrderPermissions.CrossCheck).WithSummary("Orders the caller is to cross-check, due callbacks first");
        checks.MapGet("/orders/{id:guid}/cross-checks", async (Guid id, ListCrossChecks use, Actor actor, CancellationToken ct) => new Page<CrossCheckView>(await use.Handle(id, actor, ct), null)).Needs(OrderPermissions.Read, OrdersSight.Rights).WithSummary("The checks of an order");
        checks.MapPost("/orders/{id:guid}/cross-checks", (Guid id, CrossCheckInput input, RecordCrossCheck use, Actor actor, CancellationToken ct) => use.Handle(id, input, actor, ct)).Needs(OrderPermissions.CrossCheck).WithSummary("What a colleague heard from the buyer");
        checks.MapPost("/orders/{id:guid}/cross-checks/{checkId:guid}:accept", (Guid id, Guid checkId, AnswerCorrections use, Actor actor, CancellationToken ct) => use.Handle(id, checkId, true, actor, ct)).Needs(OrderPermissions.Create).WithSummary("The seller takes the buyer's corrections over");
        checks.MapPost("/orders/{id:guid}/cross-checks/{checkId:guid}:reject", (Guid id, Guid checkId, AnswerCorrections use, Actor actor, CancellationToken ct) => use.Handle(id, checkId, false, actor, ct)).Needs(OrderPermissions.Create).WithSummary("The seller turns the buyer's corrections down");
    }
}

internal sealed record ReasonBody(string? Reason);

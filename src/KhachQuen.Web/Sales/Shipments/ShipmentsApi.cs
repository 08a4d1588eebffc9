using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Shipments on the wire (api.md, part A).</summary>
internal static class ShipmentsApi
{
    public static void MapShipments(this RouteGroupBuilder api)
    {
        var shipments = api.MapGroup("").WithTags("Shipments");
        shipments.MapPost("/orders/{id:guid}/shipments", (Guid id, ShipmentInput? input, ShipOrder use, Actor actor, CancellationToken ct) => use.Handle(id, input ?? new(), actor, ct).At(made => $"/shipments/{made.Id}")).Needs(OrderPermissions.Ship).WithSummary("A waybill for a confirmed order");
        shipments.MapGet("/shipments", ([AsParameters] ShipmentFilter filter, [AsParameters] ListArguments list, ListShipments use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(OrderPermissions.Read, OrdersSight.ShipmentRights).WithSummary("Shipments the caller may see, by page");
        shipments.MapGet("/shipments/{id:guid}", (Guid id, ShowShipment use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(OrderPermissions.Read, OrdersSight.ShipmentRights).WithSummary("One shipment with its log");
        shipments.MapPatch("/shipments/{id:guid}", (Guid id, ShipmentEdit input, EditShipment use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, http.IfMatch(), input, actor, ct)).Needs(OrderPermissions.Ship).WithSummary("The carrier's number and charge (merge patch, If-Match)");
        shipments.MapPost("/shipments/{id:guid}/events", (Guid id, ShipmentEventInput input, RecordShipmentEvent use, Actor actor, CancellationToken ct) => use.Handle(id, input, actor, ct)).Needs(OrderPermissions.Ship).WithSummary("One step of a shipment, by hand");
        shipments.MapPost("/shipments/{id:guid}:reconcile", (Guid id, ReconcileBody body, ReconcileShipment use, Actor actor, CancellationToken ct) => use.Handle(id, body.Amount, body.Reason, actor, ct)).Needs(OrderPermissions.Reconcile).WithSummary("The carrier's money compared with ours");
    }
}

internal sealed record ReconcileBody
{
    public required long Amount { get; init; }
    public string? Reason { get; init; }
}

using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
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
        shipments.MapPost("/shipments:move", async (MoveManyBody body, FindByCodes find, MoveShipments move, Actor actor, CancellationToken ct) => await body.Move(find, move, actor, ct)).Needs(OrderPermissions.Ship).WithSummary("One step for many, by ids or pasted codes; dryRun only looks; POST /operations/{operationId}:undo takes it back");
        shipments.MapPost("/orders:ship", async (ShipManyBody body, ShipOrders ship, Actor actor, CancellationToken ct) => ManyOnWire.Of(await ship.Handle(body.Ids, actor, ct))).Needs(OrderPermissions.Ship).WithSummary("Waybills for many confirmed orders; POST /operations/{operationId}:undo takes them back");
    }
}

internal sealed record ShipManyBody(IReadOnlyList<Guid> Ids);

/// <param name="Ids">Of shipments; or</param>
/// <param name="Codes">waybills or order numbers, as pasted: a line, a blank, a comma between them.</param>
/// <param name="State">The step.</param>
/// <param name="At">When it happened; default now.</param>
/// <param name="Note">For the log of each.</param>
/// <param name="DryRun">Only says which would take it.</param>
internal sealed record MoveManyBody(IReadOnlyList<Guid>? Ids, string? Codes, ShipmentState State, DateTime? At, string? Note, bool DryRun)
{
    public async Task<ManyOnWire> Move(FindByCodes find, MoveShipments move, Actor actor, CancellationToken ct)
    {
        var coded = Codes is null ? [] : await find.Handle(Codes, actor, ct);
        Guid[] ids = [.. Ids ?? [], .. coded.Where(c => c.Shipment is not null).Select(c => c.Shipment!.Id)];
        List<LeftOnWire> unknown = [.. coded.Where(c => c.Shipment is null).Select(c => new LeftOnWire(c.Code, c.Problem!))];
        if (ids.Length == 0) return new([], unknown, null);
        var many = DryRun ? await move.Look(ids, State, actor, ct) : await move.Handle(ids, new() { State = State, At = At, Note = Note }, actor, ct);
        return ManyOnWire.Of(many) is var done && unknown.Count == 0 ? done : done with { Left = [.. unknown, .. done.Left] };
    }
}

internal sealed record ReconcileBody
{
    public required long Amount { get; init; }
    public string? Reason { get; init; }
}

using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The rescue list on the wire .</summary>
internal static class RescuesApi
{
    public static void MapRescues(this RouteGroupBuilder api)
    {
        var rescues = api.MapGroup("").WithTags("Shipments");
        rescues.MapGet("/shipments/rescue", ([AsParameters] RescueFilter filter, [AsParameters] ListArguments list, ListRescues use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(OrderPermissions.Read, OrdersSight.ShipmentRights).WithSummary("Parcels that need somebody: slow, failed, returning; the longest silent first");
        rescues.MapGet("/shipments/rescue/numbers", (RescueNumbers use, Actor actor, CancellationToken ct) => use.Handle(actor, ct)).Needs(OrderPermissions.Read, OrdersSight.ShipmentRights).WithSummary("How many were to be rescued in the last 30 days, how they ended, by which reasons");
        rescues.MapPost("/shipments:rescue", async (RescueBody body, RescueShipments use, Actor actor, CancellationToken ct) => ManyOnWire.Of(await use.Handle(body.Ids, new() { ReasonId = body.ReasonId, SolutionId = body.SolutionId, Note = body.Note, AgainAt = body.AgainAt }, actor, ct))).Needs(OrderPermissions.Ship).WithSummary("Why and what was done, for one or many (values: GET /settings/rescue); POST /operations/{operationId}:undo takes it back");
    }
}

/// <param name="Ids">Of shipments.</param>
/// <param name="ReasonId">Why, of the company's list.</param>
/// <param name="SolutionId">What was done, of the company's list.</param>
/// <param name="Note">For the timeline.</param>
/// <param name="AgainAt">When to look again; default by the company's working hours.</param>
internal sealed record RescueBody(IReadOnlyList<Guid> Ids, Guid ReasonId, Guid SolutionId, string? Note, DateTime? AgainAt);

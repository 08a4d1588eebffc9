using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The forms of the carriers' settings and the fragments of what they told.</summary>
internal static class CarrierRoutes
{
    public static void MapCarrierPages(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapPost("/settings/carriers/{carrier}/turn", async (string carrier, TurnCarrierDoor use, Actor actor, HttpContext http, CancellationToken ct) => http.ShowOnce(await use.Handle(carrier, actor, ct))).Needs(CarrierRights.Manage, AccessPermissions.BusinessRules);
        forms.MapPost("/settings/carriers/{carrier}/shut", async (string carrier, ShutCarrierDoor use, T texts, Actor actor, HttpContext http, CancellationToken ct) => http.Done("/settings/carriers", texts["carriers.shut.done", texts["carrier." + (await use.Handle(carrier, actor, ct)).Carrier]])).Needs(CarrierRights.Manage, AccessPermissions.BusinessRules);
        pages.MapGet("/shipments/carrier-events/rows", Rows).Needs(OrderPermissions.Ship);
        pages.MapGet("/shipments/carrier-events/{id:guid}/panel", async (Guid id, ListCarrierMessages use, Actor actor, CancellationToken ct) => Forms.Fragment<CarrierMessagePanel>(new { Message = await use.One(id, actor, ct) })).Needs(OrderPermissions.Ship);
    }

    private static async Task<IResult> Rows(ListCarrierMessages use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = new CarrierAsked(http.Request.QueryString.Value);
        return Forms.Fragment<CarrierMessageGrid>(new { Rows = await use.Handle(asked.Filter, new(After: asked.After), actor, ct), Asked = asked, RowsOnly = true });
    }
}

/// <summary>What the address of the list of carriers' messages asks for.</summary>
public sealed record CarrierAsked : ListAsked
{
    public CarrierAsked(string? query = null) : base(query) =>
        Filter = new() { Result = Enum<CarrierResult>("result") is { } result ? new Named<CarrierResult>(result) : null, Carrier = this["carrier"], Q = this["q"], ShipmentId = Id("shipmentId") };

    public CarrierMessageFilter Filter { get; }
    public bool IsNarrow => MoreThan("result");
}

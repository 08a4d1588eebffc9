using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Web.Sales;

/// <summary>Everything that is shown of one shipment.</summary>
public sealed record ShipmentModel(ShipmentView Shipment, OrderView? Order, string Place, IReadOnlyList<ShipmentState> Next, bool MayShip, RescueView? Rescue = null);

/// <summary>Gathers what is shown of one shipment; its order, where it may be seen.</summary>
public sealed class ShipmentLoader(ShowShipment show, ShowOrder showOrder, OrderLoader places, ListRescues rescues)
{
    public async Task<ShipmentModel> Load(Guid id, Actor actor, CancellationToken ct = default)
    {
        var shipment = await show.Handle(id, actor, ct);
        var order = await OrderOf(shipment.OrderId, actor, ct);
        var mayShip = actor.May(OrderPermissions.Ship);
        var next = mayShip && shipment.ReconciledAt is null ? ShipmentMoves.Next(shipment.State, actor.May(KhachQuen.Access.AccessPermissions.BusinessRules)) : [];
        return new(shipment, order, order is null ? "" : await places.PlaceOf(order.ShippingAddress, ct), next, mayShip, await rescues.One(id, actor, ct));
    }

    private async Task<OrderView?> OrderOf(Guid id, Actor actor, CancellationToken ct)
    {
        try { return await showOrder.Handle(id, actor, ct); }
        catch (KhachQuen.Platform.NotFound) { return null; }
    }
}

using System.Linq.Expressions;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>Who sees which orders and shipments (access.md): the one place .</summary>
public static class OrdersSight
{
    private static readonly string[] Others = [OrderPermissions.ReadConfirmed, OrderPermissions.ReadShipping, OrderPermissions.CrossCheck];

    /// <summary>Rights that show some orders, beside the scope: what a route asks for.</summary>
    public static string[] Rights => [.. Others, .. Beside.Rights<Order>()];
    public static readonly string[] ShipmentRights = [OrderPermissions.ReadConfirmed, OrderPermissions.ReadShipping];

    public static void Require(Actor actor)
    {
        if (!actor.May(OrderPermissions.Read) && !Rights.Any(actor.May)) throw new Forbidden(OrderPermissions.Read);
    }

    public static void RequireShipments(Actor actor)
    {
        if (!actor.May(OrderPermissions.Read) && !ShipmentRights.Any(actor.May)) throw new Forbidden(OrderPermissions.Read);
    }

    /// <summary>Orders of the actor's scope; all that were confirmed; all under way; those given to them to check; those a later module shows.</summary>
    public static IQueryable<Order> Seen(Db db)
    {
        var (actor, me) = (db.Actor, db.Actor.Id);
        if (actor.ScopeOf(OrderPermissions.Read) == Scope.All) return db.Rows<Order>();
        var ways = Beside.Ways<Order>(db);
        if (actor.May(OrderPermissions.Read)) ways.Add(Sight.Condition<Order>(actor, OrderPermissions.Read));
        if (actor.May(OrderPermissions.ReadConfirmed)) ways.Add(o => o.ConfirmedAt != null);
        if (actor.May(OrderPermissions.ReadShipping)) ways.Add(o => o.State >= OrderState.Shipping && o.State <= OrderState.Returned);
        if (actor.May(OrderPermissions.CrossCheck)) ways.Add(o => o.CheckerId == me);
        return db.Rows<Order>().SeenEitherWay(ways);
    }

    /// <summary>Orders being cross-checked: of those the actor may check for, and those given to them .</summary>
    public static IQueryable<Order> ToCheck(Db db)
    {
        var (actor, me) = (db.Actor, db.Actor.Id);
        var ways = new List<Expression<Func<Order, bool>>> { Sight.Condition<Order>(actor, OrderPermissions.CrossCheck) };
        if (actor.May(OrderPermissions.CrossCheck)) ways.Add(o => o.CheckerId == me);
        return db.Rows<Order>().SeenEitherWay(ways);
    }

    /// <summary>Shipments of the orders one sees: by scope, all of them, or those the carrier has.</summary>
    public static IQueryable<Shipment> Shipments(Db db)
    {
        var actor = db.Actor;
        if (actor.ScopeOf(OrderPermissions.Read) == Scope.All || actor.May(OrderPermissions.ReadConfirmed)) return db.Rows<Shipment>();
        var ways = new List<Expression<Func<Shipment, bool>>>();
        if (actor.May(OrderPermissions.Read)) ways.Add(Sight.Condition<Shipment>(actor, OrderPermissions.Read));
        if (actor.May(OrderPermissions.ReadShipping)) ways.Add(s => s.State >= ShipmentState.Posted);
        return db.Rows<Shipment>().SeenEitherWay(ways);
    }
}

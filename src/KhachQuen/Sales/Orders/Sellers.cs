using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>Whose word counts for an order.</summary>
internal static class Sellers
{
    /// <summary>The seller, or who leads them: a team lead or manager, who both sells and checks for the team. Reception places orders and leads nobody's.</summary>
    public static bool SellsFor(this Actor actor, Order order) =>
        actor.May(OrderPermissions.Create, order) && (actor.Id == order.OwnerId || (Leads(actor, OrderPermissions.Create) && Leads(actor, OrderPermissions.CrossCheck)));

    /// <summary>
    /// Confirms: without cross-checking its seller; with it, by setting, the seller, whoever called the buyer and heard "OK", or both.
    /// </summary>
    public static bool MayConfirm(this Actor actor, Order order, CrossCheckSettings settings)
    {
        if (order.State != OrderState.CrossChecking) return actor.SellsFor(order);
        var checker = actor.May(OrderPermissions.CrossCheck) && actor.Id != order.OwnerId && (actor.Id == order.CheckerId || actor.Id == order.CheckedBy);
        return (settings.MayConfirm != Sales.MayConfirm.Owner && checker) || (settings.MayConfirm != Sales.MayConfirm.Checker && actor.SellsFor(order)) || (actor.SellsFor(order) && actor.Id != order.OwnerId);
    }

    private static bool Leads(Actor actor, string permission) => actor.ScopeOf(permission) >= Scope.TeamAndBelow;
}

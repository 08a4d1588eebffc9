using System.Collections.Frozen;

namespace KhachQuen.Sales;

/// <summary>Where an order stands. The order of the values is the order of the way; cancelled stands beside it.</summary>
public enum OrderState : short { Placed, CrossChecking, Confirmed, Shipping, Delivered, Settled, Returned, Cancelled }

/// <summary>The legal moves of an order. What is not here does not happen .</summary>
public static class OrderMoves
{
    private static readonly FrozenSet<(OrderState From, OrderState To)> Legal = new[]
    {
        (OrderState.Placed, OrderState.Confirmed), (OrderState.Placed, OrderState.Cancelled),
        (OrderState.CrossChecking, OrderState.Confirmed), (OrderState.CrossChecking, OrderState.Cancelled),
        (OrderState.Confirmed, OrderState.Shipping), (OrderState.Confirmed, OrderState.Cancelled),
        (OrderState.Shipping, OrderState.Confirmed),                                        // the posting was cancelled
        (OrderState.Shipping, OrderState.Delivered), (OrderState.Shipping, OrderState.Returned),
        (OrderState.Shipping, OrderState.Settled),                                          // the carrier lost it and pays
        (OrderState.Delivered, OrderState.Settled), (OrderState.Delivered, OrderState.Returned),
        (OrderState.Returned, OrderState.Delivered),                                        // a return entered by mistake
    }.ToFrozenSet();

    public static bool Allow(OrderState from, OrderState to) => Legal.Contains((from, to));
}

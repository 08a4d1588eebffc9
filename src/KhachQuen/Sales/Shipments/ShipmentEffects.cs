using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What a shipment's state makes of its order and buyer (A-40a). The one place, for people now and for carriers later.</summary>
public static class ShipmentEffects
{
    public static void Apply(Shipment shipment, Order order, Customer buyer, IReadOnlyList<(Guid ProductId, long QuantityMilli)> returned, DateTime at)
    {
        switch (shipment.State)
        {
            case ShipmentState.AwaitingWaybill or ShipmentState.ShipNow or ShipmentState.Postponed: break;
            case ShipmentState.PostingCancelled: order.TakeBack(at); break;
            case ShipmentState.WaybillCancelled:
                order.TakeBack(at);
                order.ShipBy(null);      // room for another
                break;
            case ShipmentState.Delivered or ShipmentState.PartiallyDelivered: Deliver(order, buyer, returned, at); break;
            case ShipmentState.Paid: if (shipment.CodState == CodState.NotApplicable) Settle(order, buyer, null, at); break;      // nothing to reconcile
            case ShipmentState.Returned: order.Return(null, at); break;
            case ShipmentState.Compensated: order.Settle(shipment.Compensation, at); break;
            default: if (order.State == OrderState.Confirmed) order.Post(at); break;      // posted and on its way; a part that goes back leaves a delivered order delivered
        }
    }

    /// <summary>The money is in: the order is settled, its buyer a returning customer (F-8).</summary>
    public static void Settle(Order order, Customer buyer, long? compensation, DateTime at)
    {
        order.Settle(compensation, at);
        buyer.Paid();
    }

    private static void Deliver(Order order, Customer buyer, IReadOnlyList<(Guid ProductId, long QuantityMilli)> returned, DateTime at)
    {
        order.Deliver(at);
        order.PartReturned(returned, at);
        buyer.Bought();
    }
}

using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Finance;

/// <summary>The sums of an order that has vouchers, kept so that "phải hoàn" is a list with an index; the vouchers and parcels are what counts.</summary>
[NotAudited]
public sealed class OrderAccount : Entity, IOwned
{
    private OrderAccount() { }

    internal OrderAccount(Order order, DateTime at) => (Id, CreatedAt, OrderId, OrderNumber, OwnerId, TeamId, Since) = (Keys.New(at), at, order.Id, order.Number, order.OwnerId, order.TeamId, at);

    public Guid OrderId { get; private set; }
    [Impersonal] public string OrderNumber { get; private set; } = "";
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    public long Received { get; private set; }
    public long Refunded { get; private set; }
    public long ToRefund { get; private set; }
    /// <summary>Since when something is to be refunded.</summary>
    public DateTime Since { get; private set; }

    internal void Is(OrderMoney money, Order order, DateTime at)
    {
        if (ToRefund == 0 && money.ToRefund > 0) Since = at;
        (Received, Refunded, ToRefund, OwnerId, TeamId) = (money.Received, money.Refunded, money.ToRefund, order.OwnerId, order.TeamId);
    }
}

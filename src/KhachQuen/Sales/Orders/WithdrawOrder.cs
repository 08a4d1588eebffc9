using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>An outcome is undone, and the order it made with it. Only inside the undo's transaction; whoever undoes has the right and puts the lead back.</summary>
public static class WithdrawOrder
{
    /// <summary>Cancels the order as withdrawn; refuses with <c>order.tooLateToWithdraw</c> once it was confirmed. The caller saves.</summary>
    public static async Task<Order> Within(Db db, Guid orderId, string? reason, DateTime at, CancellationToken ct)
    {
        var order = await db.Rows<Order>().Get(orderId, ct);
        order.Withdraw(reason, at);
        return order;
    }
}

using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>An order on which more came in than is owed ("phải hoàn").</summary>
public sealed record RefundDueView(Guid Id, Guid OrderId, string OrderNumber, Guid? OwnerId, Guid? TeamId, long Received, long Refunded, long ToRefund, DateTime Since)
{
    public OrderState State { get; init; }
    /// <summary>Refunds that wait for an approval.</summary>
    public long Waiting { get; init; }
}

/// <summary>Orders that were cancelled, came back or were overpaid, with money that is to go back; longest waiting first.</summary>
public sealed class ListRefundsDue(Database database)
{
    public static readonly Sorting<OrderAccount> Sorting = new Sorting<OrderAccount>("since").By("since", a => a.Since);

    public async Task<Page<RefundDueView>> Handle(PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Read);
        await using var db = database.Open(actor);
        var found = await Sorting.Page(db.OrderAccounts.Where(a => a.ToRefund > 0), page, a => new RefundDueView(a.Id, a.OrderId, a.OrderNumber, a.OwnerId, a.TeamId, a.Received, a.Refunded, a.ToRefund, a.Since), ct);
        Guid[] ids = [.. found.Items.Select(a => a.OrderId)];
        var states = await db.Rows<Order>().Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => new { o.Id, o.State }).ToDictionaryAsync(o => o.Id, o => o.State, ct);
        var waiting = await db.Rows<Voucher>().Where(v => EF.Parameter(ids).Contains(v.OrderId) && v.Kind == VoucherKind.Refund && v.State == VoucherState.Pending && v.ReversalOf == null)
            .GroupBy(v => v.OrderId).Select(g => new { g.Key, Sum = g.Sum(v => v.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        return found.Map(a => a with { State = states[a.OrderId], Waiting = waiting.GetValueOrDefault(a.OrderId) });
    }
}

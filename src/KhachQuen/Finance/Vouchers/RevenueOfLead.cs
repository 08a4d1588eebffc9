using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>What came in from a customer by receipts, less what went back (F-23): one sum of the whole house, for whoever may see money at all.</summary>
internal sealed class RevenueOfLead : ILeadRevenue
{
    public async Task<long?> Of(Db db, Guid customerId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (!db.Actor.May(MoneyPermissions.Read)) return null;
        var orders = db.Rows<Order>().Where(o => o.CustomerId == customerId).Select(o => o.Id);      // index CustomerId
        var vouchers = db.Rows<Voucher>().Where(v => orders.Contains(v.OrderId) && v.State == VoucherState.Approved && v.PaidOn >= from && v.PaidOn <= to);      // index OrderId
        return await vouchers.SumAsync(v => v.Kind == VoucherKind.Receipt ? v.Amount : -v.Amount, ct);
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>Who has an order on its way cannot be erased yet: a parcel needs an address, and the law lets a contract be fulfilled first (T-31).</summary>
internal sealed class OpenOrdersOfErased : IErasureGuard
{
    public async Task<Refused?> WhyNot(Db db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        Guid[] persons = [.. ids];
        var open = await db.Rows<Order>().Where(o => (EF.Parameter(persons).Contains(o.CustomerId) || (o.LeadId != null && EF.Parameter(persons).Contains(o.LeadId.Value)))
            && o.State != OrderState.Settled && o.State != OrderState.Returned && o.State != OrderState.Cancelled).OrderBy(o => o.Number).Select(o => o.Number).FirstOrDefaultAsync(ct);
        return open is null ? null : new Refused("subject.orderOpen", null, open);
    }
}

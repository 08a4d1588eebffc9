using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>A cancelled order brings its lead back to contact, with its history. An undone outcome puts its lead back itself.</summary>
public sealed class OrderCancelledBringsLeadBack : IListener<OrderCancelled>
{
    public async Task On(OrderCancelled happened, Db db, CancellationToken ct)
    {
        if (happened.Withdrawn || happened.LeadId is not { } leadId) return;
        var lead = await db.Rows<Lead>().SingleOrDefaultAsync(l => l.Id == leadId, ct);
        lead?.OrderCancelled(happened.Number, happened.Reason);
    }
}

using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>Finds the parcels a statement speaks of, and what each line is against our own books .</summary>
internal sealed class StatementMatching(Db db, string? carrier)
{
    private readonly Dictionary<string, Shipment> byCode = new(StringComparer.Ordinal), byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, long> returned = [];
    private readonly HashSet<Guid> seen = [];

    /// <summary>Looks up all parcels of a batch in two questions. A waybill of the statement's carrier goes before another's; an order's newest parcel before its older ones.</summary>
    public async Task Look(IReadOnlyList<StatementRow> rows, CancellationToken ct)
    {
        byCode.Clear();
        byNumber.Clear();
        string[] codes = [.. rows.Select(r => r.Waybill).OfType<string>().Distinct()], numbers = [.. rows.Select(r => r.OrderNumber).OfType<string>().Distinct()];
        var shipments = db.Rows<Shipment>().AsNoTracking();
        var coded = await shipments.Where(s => EF.Parameter(codes).Contains(s.Code!)).ToListAsync(ct);
        foreach (var shipment in coded.OrderBy(s => s.Carrier == carrier ? 0 : 1).ThenByDescending(s => s.Id)) byCode.TryAdd(shipment.Code!, shipment);
        var ordered = await shipments.Where(s => EF.Parameter(numbers).Contains(s.OrderNumber)).ToListAsync(ct);
        foreach (var shipment in ordered.OrderByDescending(s => s.Id)) byNumber.TryAdd(shipment.OrderNumber, shipment);
        Guid[] orders = [.. byCode.Values.Concat(byNumber.Values).Select(s => s.OrderId).Distinct()];
        foreach (var order in await db.Rows<Order>().Where(o => EF.Parameter(orders).Contains(o.Id) && o.ReturnedTotal != 0).Select(o => new { o.Id, o.ReturnedTotal }).ToListAsync(ct)) returned[order.Id] = order.ReturnedTotal;
    }

    /// <summary>What this line is; a parcel's second line in the file repeats it.</summary>
    public void Judge(StatementLine line, StatementRow row)
    {
        if (row.Problem is not null) line.Is(StatementResult.Unreadable);
        else if (Find(row) is not { } shipment) line.Is(StatementResult.Unknown);
        else if (!seen.Add(shipment.Id)) line.Is(StatementResult.Repeated, shipment);
        else Judge(line, shipment, returned.GetValueOrDefault(shipment.OrderId));
    }

    /// <summary>Pure: the line against its parcel as it stands.</summary>
    public static void Judge(StatementLine line, Shipment shipment, long returnedTotal)
    {
        var expected = shipment.ExpectedCod(returnedTotal);
        line.Is(shipment switch
        {
            { ReconciledAt: not null } => StatementResult.AlreadyReconciled,
            _ when expected is null => StatementResult.NotDelivered,
            _ => line.Cod == expected && (line.Fee is null || shipment.Fee == 0 || line.Fee == shipment.Fee) ? StatementResult.Matched : StatementResult.Differs,
        }, shipment, expected);
    }

    private Shipment? Find(StatementRow row) =>
        (row.Waybill is { } code ? byCode.GetValueOrDefault(code) : null) ?? (row.OrderNumber is { } number ? byNumber.GetValueOrDefault(number) : null);
}

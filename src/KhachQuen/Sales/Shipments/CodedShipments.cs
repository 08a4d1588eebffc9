using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>A code that was pasted or scanned, and the parcel it stands for.</summary>
/// <param name="Code">As it was given.</param>
/// <param name="Shipment">Null: nothing to be seen has that code, or several have.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record CodedShipment(string Code, ShipmentView? Shipment, string? Problem);

/// <summary>The shipping clerk pastes codes or scans parcels; each is found by its waybill or its order's number. Twice the same is once.</summary>
public sealed class FindByCodes(Database database)
{
    private static readonly char[] Between = ['\n', '\r', '\t', ' ', ',', ';', '|'];

    public async Task<IReadOnlyList<CodedShipment>> Handle(string text, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        string[] codes = [.. text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Bare).Distinct(StringComparer.OrdinalIgnoreCase)];
        Rule.Require(codes.Length > 0, "shipment.codesMissing", "codes");
        Rule.Require(codes.Length <= ShipOrders.AtMost, "shipment.tooMany", "codes", ShipOrders.AtMost);
        await using var db = database.Open(actor);
        string[] upper = [.. codes.Select(c => c.ToUpperInvariant())];
        string[] asked = [.. codes.Concat(upper).Distinct()];
        var found = await db.Shipments.AsNoTracking().Where(s => s.Code != null && EF.Parameter(asked).Contains(s.Code)).Select(ShipmentView.Of).ToListAsync(ct);       // by the carrier's number, then by the order's
        found.AddRange(await db.Shipments.AsNoTracking().Where(s => EF.Parameter(upper).Contains(s.OrderNumber)).Select(ShipmentView.Of).ToListAsync(ct));
        return [.. codes.Select(c => Of(c, [.. found.DistinctBy(s => s.Id).Where(s => Is(s.Code, c) || Is(s.OrderNumber, c))]))];
    }

    private static bool Is(string? mine, string asked) => string.Equals(mine, asked, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a QR of ours says is the address of the parcel's page with the number at its end.</summary>
    private static string Bare(string code) => code.Contains("://", StringComparison.Ordinal) ? code[(code.LastIndexOfAny(['/', '=']) + 1)..] : code;

    /// <summary>Of an order that was sent twice the parcel still under way is meant.</summary>
    private static CodedShipment Of(string code, List<ShipmentView> found)
    {
        if (found.Count > 1 && found.FindAll(s => s.State is not (ShipmentState.WaybillCancelled or ShipmentState.PostingCancelled or ShipmentState.Returned)) is { Count: 1 } open) found = open;
        return found.Count == 1 ? new(code, found[0], null) : new(code, null, found.Count == 0 ? "shipment.codeUnknown" : "shipment.codeOfSeveral");
    }
}

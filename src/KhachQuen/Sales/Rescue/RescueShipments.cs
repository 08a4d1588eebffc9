using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What somebody found out about a parcel and what they did.</summary>
public sealed record RescueInput
{
    public required Guid ReasonId { get; init; }
    public required Guid SolutionId { get; init; }
    public string? Note { get; init; }
    /// <summary>When to look again; default: so many working hours on as the company says.</summary>
    public DateTime? AgainAt { get; init; }
}

/// <summary>Shipping or shipment care works on parcels of the rescue list, one or many alike. Each by itself; one undo for all.</summary>
public sealed class RescueShipments(Database database, CompanyCalendar calendar, TimeProvider clock)
{
    public const string Kind = "shipments.rescue";

    public async Task<ManyDone> Handle(IReadOnlyCollection<Guid> shipmentIds, RescueInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        Rule.Require(shipmentIds.Count is > 0 and <= ShipOrders.AtMost, "shipment.tooMany", "ids", ShipOrders.AtMost);
        Guid[] ids = [.. shipmentIds.Distinct()];
        await using var db = database.Open(actor);
        var settings = await db.Settings<RescueSettings>(ct);
        var (reason, solution) = (Offered(settings.Reasons, input.ReasonId, "rescue.reasonUnknown", "reason"), Offered(settings.Solutions, input.SolutionId, "rescue.solutionUnknown", "solution"));
        var again = input.AgainAt?.ToUniversalTime() ?? (await calendar.Today(ct)).AddWorkingTime(clock.Now(), TimeSpan.FromHours(settings.AgainHours));
        var found = await db.Shipments.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id)).OrderBy(s => s.OrderNumber).Select(s => new { s.Id, s.OrderNumber }).ToListAsync(ct);
        return await Many.Each<Shipment>(database, Kind, new { reason = reason.Name, solution = solution.Name }, found.Select(s => (s.Id, s.OrderNumber)), (id, doing) => One(id, reason, solution, input.Note, again, doing, ct), actor, ct);
    }

    private async Task<Guid> One(Guid id, (Guid Id, string Name) reason, (Guid Id, string Name) solution, string? note, DateTime again, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        var shipment = await db.Shipments.Get(id, ct);
        shipment.Rescue(reason, solution, note, again, actor, clock.Now());
        await db.SaveChangesAsync(ct);
        return id;
    }

    private static (Guid Id, string Name) Offered(IReadOnlyList<ListEntry> list, Guid id, string code, string field) =>
        list.FirstOrDefault(e => e.Id == id && e.Active) is { } entry ? (entry.Id, entry.Name) : throw new Refused(code, field);
}

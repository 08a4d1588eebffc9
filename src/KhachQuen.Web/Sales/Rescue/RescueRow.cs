using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>A parcel of the rescue list with the names of its people.</summary>
public sealed record RescueRow(RescueView Rescue, string? Owner, string? WorkedBy)
{
    public ShipmentView Shipment => Rescue.Shipment;

    public static async Task<Page<RescueRow>> Page(Page<RescueView> rows, PeopleNames names, CancellationToken ct)
    {
        var known = await names.Known(ct);
        return rows.Map(r => Of(r, known));
    }

    public static async Task<RescueRow> Of(RescueView row, PeopleNames names, CancellationToken ct) => Of(row, await names.Known(ct));

    private static RescueRow Of(RescueView r, KnownPeople known) => new(r, known.Person(r.Shipment.OwnerId), known.Person(r.WorkedById));

    /// <summary>Why it is here, as one says it.</summary>
    public string Why(T texts) => Rescue.Cause switch
    {
        RescueCause.Slow => texts["rescue.why.slow", texts.Of(Shipment.State), Rescue.SilentHours, Rescue.SlowHours ?? 0],
        RescueCause.Failed => texts[Rescue.FailedTries > 1 ? "rescue.why.failedAgain" : "rescue.why.failed", texts.Of(Shipment.State), Rescue.FailedTries],
        RescueCause.Returning => texts["rescue.why.returning", texts.Of(Shipment.State)],
        _ => texts["rescue.why.later", texts.Of(Shipment.State)],
    };
}

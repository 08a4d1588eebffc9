using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The filters of the rescue list, each a named field (T-24).</summary>
public sealed record RescueFilter
{
    public Named<RescueCause>? Cause { get; init; }
    /// <summary>Those worked on and put off, instead of those that need somebody now.</summary>
    public bool? Later { get; init; }
    public string? Carrier { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? ReasonId { get; init; }
    /// <summary>A waybill's or an order's whole number.</summary>
    public string? Q { get; init; }

    internal IQueryable<Shipment> On(IQueryable<Shipment> shipments, RescueQuery query)
    {
        var found = Later == true ? query.Later(shipments) : query.Due(shipments, Cause?.Value);
        if (Carrier is { } carrier) found = found.Where(s => s.Carrier == carrier);
        if (OwnerId is { } owner) found = found.Where(s => s.OwnerId == owner);
        if (ReasonId is { } reason) found = found.Where(s => s.RescueReasonId == reason);
        if (Q?.Trim() is not { Length: > 0 } q) return found;
        var number = q.ToUpperInvariant();
        return found.Where(s => s.Code == q || s.OrderNumber == number);
    }
}

/// <summary>A parcel of the rescue list: why it is there, how long nothing was heard, what was said last, to whom it goes.</summary>
public sealed record RescueView
{
    public required ShipmentView Shipment { get; init; }
    /// <summary>Null: somebody put it off, or it is no longer on the list.</summary>
    public RescueCause? Cause { get; init; }
    public required DateTime SilentSince { get; init; }
    /// <summary>Whole working hours since then, by the company's calendar.</summary>
    public required int SilentHours { get; init; }
    /// <summary>Working hours after which silence is too long here.</summary>
    public int? SlowHours { get; init; }
    /// <summary>The carrier's last words, or the last note of its log.</summary>
    public string? LastWord { get; init; }
    public required int FailedTries { get; init; }
    public string? Recipient { get; init; }
    /// <summary>Masked where the actor lacks the right.</summary>
    public string? Phone { get; init; }
    public string? Province { get; init; }
    public string? Reason { get; init; }
    public string? Solution { get; init; }
    public string? Note { get; init; }
    public DateTime? AgainAt { get; init; }
    public DateTime? WorkedAt { get; init; }
    public Guid? WorkedById { get; init; }
}

/// <summary>"Cứu đơn": the parcels that need somebody, the longest silent first; of the orders a person may see.</summary>
public sealed class ListRescues(Database database, CompanyCalendar calendar, TimeProvider clock)
{
    public static readonly Sorting<Shipment> Sorting = new Sorting<Shipment>("silentSince").By("silentSince", s => s.SilentSince!.Value);

    public async Task<Page<RescueView>> Handle(RescueFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.RequireShipments(actor);
        await using var db = database.Open(actor);
        var (settings, hours, now) = (await db.Settings<RescueSettings>(ct), await calendar.Today(ct), clock.Now());
        var found = await Sorting.Page(filter.On(db.Shipments.AsNoTracking(), RescueQuery.At(now, settings, hours)), page, s => s, ct);
        return new(await new RescueRows(db, settings, hours, now).Of(found.Items, ct), found.Next, found.Total, found.TotalIsEstimate);
    }

    /// <summary>The parcel after this one on the list, else its first; null: nobody is waiting.</summary>
    public async Task<RescueView?> Next(Guid id, RescueFilter filter, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.RequireShipments(actor);
        await using var db = database.Open(actor);
        var (settings, hours, now) = (await db.Settings<RescueSettings>(ct), await calendar.Today(ct), clock.Now());
        var list = filter.On(db.Shipments.AsNoTracking(), RescueQuery.At(now, settings, hours)).Where(s => s.Id != id).OrderBy(s => s.SilentSince).ThenBy(s => s.Id);
        var since = await db.Shipments.Where(s => s.Id == id).Select(s => s.SilentSince).FirstOrDefaultAsync(ct);
        var next = since is null ? null : await list.Where(s => s.SilentSince >= since && (s.SilentSince > since || s.Id.CompareTo(id) > 0)).FirstOrDefaultAsync(ct);
        next ??= await list.FirstOrDefaultAsync(ct);
        return next is null ? null : (await new RescueRows(db, settings, hours, now).Of([next], ct))[0];
    }

    /// <summary>Of parcels that changed while a list was open, those that are on it .</summary>
    public async Task<IReadOnlyList<Guid>> Among(IReadOnlyCollection<Guid> changed, RescueFilter filter, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.RequireShipments(actor);
        await using var db = database.Open(actor);
        Guid[] ids = [.. changed];
        var query = RescueQuery.At(clock.Now(), await db.Settings<RescueSettings>(ct), await calendar.Today(ct));
        return await filter.On(db.Shipments.Where(s => EF.Parameter(ids).Contains(s.Id)), query).Select(s => s.Id).ToListAsync(ct);
    }

    /// <summary>One parcel, whether it is on the list or not; null while it is not under way.</summary>
    public async Task<RescueView?> One(Guid id, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.RequireShipments(actor);
        await using var db = database.Open(actor);
        var (settings, hours, now) = (await db.Settings<RescueSettings>(ct), await calendar.Today(ct), clock.Now());
        var shipment = await db.Shipments.AsNoTracking().Get(id, ct);
        return shipment.SilentSince is null ? null : (await new RescueRows(db, settings, hours, now).Of([shipment], ct))[0];
    }
}

/// <summary>What stands beside a page of parcels, in one question each: their orders, the carriers' last words, the last notes.</summary>
internal sealed class RescueRows(Db db, RescueSettings settings, WorkingCalendar calendar, DateTime now)
{
    public async Task<IReadOnlyList<RescueView>> Of(IReadOnlyList<Shipment> shipments, CancellationToken ct)
    {
        Guid[] ids = [.. shipments.Select(s => s.Id)], orderIds = [.. shipments.Select(s => s.OrderId).Distinct()];
        var orders = await db.Orders.AsNoTracking().Where(o => EF.Parameter(orderIds).Contains(o.Id)).Select(o => new Buyer(o.Id, o.Recipient, o.Phone, o.ProvinceCode)).ToDictionaryAsync(o => o.OrderId, ct);
        var words = await Words(ids, ct);
        return [.. shipments.Select(s => Shown(s, orders.GetValueOrDefault(s.OrderId), words.GetValueOrDefault(s.Id)))];
    }

    private sealed record Buyer(Guid OrderId, string Recipient, string Phone, string ProvinceCode);

    /// <summary>The newest words of each: the carrier's message, else a note in its log.</summary>
    private async Task<Dictionary<Guid, string>> Words(Guid[] ids, CancellationToken ct)
    {
        var notes = await db.Rows<ShipmentEvent>().AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.ShipmentId) && e.Note != null).Select(e => new { e.ShipmentId, e.At, Text = e.Note! }).ToListAsync(ct);
        var said = await db.Rows<CarrierMessage>().AsNoTracking().Where(m => m.ShipmentId != null && EF.Parameter(ids).Contains(m.ShipmentId.Value)).Select(m => new { ShipmentId = m.ShipmentId!.Value, m.At, Text = m.Note ?? m.RawName ?? m.RawCode }).ToListAsync(ct);
        return notes.Concat(said).GroupBy(w => w.ShipmentId).ToDictionary(g => g.Key, g => g.MaxBy(w => w.At)!.Text);
    }

    private RescueView Shown(Shipment s, Buyer? order, string? word)
    {
        var (actor, since, row) = (db.Actor, s.SilentSince!.Value, (IOwned)s);
        return new()
        {
            Shipment = ShipmentView.Bare(s), SilentSince = since, SilentHours = (int)calendar.WorkingTimeBetween(since, now).TotalHours, SlowHours = (int?)settings.SlowAfter(s.State)?.TotalHours, FailedTries = s.FailedTries,
            Cause = RescueRule.Of(s.State, since, s.RescueAgainAt, now, settings, calendar), LastWord = Masking.Text(word, actor, row),
            Recipient = order?.Recipient, Phone = order is null ? null : Masking.Phone(order.Phone, actor, row), Province = order is null ? null : Provinces.ByCodeOrNull(order.ProvinceCode)?.Name,
            Reason = settings.Reasons.FirstOrDefault(r => r.Id == s.RescueReasonId)?.Name, Solution = settings.Solutions.FirstOrDefault(r => r.Id == s.RescueSolutionId)?.Name,
            Note = Masking.Text(s.RescueNote, actor, row), AgainAt = s.RescueAgainAt, WorkedAt = s.RescueWorkedAt, WorkedById = s.RescueWorkedById,
        };
    }
}

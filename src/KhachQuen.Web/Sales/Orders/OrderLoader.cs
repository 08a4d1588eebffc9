using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>Everything the page of one order shows.</summary>
public sealed record OrderModel(OrderOpened Opened, string Place, IReadOnlyList<CrossCheckView> Checks, IReadOnlyList<ShipmentView> Shipments, Page<TimelineLine> Story, KnownPeople People)
{
    public OrderView Order => Opened.Order;
    public OrderMay May => Opened.May;
}

/// <summary>Gathers what is shown of one order. Asks and arranges; the rules stand in the use cases it calls.</summary>
public sealed class OrderLoader(OpenOrder open, ListCrossChecks checks, ListShipments shipments, OrderTimeline story, PeopleNames names, Database database)
{
    public async Task<OrderModel> Load(Guid id, Actor actor, CancellationToken ct = default)
    {
        var opened = await open.Handle(id, actor, ct);
        var mayShipments = actor.May(OrderPermissions.Read) || OrdersSight.ShipmentRights.Any(actor.May);
        return new(opened, await PlaceOf(opened.Order.ShippingAddress, ct), opened.Order.CrossCheck is null ? [] : await checks.Handle(id, actor, ct),
            mayShipments ? (await shipments.Handle(new() { OrderId = id }, new("-createdAt", Limit: 20), actor, ct)).Items : [], await story.Handle(id, new(Limit: 30), actor, ct), await names.Known(ct));
    }

    /// <summary>"Phường Hoàn Kiếm, Hà Nội"</summary>
    public async Task<string> PlaceOf(ShippingAddress to, CancellationToken ct = default) =>
        string.Join(", ", new[] { await WardOf(to.WardCode, ct), to.DistrictText, Provinces.ByCodeOrNull(to.ProvinceCode)?.Name }.Where(p => !string.IsNullOrEmpty(p)));

    public async Task<string?> WardOf(string? code, CancellationToken ct)
    {
        if (code is null) return null;
        await using var db = database.Open(Actor.System);
        return await db.Wards.AsNoTracking().Where(w => w.Code == code).OrderByDescending(w => w.From).Select(w => w.Name).FirstOrDefaultAsync(ct) ?? code;
    }

    /// <summary>Lines of the story as the timeline part takes them.</summary>
    public static IReadOnlyList<TimelineEntry> Entries(Page<TimelineLine> lines, Guid id) =>
        [.. lines.Items.Select(l => new TimelineEntry { Id = l.Id, SubjectId = id, Noun = l.Noun, Kind = l.Kind, At = l.At, ActorId = l.ActorId, ActorName = l.ActorName, Facts = l.Facts?.GetRawText(), Note = l.Note })];
}

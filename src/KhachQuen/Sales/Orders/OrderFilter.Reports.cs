using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What became of an order, as reports count it. An order lies on several: delivered ones were confirmed.</summary>
public enum OrderHeap : short
{
    /// <summary>Confirmed at some time.</summary>
    Confirmed,
    Cancelled,
    /// <summary>Not called off.</summary>
    Standing,
    Delivered,
    Returned,
    /// <summary>Reached its end at the buyer's: kept or sent back.</summary>
    Arrived,
    /// <summary>Neither called off nor sent back.</summary>
    Kept,
    Settled,
}

/// <summary>What the numbers of reports ask beside the list's own filters.</summary>
public sealed partial record OrderFilter
{
    /// <summary>Rights that open the report about orders.</summary>
    public static readonly IReadOnlyList<string> ReportRights = [ReportPermissions.Read, ReportPermissions.Money, ReportPermissions.Shipping];

    public Named<OrderHeap>? Heap { get; init; }
    /// <summary>True: nobody's, of no team, of no lead.</summary>
    public bool? WithoutOwner { get; init; }
    public bool? WithoutTeam { get; init; }
    public bool? WithoutLead { get; init; }
    /// <summary>First source of the lead it came of.</summary>
    public string? Source { get; init; }
    public Guid? ProductId { get; init; }
    /// <summary>Hour of the company's day at which it was placed.</summary>
    public int? Hour { get; init; }
    /// <summary>True: no farther than the actor's reports reach.</summary>
    public bool? Reported { get; init; }

    private IQueryable<Order> ByReport(Db db, IQueryable<Order> orders)
    {
        if (Reported == true) orders = orders.SeenBy(db.Actor, ReportPermissions.Widest(db.Actor, ReportRights));
        if (WithoutOwner == true) orders = orders.Where(o => o.OwnerId == null);
        if (WithoutTeam == true) orders = orders.Where(o => o.TeamId == null);
        if (WithoutLead == true) orders = orders.Where(o => o.LeadId == null);
        if (Source is { } source) orders = orders.Where(o => db.Rows<Lead>().Any(l => l.Id == o.LeadId && l.FirstSource == source));
        if (ProductId is { } product) orders = orders.Where(o => db.Rows<OrderLine>().Any(l => l.OrderId == o.Id && l.ProductId == product && l.ReturnOf == null));       // index OrderId
        if (Hour is { } hour && Hours.ToUtc(hour) is var at) orders = orders.Where(o => o.CreatedAt.Hour == at);
        return Heap is { Value: var heap } ? orders.On(heap) : orders;
    }
}

public static class OrderHeaps
{
    public static IQueryable<Order> On(this IQueryable<Order> orders, OrderHeap heap) => heap switch
    {
        OrderHeap.Confirmed => orders.Where(o => o.ConfirmedAt != null),
        OrderHeap.Cancelled => orders.Where(o => o.State == OrderState.Cancelled),
        OrderHeap.Standing => orders.Where(o => o.State != OrderState.Cancelled),
        OrderHeap.Delivered => orders.Where(o => o.State == OrderState.Delivered || o.State == OrderState.Settled),
        OrderHeap.Returned => orders.Where(o => o.State == OrderState.Returned),
        OrderHeap.Arrived => orders.Where(o => o.State == OrderState.Delivered || o.State == OrderState.Settled || o.State == OrderState.Returned),
        OrderHeap.Kept => orders.Where(o => o.State != OrderState.Cancelled && o.State != OrderState.Returned),
        _ => orders.Where(o => o.State == OrderState.Settled),
    };
}

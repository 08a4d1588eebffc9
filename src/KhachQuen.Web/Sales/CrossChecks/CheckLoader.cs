using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;

namespace KhachQuen.Web.Sales;

/// <summary>Everything the checker's desk shows at once.</summary>
public sealed record CheckModel
{
    public required bool Team { get; init; }
    public required IReadOnlyList<OrderView> Queue { get; init; }
    public required ToCheckCount Count { get; init; }
    public OrderBeforeChecker? Opened { get; init; }
    public string Place { get; init; } = "";
    public string? Ward { get; init; }
    public string? Seller { get; init; }
    public IReadOnlyList<DateTime> Offers { get; init; } = [];
    /// <summary>Who comes after this one.</summary>
    public OrderView? After { get; init; }
}

/// <summary>Gathers the checker's desk. Asks and arranges; the rules stand in the use cases it calls.</summary>
public sealed class CheckLoader(OrdersToCheck queue, CountOrdersToCheck count, OpenOrderToCheck open, OrderLoader places, PeopleNames names, CompanyCalendar calendar, TimeProvider clock)
{
    public async Task<CheckModel> Load(bool team, Guid? id, Actor actor, CancellationToken ct = default)
    {
        var model = new CheckModel { Team = team, Queue = await queue.Handle(!team, actor, ct), Count = await count.Handle(actor, ct) };
        if (id is not { } wanted) return model;
        var opened = await open.Handle(wanted, actor, ct);
        var to = opened.Order.ShippingAddress;
        return model with
        {
            Opened = opened, Place = await places.PlaceOf(to, ct), Ward = await places.WardOf(to.WardCode, ct), Seller = (await names.Known(ct)).Person(opened.Order.OwnerId),
            Offers = CallBackOffers.Of(await calendar.Today(ct), clock.Now()), After = Next(model.Queue, wanted),
        };
    }

    /// <summary>The first to be called now: a callback that is due, or one not called yet.</summary>
    public OrderView? Next(IReadOnlyList<OrderView> waiting, Guid? but) =>
        waiting.FirstOrDefault(o => o.Id != but && (o.CrossCheck?.CallBackAt is not { } at || at <= clock.Now()));
}

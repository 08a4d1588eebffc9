using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The orders a person may see, filtered and sorted.</summary>
public sealed class ListOrders(Database database)
{
    public static readonly Sorting<Order> Sorting = new Sorting<Order>("-createdAt")
        .By("createdAt", o => o.CreatedAt).By("updatedAt", o => o.UpdatedAt).By("number", o => o.Number).By("total", o => o.Total).By("purchasedOn", o => o.PurchasedOn);

    public async Task<Page<OrderView>> Handle(OrderFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        var found = await Sorting.Page(filter.On(db, db.Orders), page, OrderView.Of, ct);
        var blind = await db.IsBlind(ct);
        var lines = await db.LinesOf([.. found.Items.Select(o => o.Id)], ct);
        return found.Map(o => (o with { Lines = [.. lines[o.Id]] }).ShownTo(actor, blind));
    }
}

/// <summary>One order.</summary>
public sealed class ShowOrder(Database database)
{
    public async Task<OrderView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        return OrderView.For(await db.Orders.AsNoTracking().Get(id, ct), actor, await db.IsBlind(ct));
    }
}

/// <summary>Everything that happened to an order, newest first .</summary>
public sealed class OrderTimeline(Database database)
{
    public async Task<Page<TimelineLine>> Handle(Guid id, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        var order = await db.Orders.AsNoTracking().Get(id, ct);
        var hidden = await db.IsBlind(ct) && OrderView.HiddenFrom(actor, order.CheckerId, order);
        return (await Timeline.Of(db, id, page, null, ct)).Map(l =>
            l with { Note = Masking.Text(l.Note, actor, order), ActorId = hidden && l.ActorId == order.OwnerId ? Guid.Empty : l.ActorId, ActorName = hidden && l.ActorId == order.OwnerId ? "" : l.ActorName });
    }
}

internal static class OrderReading
{
    /// <summary>The lines of a page of orders, in one question.</summary>
    public static async Task<ILookup<Guid, OrderLineView>> LinesOf(this Db db, IReadOnlyList<Guid> orders, CancellationToken ct)
    {
        var lines = await db.Rows<OrderLine>().AsNoTracking().Where(l => orders.Contains(l.OrderId)).OrderBy(l => l.Place).ToListAsync(ct);
        return lines.ToLookup(l => l.OrderId, OrderView.LineFor);
    }

    /// <summary>Whether checkers do not see whose sale it is.</summary>
    public static async Task<bool> IsBlind(this Db db, CancellationToken ct) => (await db.Settings<CrossCheckSettings>(ct)).Blind;
}

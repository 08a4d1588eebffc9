using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The seller takes the corrections a buyer asked for at the cross-check over, or turns them down. Until then the order is not confirmed.</summary>
public sealed class AnswerCorrections(Database database, TimeProvider clock)
{
    public async Task<OrderView> Handle(Guid orderId, Guid checkId, bool take, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Create);
        await using var db = database.Open(actor);
        var order = await db.Orders.Get(orderId, ct);
        if (!actor.SellsFor(order)) throw new Forbidden(OrderPermissions.Create);
        var check = await db.Rows<CrossCheck>().Where(c => c.OrderId == orderId).Get(checkId, ct);
        check.Answer(take);
        if (take) await EditOrder.Within(db, order, EditOf(check.Asked!, order), actor, clock.Now(), asCorrected: true, ct);
        var open = await db.Rows<CrossCheck>().AnyAsync(c => c.OrderId == orderId && c.Id != checkId && c.ChangesState == CorrectionsState.Asked, ct);
        if (!open) order.CloseCorrections();
        if (!take) order.TurnedDown();
        await db.SaveChangesAsync(ct);
        return OrderView.For(order, actor);
    }

    /// <summary>The corrections as an edit: a discount shrinks with its quantity, what stays is untouched.</summary>
    private static OrderEdit EditOf(Corrections asked, Order order) => new()
    {
        ShippingAddress = asked.ShippingAddress is { } to ? new Patch<ShippingAddressEdit>(true, Moved(to)) : default,
        Lines = asked.Lines is { Count: > 0 } wanted ? new Patch<IReadOnlyList<OrderLineInput>>(true, Resized(order, wanted)) : default,
    };

    private static ShippingAddressEdit Moved(ShippingAddress to) => new()
    {
        Recipient = Said(to.Recipient), Phone = Said(to.Phone), Line = Said(to.Line), ProvinceCode = Said(to.ProvinceCode), DistrictText = Said(to.DistrictText),
        WardCode = to.WardCode is null && to.ProvinceCode is not null ? new(true, null) : Said(to.WardCode),      // another province, another ward
    };

    private static Patch<string> Said(string? value) => value is null ? default : new(true, value);

    private static List<OrderLineInput> Resized(Order order, IReadOnlyList<QuantityWanted> wanted)
    {
        Rule.Require(wanted.All(w => order.Lines.Any(l => l.ProductId == w.ProductId)), "order.correctionUnknown", "changes");
        return [.. order.Lines.OrderBy(l => l.Place).Select(l => (Line: l, Quantity: wanted.FirstOrDefault(w => w.ProductId == l.ProductId)?.Quantity ?? l.Quantity))
            .Where(l => l.Quantity != 0).Select(l => new OrderLineInput { ProductId = l.Line.ProductId, Quantity = l.Quantity, Discount = (long)(l.Line.Discount * l.Quantity / l.Line.Quantity) })];
    }
}

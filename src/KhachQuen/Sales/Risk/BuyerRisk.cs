using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What a buyer's past says before an order is confirmed: from own data, with its reasons.</summary>
/// <param name="Orders">Earlier orders that came to an end.</param>
/// <param name="Returned">Of those, sent back.</param>
/// <param name="Cancelled">Of those, cancelled before they left.</param>
/// <param name="Blacklisted">Why the number stands on the list; null: it does not.</param>
public sealed record BuyerRisk(int Orders, int Returned, int Cancelled, string? Blacklisted)
{
    public static readonly BuyerRisk None = new(0, 0, 0, null);

    /// <summary>Two returns, or three orders that came to nothing and they are half of all.</summary>
    public bool HasBadPast => Returned >= 2 || (Returned + Cancelled >= 3 && (Returned + Cancelled) * 2 >= Orders);
    public bool IsRisky => Blacklisted is not null || HasBadPast;
}

internal static class BuyerRisks
{
    /// <param name="db">Beyond sight: the past counts whoever sold.</param>
    /// <param name="customerId">The buyer; null: nobody we know.</param>
    /// <param name="phones">The buyer's numbers and the recipient's.</param>
    /// <param name="but">The order it is about does not count.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<BuyerRisk> Of(Db db, Guid? customerId, IEnumerable<string> phones, Guid? but, CancellationToken ct)
    {
        string[] numbers = [.. phones.Distinct()];
        var reason = numbers.Length == 0 ? null : await db.Rows<BlacklistEntry>().AsNoTracking().Where(e => e.RemovedAt == null && EF.Parameter(numbers).Contains(e.Phone)).Select(e => e.Reason).FirstOrDefaultAsync(ct);      // index Phone
        if (customerId is not { } customer) return BuyerRisk.None with { Blacklisted = reason };
        var past = await db.Rows<Order>().AsNoTracking().Where(o => o.CustomerId == customer && o.Id != but && o.State >= OrderState.Delivered)      // index (CustomerId, Id)
            .GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new(past.Values.Sum(), past.GetValueOrDefault(OrderState.Returned), past.GetValueOrDefault(OrderState.Cancelled), reason);
    }
}

/// <summary>Whoever sees an order sees what its buyer's past says .</summary>
public sealed class ShowBuyerRisk(Database database)
{
    public async Task<BuyerRisk> Handle(Guid orderId, Actor actor, CancellationToken ct = default)
    {
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        var order = await db.Orders.AsNoTracking().Get(orderId, ct);
        return await Of(db, order, ct);
    }

    internal static async Task<BuyerRisk> Of(Db db, Order order, CancellationToken ct)
    {
        var buyer = await db.Rows<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == order.CustomerId, ct);
        var risk = await BuyerRisks.Of(db, order.CustomerId, [.. buyer?.Phones ?? [], order.Address.Phone ?? ""], order.Id, ct);
        return risk with { Blacklisted = Masking.Text(risk.Blacklisted, db.Actor, order) };       // a reason may name another number (T-22)
    }
}

using System.Collections.Concurrent;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The states of orders as tabs, the open ones with live counts. Counts are kept for a moment.</summary>
public sealed class OrderTabs(CountOrders count, T texts, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, (IReadOnlyList<OrderCount> Counts, DateTime Until)> kept = new();

    public IReadOnlyList<Tab> Of(Actor actor, OrderState? current, bool any)
    {
        var counts = kept.TryGetValue(actor.Id, out var known) ? known.Counts : [];
        Tab State(OrderState s) => new(texts["state.order." + Name(s)], "/orders?state=" + Name(s), any && s == current, counts.FirstOrDefault(c => c.State == s)?.Count, CountOrders.Open.Contains(s) ? IdOf(s) : null);
        return [new(texts["orders.all"], "/orders", any && current is null), .. Enum.GetValues<OrderState>().Select(State)];
    }

    public async Task<IReadOnlyList<OrderCount>> Counts(Actor actor, CancellationToken ct)
    {
        var now = clock.Now();
        if (kept.TryGetValue(actor.Id, out var known) && known.Until > now) return known.Counts;
        var counts = await count.Handle(actor, ct);
        if (kept.Count > 10_000) kept.Clear();
        kept[actor.Id] = (counts, now + Fresh);
        return counts;
    }

    public static string Name(OrderState state) => new Named<OrderState>(state).ToString();
    public static string IdOf(OrderState state) => "orders-" + Name(state);
}

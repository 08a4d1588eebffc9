using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The states of orders as tabs, the open ones with live counts. Counts are kept for a moment.</summary>
public sealed class OrderTabs(CountOrders count, T texts, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly KeptCounts<OrderCount> kept = new(clock);

    public IReadOnlyList<Tab> Of(Actor actor, OrderState? current, bool any)
    {
        var counts = kept.Last($"{actor.Id}");
        Tab State(OrderState s) => new(texts["state.order." + Name(s)], "/orders?state=" + Name(s), any && s == current, counts.FirstOrDefault(c => c.State == s)?.Count, CountOrders.Open.Contains(s) ? IdOf(s) : null);
        return [new(texts["orders.all"], "/orders", any && current is null), .. Enum.GetValues<OrderState>().Select(State)];
    }

    public Task<IReadOnlyList<OrderCount>> Counts(Actor actor, CancellationToken ct) => kept.Of($"{actor.Id}", Fresh, () => count.Handle(actor, ct));

    public static string Name(OrderState state) => new Named<OrderState>(state).ToString();
    public static string IdOf(OrderState state) => "orders-" + Name(state);
}

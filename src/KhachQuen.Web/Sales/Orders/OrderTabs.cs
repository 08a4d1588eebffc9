using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The states of orders as tabs, the open ones with live counts. Counts are kept for a moment.</summary>
public sealed class OrderTabs(CountOrders count, T texts, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly KeptCounts kept = new(clock);

    public IReadOnlyList<Tab> Of(Actor actor, OrderState? current, bool any)
    {
        Tab State(OrderState s) => new(texts["state.order." + Name(s)], "/orders?state=" + Name(s), any && s == current, kept.Last($"{actor.Id}", IdOf(s)), CountOrders.Open.Contains(s) ? IdOf(s) : null);
        return [new(texts["orders.all"], "/orders", any && current is null), .. Enum.GetValues<OrderState>().Select(State)];
    }

    public Task<IReadOnlyList<TabCount>> Counts(Actor actor, CancellationToken ct) =>
        kept.Of($"{actor.Id}", Fresh, async () => [.. (await count.Handle(actor, ct)).Select(c => new TabCount(IdOf(c.State), c.Count, c.More))]);

    public static string Name(OrderState state) => new Named<OrderState>(state).ToString();
    public static string IdOf(OrderState state) => "orders-" + Name(state);
}

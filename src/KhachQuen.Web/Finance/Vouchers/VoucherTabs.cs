using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Finance;

/// <summary>The states of vouchers and what is to be refunded as tabs, those with work in them with live counts.</summary>
public sealed class VoucherTabs(CountVouchers count, T texts, TimeProvider clock)
{
    private const string Pending = "vouchers-pending", Due = "vouchers-refunds";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly KeptCounts kept = new(clock);

    /// <param name="actor">Whose counts.</param>
    /// <param name="current">The state that is open.</param>
    /// <param name="refunds">The other list is.</param>
    public IReadOnlyList<Tab> Of(Actor actor, VoucherState? current, bool refunds)
    {
        Tab State(VoucherState s) => new(texts["receipts.tab." + Name(s)], "/receipts?state=" + Name(s), !refunds && s == current, s == VoucherState.Pending ? kept.Last($"{actor.Id}", Pending) : null, s == VoucherState.Pending ? Pending : null);
        return [new(texts["orders.all"], "/receipts", !refunds && current is null), .. Enum.GetValues<VoucherState>().Select(State), new(texts["money.toRefund"], "/receipts/refunds", refunds, kept.Last($"{actor.Id}", Due), Due, "arrow-back-up")];
    }

    public Task<IReadOnlyList<TabCount>> Counts(Actor actor, CancellationToken ct) => kept.Of($"{actor.Id}", Fresh, async () =>
    {
        var counts = await count.Handle(actor, ct);
        return [new(Pending, counts.Pending, false), new(Due, counts.RefundsDue, false)];
    });

    public static string Name(VoucherState state) => new Named<VoucherState>(state).ToString();
}

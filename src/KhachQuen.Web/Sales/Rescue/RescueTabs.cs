using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The heaps of the rescue list as tabs with live counts. Counts are kept for a moment.</summary>
public sealed class RescueTabs(CountRescues count, T texts, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly KeptCounts kept = new(clock);

    public IReadOnlyList<Tab> Of(Actor actor, RescueFilter filter) =>
    [
        new(texts["rescue.all"], "/shipments/rescue", filter.Cause is null && filter.Later != true),
        .. Enum.GetValues<RescueCause>().Select(c => Heap(actor, Name(c), "cause=" + Name(c), filter.Later != true && filter.Cause?.Value == c)),
        Heap(actor, "later", "later=true", filter.Later == true),
    ];

    public Task<IReadOnlyList<TabCount>> Counts(Actor actor, CancellationToken ct) =>
        kept.Of($"{actor.Id}", Fresh, async () => [.. (await count.Handle(actor, ct)).Select(c => new TabCount(IdOf(c.Cause is { } cause ? Name(cause) : "later"), c.Count, c.More))]);

    private Tab Heap(Actor actor, string name, string query, bool current) => new(texts["state.rescueCause." + name], "/shipments/rescue?" + query, current, kept.Last($"{actor.Id}", IdOf(name)), IdOf(name));

    private static string Name(RescueCause cause) => new Named<RescueCause>(cause).ToString();
    private static string IdOf(string heap) => "rescue-" + heap;
}

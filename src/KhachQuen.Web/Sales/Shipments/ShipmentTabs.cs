using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The folders of shipments as tabs, those with work in them with live counts. Counts are kept for a moment.</summary>
public sealed class ShipmentTabs(CountShipments count, T texts, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly KeptCounts kept = new(clock);

    public IReadOnlyList<Tab> Of(Actor actor, ShipmentFolder? current, bool any)
    {
        Tab Folder(ShipmentFolder f) => new(texts["shipments.folder." + Name(f)], "/shipments?folder=" + Name(f), any && f == current, kept.Last($"{actor.Id}", IdOf(f)), CountShipments.Open.Contains(f) ? IdOf(f) : null);
        return [new(texts["orders.all"], "/shipments", any && current is null), .. Enum.GetValues<ShipmentFolder>().Select(Folder)];
    }

    public Task<IReadOnlyList<TabCount>> Counts(Actor actor, CancellationToken ct) =>
        kept.Of($"{actor.Id}", Fresh, async () => [.. (await count.Handle(actor, ct)).Select(c => new TabCount(IdOf(c.Folder), c.Count, c.More))]);

    public static string Name(ShipmentFolder folder) => new Named<ShipmentFolder>(folder).ToString();
    public static string IdOf(ShipmentFolder folder) => "shipments-" + Name(folder);
}

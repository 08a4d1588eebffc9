using System.Collections.Concurrent;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The folders of shipments as tabs, those with work in them with live counts. Counts are kept for a moment.</summary>
public sealed class ShipmentTabs(CountShipments count, T texts, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, (IReadOnlyList<ShipmentCount> Counts, DateTime Until)> kept = new();

    public IReadOnlyList<Tab> Of(Actor actor, ShipmentFolder? current, bool any)
    {
        var counts = kept.TryGetValue(actor.Id, out var known) ? known.Counts : [];
        Tab Folder(ShipmentFolder f) => new(texts["shipments.folder." + Name(f)], "/shipments?folder=" + Name(f), any && f == current, counts.FirstOrDefault(c => c.Folder == f)?.Count, CountShipments.Open.Contains(f) ? IdOf(f) : null);
        return [new(texts["orders.all"], "/shipments", any && current is null), .. Enum.GetValues<ShipmentFolder>().Select(Folder)];
    }

    public async Task<IReadOnlyList<ShipmentCount>> Counts(Actor actor, CancellationToken ct)
    {
        var now = clock.Now();
        if (kept.TryGetValue(actor.Id, out var known) && known.Until > now) return known.Counts;
        var counts = await count.Handle(actor, ct);
        if (kept.Count > 10_000) kept.Clear();
        kept[actor.Id] = (counts, now + Fresh);
        return counts;
    }

    public static string Name(ShipmentFolder folder) => new Named<ShipmentFolder>(folder).ToString();
    public static string IdOf(ShipmentFolder folder) => "shipments-" + Name(folder);
}

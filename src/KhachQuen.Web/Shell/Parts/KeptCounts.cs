using System.Collections.Concurrent;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>Counts beside tabs, kept for a moment: many tabs ask at once after each change. Those who see the same share a key.</summary>
public sealed class KeptCounts(TimeProvider clock)
{
    private const int AtMost = 10_000;
    private readonly ConcurrentDictionary<string, (IReadOnlyList<TabCount> Counts, DateTime Until)> kept = new();

    /// <summary>A tab's number as last counted, however long ago; none before the first time. A page shows it at once and asks for a fresh one.</summary>
    public long? Last(string key, string id) => kept.TryGetValue(key, out var known) ? known.Counts.FirstOrDefault(c => c.Id == id)?.Count : null;

    public async Task<IReadOnlyList<TabCount>> Of(string key, TimeSpan fresh, Func<Task<IReadOnlyList<TabCount>>> count)
    {
        var now = clock.Now();
        if (kept.TryGetValue(key, out var known) && known.Until > now) return known.Counts;
        var counts = await count();
        if (kept.Count > AtMost) kept.Clear();
        kept[key] = (counts, now + fresh);
        return counts;
    }
}

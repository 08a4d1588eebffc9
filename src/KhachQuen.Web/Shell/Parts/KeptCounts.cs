using System.Collections.Concurrent;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>Counts beside tabs, kept for a moment: many tabs ask at once after each change. Those who see the same share a key.</summary>
public sealed class KeptCounts<TCount>(TimeProvider clock)
{
    private const int AtMost = 10_000;
    private readonly ConcurrentDictionary<string, (IReadOnlyList<TCount> Counts, DateTime Until)> kept = new();

    /// <summary>As last counted, however long ago; empty before the first time. A page shows them at once and asks for fresh ones.</summary>
    public IReadOnlyList<TCount> Last(string key) => kept.TryGetValue(key, out var known) ? known.Counts : [];

    public async Task<IReadOnlyList<TCount>> Of(string key, TimeSpan fresh, Func<Task<IReadOnlyList<TCount>>> count)
    {
        var now = clock.Now();
        if (kept.TryGetValue(key, out var known) && known.Until > now) return known.Counts;
        var counts = await count();
        if (kept.Count > AtMost) kept.Clear();
        kept[key] = (counts, now + fresh);
        return counts;
    }
}

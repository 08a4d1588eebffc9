using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Web.Contacts;

/// <summary>Where an item stands in its day.</summary>
/// <param name="Slot">Quarter of an hour at which it begins, from midnight.</param>
/// <param name="Span">Quarters of an hour it takes, <see cref="CalendarLanes.Shortest"/> at least.</param>
/// <param name="Lane">Its place beside those of the same time, from 0.</param>
/// <param name="Lanes">How many stand beside each other there.</param>
public sealed record PlacedItem(CalendarItem Item, int Slot, int Span, int Lane, int Lanes);

/// <summary>Items of the same time that find no room beside the others.</summary>
public sealed record Crowded(int Slot, int Count);

/// <param name="Items">Placed, in the order of their beginning.</param>
/// <param name="More">How many more there are, and from when.</param>
public sealed record PlacedDay(IReadOnlyList<PlacedItem> Items, IReadOnlyList<Crowded> More);

/// <summary>Lays the items of one day beside each other: what overlaps shares the width, and more than four at once are counted.</summary>
public static class CalendarLanes
{
    /// <summary><c>Shortest</c>: what one can still read and hit.</summary>
    public const int Slots = 96, Most = 4, Shortest = 2;

    /// <param name="items">Those that begin on the day.</param>
    /// <param name="day">Of the company.</param>
    public static PlacedDay Of(IEnumerable<CalendarItem> items, DateOnly day)
    {
        var (placed, more) = (new List<PlacedItem>(), new List<Crowded>());
        foreach (var cluster in Clusters(items.Select(i => Place(i, day)).OrderBy(p => p.Slot).ThenBy(p => p.Item.From).ThenByDescending(p => p.Span).ThenBy(p => p.Item.Id)))
        {
            var lanes = cluster.Max(p => p.Lane) + 1;
            var shown = lanes > Most ? Most - 1 : lanes;      // the last place is for "more"
            placed.AddRange(cluster.Where(p => p.Lane < shown).Select(p => p with { Lanes = Math.Min(lanes, Most) }));
            if (lanes > Most) more.Add(new(cluster.First(p => p.Lane >= shown).Slot, cluster.Count(p => p.Lane >= shown)));
        }
        return new(placed, more);
    }

    private static PlacedItem Place(CalendarItem item, DateOnly day)
    {
        var begins = CompanyTime.Local(item.From);
        var slot = Math.Clamp((int)(begins - day.ToDateTime(TimeOnly.MinValue)).TotalMinutes / 15, 0, Slots - Shortest);
        var span = (int)Math.Ceiling((item.To - item.From).TotalMinutes / 15);
        return new(item, slot, Math.Clamp(span, Shortest, Math.Max(Slots - slot, Shortest)), 0, 1);
    }

    /// <summary>Items that hang together by overlapping, each in the first free lane.</summary>
    private static IEnumerable<List<PlacedItem>> Clusters(IEnumerable<PlacedItem> ordered)
    {
        var (cluster, ends) = (new List<PlacedItem>(), new List<int>());
        foreach (var item in ordered)
        {
            if (cluster.Count > 0 && ends.All(e => e <= item.Slot))
            {
                yield return cluster;
                (cluster, ends) = ([], []);
            }
            var lane = ends.FindIndex(e => e <= item.Slot);
            if (lane < 0) { lane = ends.Count; ends.Add(0); }
            ends[lane] = item.Slot + item.Span;
            cluster.Add(item with { Lane = lane });
        }
        if (cluster.Count > 0) yield return cluster;
    }
}

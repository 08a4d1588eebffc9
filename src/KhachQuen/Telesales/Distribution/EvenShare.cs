namespace KhachQuen.Telesales;

/// <summary>A person present for a batch, with what they got today and whether yesterday's remainder went to them.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Today">Leads got today by the even rule in this group.</param>
/// <param name="Carried">1 when the last uneven remainder went to them, else 0: they wait their turn.</param>
public sealed record Receiver(Guid UserId, int Today, int Carried = 0);

/// <summary>The even rule. Pure: the same receivers, items and seed give the same answer, and the order of the receivers gives nothing.</summary>
public static class EvenShare
{
    /// <summary>Who gets each of <paramref name="items"/> leads, in order. Whoever has least today comes first, then who has no carried remainder, then the lot decides.</summary>
    public static IReadOnlyList<Guid> Among(IReadOnlyCollection<Receiver> receivers, int items, Random lot)
    {
        if (receivers.Count == 0) return [];
        var turn = new PriorityQueue<Receiver, (int Today, int Carried, long Lot)>();
        foreach (var receiver in receivers) turn.Enqueue(receiver, (receiver.Today, receiver.Carried, lot.NextInt64()));
        var given = new Guid[items];
        for (var i = 0; i < items; i++)
        {
            var next = turn.Dequeue();
            given[i] = next.UserId;
            var after = next with { Today = next.Today + 1 };
            turn.Enqueue(after, (after.Today, after.Carried, lot.NextInt64()));
        }
        return given;
    }

    /// <summary>How few and how many of <paramref name="items"/> leads each may get; where the two differ the lot decides.</summary>
    public static IReadOnlyDictionary<Guid, (int Least, int Most)> Bounds(IReadOnlyCollection<Receiver> receivers, int items)
    {
        var got = Among(receivers, items, new Random(0)).CountBy(g => g).ToDictionary();
        var totals = receivers.ToDictionary(r => r.UserId, r => r.Today + got.GetValueOrDefault(r.UserId));
        var top = receivers.Where(r => got.ContainsKey(r.UserId)).Select(r => totals[r.UserId]).DefaultIfEmpty().Max();
        var drawn = receivers.Any(r => r.Today < top && totals[r.UserId] == top - 1);       // somebody could have had the place of one at the top
        return receivers.ToDictionary(r => r.UserId, r => drawn && r.Today < top ? (top - 1 - r.Today, top - r.Today) : (got.GetValueOrDefault(r.UserId), got.GetValueOrDefault(r.UserId)));
    }

    /// <summary>
    /// Today's counts with late comers lifted: who was not present for the group's last batch starts at the least of those who were,
    /// so that nobody is flooded for having been away.
    /// </summary>
    public static IReadOnlyList<Receiver> Lifted(IReadOnlyCollection<(Guid UserId, int Count, int LastBatch, int Carried)> present, int lastBatch)
    {
        var steady = present.Where(p => lastBatch > 0 && p.LastBatch == lastBatch).ToList();
        var floor = steady.Count > 0 ? steady.Min(p => p.Count) : present.Count > 0 ? present.Max(p => p.Count) : 0;
        return [.. present.Select(p => new Receiver(p.UserId, lastBatch > 0 && p.LastBatch == lastBatch ? p.Count : Math.Max(floor, p.Count), p.Carried))];
    }
}

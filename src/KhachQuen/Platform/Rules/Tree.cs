namespace KhachQuen.Platform;

/// <summary>Things that stand under one another. Pure.</summary>
public sealed class Tree(IEnumerable<(Guid Id, Guid? ParentId)> nodes)
{
    private readonly Dictionary<Guid, Guid?> parents = nodes.ToDictionary(n => n.Id, n => n.ParentId);

    /// <summary>The node and all below it; each once even if the data holds a circle.</summary>
    public IReadOnlyList<Guid> WithBelow(Guid node)
    {
        var below = parents.ToLookup(n => n.Value, n => n.Key);
        var seen = new List<Guid> { node };
        for (var i = 0; i < seen.Count; i++)
            seen.AddRange(below[seen[i]].Where(n => !seen.Contains(n)));
        return seen;
    }

    /// <summary>The nodes above, nearest first; ends where a circle would begin.</summary>
    public IEnumerable<Guid> Above(Guid node)
    {
        var seen = new HashSet<Guid> { node };
        while (parents.GetValueOrDefault(node) is { } parent && seen.Add(parent)) yield return node = parent;
    }

    public bool Holds(Guid node) => parents.ContainsKey(node);

    /// <summary>Whether the node may stand under that parent: a known one, neither itself nor one of its own.</summary>
    public bool MayStandUnder(Guid node, Guid parent) => Holds(parent) && parent != node && !Above(parent).Contains(node);
}

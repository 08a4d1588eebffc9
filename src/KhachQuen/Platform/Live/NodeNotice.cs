using System.Text;
using System.Text.Json;

namespace KhachQuen.Platform;

/// <summary>What one node tells the others, as it travels by NOTIFY: who says it, and changes of nouns, ids and people concerned.</summary>
public sealed record NodeNotice(Guid From, IReadOnlyList<LiveChange> Changes)
{
    /// <summary>PostgreSQL carries less than 8,000 bytes at a time.</summary>
    public const int Largest = 7_900;
    private const int MostTo = 100;      // of people and teams in one change: 39 bytes each

    /// <summary>The changes in as few payloads as they fit into.</summary>
    public static IEnumerable<string> Pack(Guid from, IEnumerable<LiveChange> changes)
    {
        List<LiveChange> batch = [];
        var size = Room(from);
        foreach (var change in changes.SelectMany(Split))
        {
            var more = Size(change) + 1;
            if (size + more > Largest)
            {
                yield return JsonSerializer.Serialize(new NodeNotice(from, batch), AuditTrail.Json);
                (batch, size) = ([], Room(from));
            }
            batch.Add(change);
            size += more;
        }
        if (batch.Count > 0) yield return JsonSerializer.Serialize(new NodeNotice(from, batch), AuditTrail.Json);
    }

    /// <summary>Null for what is not ours, or of a newer release.</summary>
    public static NodeNotice? Read(string payload)
    {
        try { return JsonSerializer.Deserialize<NodeNotice>(payload, AuditTrail.Json); }
        catch (JsonException) { return null; }
    }

    private static IEnumerable<LiveChange> Split(LiveChange change) => change.To.Count <= MostTo ? [change] : change.To.Chunk(MostTo).Select(to => change with { To = to });

    private static int Room(Guid from) => Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(new NodeNotice(from, []), AuditTrail.Json));

    private static int Size(LiveChange change) => Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(change, AuditTrail.Json));
}

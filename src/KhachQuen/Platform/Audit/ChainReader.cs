namespace KhachQuen.Platform;

public enum FlawKind : short { Changed, Missing, Inserted, Moved }

/// <summary>Where the audit is not as it was written.</summary>
/// <param name="Seq">The place in the chain; null for a line that never had one.</param>
/// <param name="LineId">The line, where it is known.</param>
/// <param name="Count">So many from that place on.</param>
public sealed record AuditFlaw(FlawKind Kind, long? Seq, Guid? LineId, long Count = 1);

/// <summary>
/// Reads a chain from front to back and says what was done to it. A link keeps the hash before it: a changed line no longer fits its own hash,
/// a moved one stands between strangers, and a forged or a taken one breaks the chain at a single place.
/// </summary>
internal sealed class ChainReader(long from, byte[] before)
{
    private const int Remembered = 64;
    private readonly List<(string Before, AuditFlaw Flaw)> flaws = [];
    private readonly Queue<(string Hash, long Seq, Guid LineId)> recent = [];
    private string last = AuditSum.Shown(before);
    private bool lastIsChanged, lastIsMoved;
    private (AuditLink Link, string Before, bool Explained)? broken;

    public long Next { get; private set; } = from;
    public long Lines { get; private set; }
    public string Head => last;
    public IEnumerable<AuditFlaw> Flaws => flaws.Select(f => f.Flaw);

    public void Read(AuditLink link, AuditLine? line, byte[]? erased = null)
    {
        var (isChanged, gap) = (line is not null && !AuditSum.Of(link.Prev, line, erased).AsSpan().SequenceEqual(link.Hash), link.Seq - Next);
        var breaks = !isChanged && !lastIsChanged && gap == 0 && AuditSum.Shown(link.Prev) != last;
        Settle(nextBreaks: breaks);
        if (gap > 0) Say(FlawKind.Missing, Next, null, gap);
        if (line is null) Say(FlawKind.Missing, link.Seq, link.AuditId);
        if (isChanged) Say(FlawKind.Changed, link.Seq, link.AuditId);
        if (breaks) broken = (link, last, lastIsMoved);
        (last, lastIsChanged, Next) = (AuditSum.Shown(link.Hash), isChanged, link.Seq + 1);
        Remember(link);
        Lines++;
    }

    /// <summary>Nothing more follows.</summary>
    public void End() => Settle(nextBreaks: false);

    /// <summary>What a break was is known one link later: a stranger breaks the chain before and behind it.</summary>
    private void Settle(bool nextBreaks)
    {
        var (was, explained) = (broken, broken?.Explained == true);
        (broken, lastIsMoved) = (null, false);
        if (was is not { } at) return;
        var gap = flaws.FindIndex(f => f.Flaw is { Kind: FlawKind.Missing, LineId: null } && f.Before == AuditSum.Shown(at.Link.Prev));
        if (nextBreaks || gap >= 0)
        {
            if (gap >= 0) flaws.RemoveAt(gap);      // it was taken from there
            flaws.Add((at.Before, new(FlawKind.Moved, at.Link.Seq, at.Link.AuditId)));
            lastIsMoved = true;
        }
        else if (!explained) Between(at.Link, at.Before);
    }

    /// <summary>A single break: either the link before which it belongs stands a few places back, and what lies between was put there, or something is gone.</summary>
    private void Between(AuditLink link, string before)
    {
        var (place, known) = (recent.ToList(), AuditSum.Shown(link.Prev));
        var forged = place.SkipWhile(r => r.Hash != known).Skip(1).TakeWhile(r => r.Seq < link.Seq).ToList();
        if (forged.Count == 0) flaws.Add((before, new(FlawKind.Missing, link.Seq, null)));
        foreach (var (_, seq, id) in forged) flaws.Add((before, new(FlawKind.Inserted, seq, id)));
    }

    private void Say(FlawKind kind, long seq, Guid? line, long count = 1) => flaws.Add((last, new(kind, seq, line, count)));

    private void Remember(AuditLink link)
    {
        recent.Enqueue((last, link.Seq, link.AuditId));
        if (recent.Count > Remembered) recent.Dequeue();
    }
}

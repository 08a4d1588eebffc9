namespace KhachQuen.Platform;

/// <summary>Finds the phones in a chain of digits: as long as possible, and nothing cut off a number that is too long.</summary>
internal static class PhoneFinder
{
    public static IEnumerable<string> In(DigitChain chain, DateOnly? recordedOn)
    {
        var ends = Ends(chain, recordedOn);
        for (var at = 0; at < ends.Length;)
        {
            if (ends[at] is { } match) yield return match.National;
            at = ends[at]?.End ?? at + 1;
        }
    }

    /// <summary>For each run, the phone that begins there; from the right, because a phone may be followed by another.</summary>
    private static (int End, string National)?[] Ends(DigitChain chain, DateOnly? recordedOn)
    {
        var ends = new (int End, string National)?[chain.Runs.Count];
        for (var start = ends.Length - 1; start >= 0; start--)
            ends[start] = Candidates(chain, start)
                .Where(end => StopsHere(chain, start, end, ends))
                .Select(end => (end, National: Read(chain, start, end, recordedOn)))
                .Where(found => found.National is not null)
                .Select(found => ((int, string)?)(found.end, found.National!))
                .FirstOrDefault();
        return ends;
    }

    private static IEnumerable<int> Candidates(DigitChain chain, int start)
    {
        var (end, length) = (start, 0);
        while (end < chain.Runs.Count && length + chain.Runs[end].Digits.Length <= NumberingPlan.LongestWritten)
            length += chain.Runs[end++].Digits.Length;
        for (; end > start; end--) yield return end;
    }

    /// <summary>
    /// "0912345678 2" is a phone and a remark, "0912 345 678 90" is a number with two digits too many: the same hand
    /// used the same gap.
    /// </summary>
    private static bool StopsHere(DigitChain chain, int start, int end, (int, string)?[] ends) =>
        end == chain.Runs.Count
        || end == start + 1
        || ends[end] is not null
        || chain.Runs[end].Before != chain.Runs[start + 1].Before
        || (chain.WordFollows && end == chain.Runs.Count - 1);

    private static string? Read(DigitChain chain, int start, int end, DateOnly? recordedOn)
    {
        var digits = string.Concat(chain.Runs.Skip(start).Take(end - start).Select(run => run.Digits));
        return NumberingPlan.Person(digits, chain.Runs[start].Plus, recordedOn, out _);
    }
}
